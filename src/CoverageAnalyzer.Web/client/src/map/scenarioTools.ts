import type { Edit, WhatIf } from '../api/types';
import { addPoint, movePoint, removePoint, type EditedLayer } from '../panels/edits';
import type { Store } from '../state';
import type { Frame } from './frame';
import { circle, type Place } from './geodesic';
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from './mercator';
import { pickPoint } from './picking';
import type { Scene } from './scene';
import { addedColor, movedColor } from './scenarioMarks';
import { mapTexts } from './texts';

const reachPixels = 12;

interface Held {
  layer: EditedLayer;
  code: string;
  radiusKilometres: number | null;
  /** Where it would be put, in the plane. */
  x: number;
  y: number;
}

/** Puts, moves and takes away points on the map; what that changes is the server's to say. */
export class ScenarioTools {
  private held: Held | null = null;

  constructor(
    private readonly store: Store,
    private readonly scene: Scene,
    private readonly changed: () => void,
  ) {
    store.listen((_, members) => {
      if (members.has('tool')) {
        this.held = null;
        changed();
      }
    });
  }

  get isOn(): boolean {
    return ['add-postal', 'add-bts', 'move', 'remove'].includes(this.store.state.tool);
  }

  get isHolding(): boolean {
    return this.held !== null;
  }

  /** Does what the tool does at a place that was clicked, or in the middle of the map by the keyboard. */
  act(frame: Frame, x: number, y: number): void {
    const { tool } = this.store.state;
    if (tool === 'add-postal' || tool === 'add-bts') {
      addPoint(this.store, tool === 'add-postal' ? 'postal_points' : 'bts_sites', longitudeOf(x), latitudeOf(y));
    } else if (tool === 'remove') {
      const point = this.pointAt(frame, x, y);
      if (point === null) {
        this.say('noPoint');
      } else {
        removePoint(this.store, point.layer, point.code);
      }
    }
  }

  /** Takes up the point at a place; false where there is none. */
  take(frame: Frame, x: number, y: number): boolean {
    this.held = this.store.state.tool === 'move' ? this.pointAt(frame, x, y) : null;
    this.changed();
    return this.held !== null;
  }

  drag(x: number, y: number): void {
    if (this.held !== null) {
      this.held = { ...this.held, x, y };
      this.changed();
    }
  }

  /** Puts down what is held. */
  drop(): void {
    const { held } = this;
    this.held = null;
    if (held !== null) {
      movePoint(this.store, held.layer, held.code, longitudeOf(held.x), latitudeOf(held.y));
    }
    this.changed();
  }

  letGo(): void {
    this.held = null;
    this.changed();
  }

  /** Takes up or puts down by the keyboard. */
  toggle(frame: Frame, x: number, y: number): void {
    if (this.held !== null) {
      this.drag(x, y);
      this.drop();
    } else {
      this.say(this.take(frame, x, y) ? 'picked' : 'noPoint');
    }
  }

  /** Marks of new and moved points, their radius, and what is held. */
  readonly draw = (context: CanvasRenderingContext2D, frame: Frame): void => {
    const { scenario, study } = this.store.state;
    const radiusOf = (layer: EditedLayer, own: number | null): number | null => (layer === 'bts_sites' ? (own ?? study?.targets.mobileRadiusKilometres ?? null) : null);
    for (const layer of ['postal_points', 'bts_sites'] as const) {
      for (const point of scenario?.answer?.points[layer] ?? []) {
        if (point.change !== 'none') {
          drawPlace(context, frame, [point.longitude, point.latitude], radiusOf(layer, point.radiusKilometres), point.change === 'added' ? addedColor : movedColor, layer === 'bts_sites');
        }
      }
    }
    for (const edit of pendingEdits(scenario?.edits ?? [], scenario?.answer ?? null)) {
      drawPlace(context, frame, [edit.longitude!, edit.latitude!], radiusOf(edit.layer, edit.radiusKilometres ?? null), edit.action === 'add' ? addedColor : movedColor, edit.layer === 'bts_sites');
    }
    const { held } = this;
    if (held !== null) {
      drawPlace(context, frame, [longitudeOf(held.x), latitudeOf(held.y)], radiusOf(held.layer, held.radiusKilometres), movedColor, held.layer === 'bts_sites');
    }
  };

  private pointAt(frame: Frame, x: number, y: number): Held | null {
    const found = (['postal_points', 'bts_sites'] as const)
      .map((layer) => ({ layer, point: pickPoint(this.scene, frame, layer, x, y, reachPixels) }))
      .filter((p) => p.point !== null)
      .sort((a, b) => a.point!.distance - b.point!.distance)[0];
    if (found === undefined) {
      return null;
    }
    const { index } = found.point!.feature;
    const known = this.store.state.scenario?.answer?.points[found.layer]?.[index];
    const code = known?.code ?? this.scene.textOf(found.layer, 'code', index);
    const radius = known?.radiusKilometres ?? (Number(this.scene.textOf(found.layer, 'radius_km', index)) || null);
    return code === '' ? null : { layer: found.layer, code, radiusKilometres: radius, x, y };
  }

  private say(text: 'picked' | 'noPoint'): void {
    this.store.set({ message: { rank: 'info', text: mapTexts(this.store.state.language)[text] } });
  }
}

/** Where points were put that the server's answer does not show yet: they are seen at once, the figures follow. */
export function pendingEdits(edits: readonly Edit[], answer: WhatIf | null): Edit[] {
  const last = new Map<string, Edit>();
  for (const edit of edits) {
    const key = `${edit.layer} ${edit.code}`;
    const before = last.get(key);
    last.set(key, before?.action === 'add' && edit.action === 'move' ? { ...before, longitude: edit.longitude!, latitude: edit.latitude! } : edit);
  }
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;
  return [...last.values()].filter(
    (edit) =>
      edit.longitude !== undefined &&
      edit.latitude !== undefined &&
      edit.action !== 'remove' &&
      !(answer?.points[edit.layer] ?? []).some((p) => p.code === edit.code && near(p.longitude, edit.longitude!) && near(p.latitude, edit.latitude!)),
  );
}

/** A mark at a place with the circle it reaches on the ellipsoid. */
function drawPlace(context: CanvasRenderingContext2D, frame: Frame, place: Place, radiusKilometres: number | null, color: string, square: boolean): void {
  const at = (p: Place): [number, number] => [(mercatorX(p[0]) - frame.west) / frame.resolution, (frame.north - mercatorY(p[1])) / frame.resolution];
  if (radiusKilometres !== null && radiusKilometres > 0) {
    context.beginPath();
    circle(place, radiusKilometres * 1000).forEach((p, i) => (i === 0 ? context.moveTo(...at(p)) : context.lineTo(...at(p))));
    context.closePath();
    context.fillStyle = `${color}1F`;
    context.fill();
    context.setLineDash([6, 4]);
    context.strokeStyle = color;
    context.lineWidth = 1.6;
    context.stroke();
    context.setLineDash([]);
  }
  const [x, y] = at(place);
  context.beginPath();
  if (square) {
    context.rect(x - 6, y - 6, 12, 12);
  } else {
    context.arc(x, y, 6.5, 0, 2 * Math.PI);
  }
  context.fillStyle = color;
  context.strokeStyle = '#FFFFFF';
  context.lineWidth = 5;
  context.stroke();
  context.fill();
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.stroke();
}
