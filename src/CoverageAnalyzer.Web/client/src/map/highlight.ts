import Layer from 'ol/layer/Layer';
import type { FrameState } from 'ol/Map';
import type { Feature } from '../state';
import type { Frame } from './frame';
import { sizeAt } from './looks';
import { trace } from './painter';
import type { Scene } from './scene';

const selectedColor = '#0B3D91';
const hoveredColor = '#111827';

/** Something more to draw over the map: measurements, the places of a scenario. */
export type Extra = (context: CanvasRenderingContext2D, frame: Frame) => void;

/** Draws what is chosen and what is under the pointer over the map, and the extras; cheap, so it is drawn anew in every frame. */
export class HighlightLayer extends Layer {
  private readonly canvas = document.createElement('canvas');

  constructor(
    private readonly scene: () => Scene,
    private readonly marked: () => { selected: Feature | null; hovered: Feature | null },
    private readonly extras: readonly Extra[],
  ) {
    super({});
    this.canvas.className = 'highlight-layer';
    this.canvas.style.position = 'absolute';
    this.canvas.style.pointerEvents = 'none';
  }

  override render(state: FrameState): HTMLElement {
    const frame = frameOf(state);
    const context = this.canvas.getContext('2d')!;
    const [width, height] = [Math.round(frame.width * frame.pixelRatio), Math.round(frame.height * frame.pixelRatio)];
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.canvas.style.width = `${frame.width}px`;
      this.canvas.style.height = `${frame.height}px`;
    } else {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, width, height);
    }
    context.setTransform(frame.pixelRatio, 0, 0, frame.pixelRatio, 0, 0);
    drawMarks(context, frame, this.scene(), this.marked());
    for (const extra of this.extras) {
      extra(context, frame);
    }
    return this.canvas;
  }
}

/** The frame of a state of the map. */
export function frameOf(state: FrameState): Frame {
  const [width, height] = state.size as [number, number];
  const [x, y] = state.viewState.center as [number, number];
  const { resolution } = state.viewState;
  return {
    width,
    height,
    west: x - (width / 2) * resolution,
    north: y + (height / 2) * resolution,
    resolution,
    zoom: Math.log2(156543.03392804097 / resolution),
    pixelRatio: state.pixelRatio,
  };
}

/** Draws the outline of what is chosen and of what is under the pointer. */
export function drawMarks(context: CanvasRenderingContext2D, frame: Frame, scene: Scene, marked: { selected: Feature | null; hovered: Feature | null }): void {
  const { selected, hovered } = marked;
  if (hovered !== null && (hovered.source !== selected?.source || hovered.index !== selected.index)) {
    outline(context, frame, scene, hovered, hoveredColor, 1.8);
  }
  if (selected !== null) {
    outline(context, frame, scene, selected, selectedColor, 3);
  }
}

function outline(context: CanvasRenderingContext2D, frame: Frame, scene: Scene, feature: Feature, color: string, width: number): void {
  const layer = scene.layers.find((l) => l.layer.source === feature.source);
  for (const { shapes, clip } of scene.pieces(feature.source, frame)) {
    for (let shape = 0; shape < shapes.feature.length; shape++) {
      if (shapes.feature[shape] !== feature.index) {
        continue;
      }
      context.save();
      context.beginPath();
      if (clip !== null && shapes.kind !== 'point') {
        context.rect((clip[0] - frame.west) / frame.resolution, (frame.north - clip[3]) / frame.resolution, (clip[2] - clip[0]) / frame.resolution, (clip[3] - clip[1]) / frame.resolution);
        context.clip();
        context.beginPath();
      }
      if (shapes.kind === 'point') {
        const v = shapes.firstVertex[shapes.firstRing[shape]!]!;
        const radius = (layer?.layer.symbol ? sizeAt(layer.layer.symbol.sizes, frame.zoom) : 8) / 2 + 4;
        context.arc((shapes.xy[2 * v]! - frame.west) / frame.resolution, (frame.north - shapes.xy[2 * v + 1]!) / frame.resolution, radius, 0, 2 * Math.PI);
      } else {
        trace(context, frame, shapes, shape);
      }
      context.lineJoin = 'round';
      context.strokeStyle = '#FFFFFF';
      context.lineWidth = width + 2.4;
      context.stroke();
      context.strokeStyle = color;
      context.lineWidth = width;
      context.stroke();
      context.restore();
    }
  }
}
