import Layer from 'ol/layer/Layer';
import type { FrameState } from 'ol/Map';
import type { Scene } from './scene';
import { drawNames, drawScene } from './drawing';
import type { Frame } from './frame';
import { findLabels, type LabelSet } from './labels';

/** How much the study hides of a background under it. */
export const opacityOverBackground = 0.75;

/** A frame that takes longer than this is not drawn anew while the map moves: the last picture is moved instead. */
const cheapMilliseconds = 22;

/** Part of the time that redrawing may take while the map moves. */
const movingShare = 0.45;

/** The buttons over the map, in px from its corner. */
const buttons = { x: 0, y: 0, width: 50, height: 290 };

/** What is drawn beyond each edge where drawing is dear, in px: it comes into view as the map is moved. */
const marginPixels = 160;

/**
 * The study on the map: one canvas with all layers, one with the names, which lie above what is marked. Where drawing is cheap every frame is drawn anew and always sharp;
 * where it is dear (a nation) the last picture is moved and scaled while the map moves, and drawn anew when it rests.
 */
export class StudyLayer extends Layer {
  /** Milliseconds the last full drawing took. */
  cost = 0;
  /** What of it a drawing takes while the map moves: names are not looked for then. */
  private movingCost = 0;
  private readonly canvas = document.createElement('canvas');
  private readonly holder = document.createElement('div');
  private readonly nameCanvas = document.createElement('canvas');
  /** The names, for a layer above what is marked on the map. */
  readonly names = document.createElement('div');
  private drawn: Frame | null = null;
  private drawnAt = 0;
  private labels: LabelSet = [];
  private stale = true;
  private retry = 0;

  constructor(private readonly scene: () => Scene) {
    super({});
    this.holder.className = 'study-layer';
    this.names.className = 'names-layer';
    for (const canvas of [this.canvas, this.nameCanvas]) {
      canvas.style.position = 'absolute';
      canvas.style.transformOrigin = '0 0';
    }
    this.holder.append(this.canvas);
    this.names.append(this.nameCanvas);
    this.names.style.pointerEvents = 'none';
  }

  /** Something other than the view has changed. */
  refresh(): void {
    this.stale = true;
    this.changed();
  }

  override render(state: FrameState): HTMLElement {
    const [width, height] = state.size as [number, number];
    const [animating, interacting] = state.viewHints as [number, number];
    const moving = animating > 0 || interacting > 0;
    const now = performance.now();
    if (moving && this.drawn !== null && this.movingCost > cheapMilliseconds && now - this.drawnAt < this.movingCost / movingShare) {
      this.place(state, this.drawn);
      return this.holder;
    }
    const margin = this.movingCost > cheapMilliseconds ? marginPixels : 0;
    const resolution = state.viewState.resolution;
    const [x, y] = state.viewState.center as [number, number];
    const frame: Frame = {
      width: width + 2 * margin,
      height: height + 2 * margin,
      west: x - (width / 2 + margin) * resolution,
      north: y + (height / 2 + margin) * resolution,
      resolution,
      zoom: Math.log2(156543.03392804097 / resolution),
      pixelRatio: state.pixelRatio,
    };
    if (!this.stale && this.drawn !== null && same(this.drawn, frame)) {
      this.place(state, this.drawn);
      return this.holder;
    }
    this.draw(frame, margin, moving, now);
    this.place(state, frame);
    return this.holder;
  }

  private draw(frame: Frame, margin: number, moving: boolean, now: number): void {
    const context = cleared(this.canvas, frame);
    const nameContext = cleared(this.nameCanvas, frame);
    const scene = this.scene();
    // Names keep their places while the map moves; new ones are looked for when it rests.
    const names = !moving || this.labels.length === 0;
    const room = drawScene(context, frame, scene, names);
    this.movingCost = performance.now() - now;
    if (names) {
      this.labels = findLabels(nameContext, frame, scene, room, [{ ...buttons, x: buttons.x + margin, y: buttons.y + margin }]);
    }
    drawNames(nameContext, frame, this.labels);
    this.cost = performance.now() - now;
    this.drawn = frame;
    this.drawnAt = performance.now();
    // What was drawn while moving lacks names: it is drawn again at rest.
    this.stale = moving;
  }

  /** A tile has come: drawn soon, but not once a tile where that is dear. */
  refreshSoon(): void {
    if (this.retry === 0) {
      this.retry = window.setTimeout(() => {
        this.retry = 0;
        this.refresh();
      }, Math.max(16, this.cost));
    }
  }

  /** Puts the picture where its ground is now. */
  private place(state: FrameState, frame: Frame): void {
    const resolution = state.viewState.resolution;
    const [x, y] = state.viewState.center as [number, number];
    const [width, height] = state.size as [number, number];
    const left = (frame.west - (x - (width / 2) * resolution)) / resolution;
    const top = (y + (height / 2) * resolution - frame.north) / resolution;
    const scale = frame.resolution / resolution;
    const whole = (value: number): number => (scale === 1 ? Math.round(value * frame.pixelRatio) / frame.pixelRatio : value);
    for (const canvas of [this.canvas, this.nameCanvas]) {
      canvas.style.transform = `translate(${whole(left)}px, ${whole(top)}px) scale(${scale})`;
    }
    this.holder.style.opacity = String(this.getOpacity());
  }
}

/** A canvas made as large as a frame and empty, with the transform of CSS pixels. */
function cleared(canvas: HTMLCanvasElement, frame: Frame): CanvasRenderingContext2D {
  const width = Math.round(frame.width * frame.pixelRatio);
  const height = Math.round(frame.height * frame.pixelRatio);
  const context = canvas.getContext('2d')!;
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${frame.width}px`;
    canvas.style.height = `${frame.height}px`;
  } else {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
  }
  context.setTransform(frame.pixelRatio, 0, 0, frame.pixelRatio, 0, 0);
  return context;
}

function same(a: Frame, b: Frame): boolean {
  return a.west === b.west && a.north === b.north && a.resolution === b.resolution && a.width === b.width && a.height === b.height && a.pixelRatio === b.pixelRatio;
}
