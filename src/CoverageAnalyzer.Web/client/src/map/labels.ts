import type { MapLayer } from '../api/types';
import { boxOf, type Frame } from './frame';
import { placeInside, placeNear, type Box, type Lines } from './labelPlaces';
import { mercatorX, mercatorY } from './mercator';
import type { Scene } from './scene';
import { middlesOf, type Shapes } from './shapes';
import type { SymbolRoom } from './symbolRoom';

/** A name with its place: the middle of its box in the plane, so that it moves with the map. */
interface Label {
  lines: readonly string[];
  x: number;
  y: number;
  style: NonNullable<MapLayer['labels']>;
}

export type LabelSet = readonly Label[];

/** Side of the square a scenario's mark takes, in px. */
const markPixels = 18;

/** Names tried at most; the most important first. */
const mostNames = 700;

/** Part of the letters' size from one line to the next: room for stacked accents. */
export const lineHeight = 1.16;

/** A district whose visible part is narrower than this is not named, in px. */
const leastDistrictPixels = 26;

const family = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';

/** Districts are small where a whole province is on a small screen: their names then hide less of them. */
function sizeOfDistrict(size: number, zoom: number): number {
  return Math.round(2 * size * Math.max(0.82, Math.min(1, 0.82 + (zoom - 8.5) * 0.18))) / 2;
}

export function fontOf(style: NonNullable<MapLayer['labels']>): string {
  return `${style.bold ? '600 ' : ''}${style.size}px ${family}`;
}

const middles = new WeakMap<Shapes, ReturnType<typeof middlesOf>>();

function middlesFor(shapes: Shapes): ReturnType<typeof middlesOf> {
  let known = middles.get(shapes);
  if (known === undefined) {
    known = middlesOf(shapes);
    middles.set(shapes, known);
  }
  return known;
}

interface Candidate {
  text: string;
  weight: number;
  shapes: Shapes;
  shape: number;
  /** Place wanted for a name that need not lie inside; NaN for one that must. */
  x: number;
  y: number;
}

/**
 * Finds the places of all names in a frame: layers from the highest down, in each the most important features first, none over another.
 * @param covered Where something lies over the map: no name goes under it.
 */
export function findLabels(context: CanvasRenderingContext2D, frame: Frame, scene: Scene, room: SymbolRoom, covered: readonly Box[] = []): LabelSet {
  const labels: Label[] = [];
  const taken: Box[] = [...covered, ...markBoxes(frame, scene)];
  for (const { layer, hidden } of [...scene.layers].reverse()) {
    const wanted = layer.labels;
    if (wanted === null || hidden || frame.zoom < Math.max(layer.minimumZoom, wanted.minimumZoom)) {
      continue;
    }
    const style = { ...wanted, size: layer.source === 'districts' ? sizeOfDistrict(wanted.size, frame.zoom) : wanted.size };
    context.font = fontOf(style);
    const widths = new Map<string, number>();
    const widthOf = (text: string): number => {
      let width = widths.get(text);
      if (width === undefined) {
        width = context.measureText(text).width;
        widths.set(text, width);
      }
      return width;
    };
    const candidates = layer.source === 'districts' ? districtCandidates(frame, scene) : candidatesOf(layer, frame, scene);
    candidates.sort((a, b) => b.weight - a.weight);
    for (const candidate of candidates.slice(0, mostNames)) {
      const choices = linesOf(candidate.text).map((lines): Lines => ({
        lines,
        width: Math.max(...lines.map(widthOf)),
        height: lines.length * style.size * lineHeight,
      }));
      const place = Number.isNaN(candidate.x)
        ? placeInside(frame, candidate.shapes, candidate.shape, choices, taken, room)
        : placeNear(frame, candidate.x, candidate.y, choices, taken);
      if (place !== null) {
        taken.push(place.box);
        labels.push({
          lines: place.lines,
          x: frame.west + (place.box.x + place.box.width / 2) * frame.resolution,
          y: frame.north - (place.box.y + place.box.height / 2) * frame.resolution,
          style,
        });
      }
    }
  }
  return labels;
}

/** Where a scenario has put points: a name must not hide what was just placed. */
function markBoxes(frame: Frame, scene: Scene): Box[] {
  return scene.changedPoints().map(({ longitude, latitude }) => ({
    x: (mercatorX(longitude) - frame.west) / frame.resolution - markPixels / 2,
    y: (frame.north - mercatorY(latitude)) / frame.resolution - markPixels / 2,
    width: markPixels,
    height: markPixels,
  }));
}

/** The features of a layer that can be named; of a feature in several tiles its largest piece. */
function candidatesOf(layer: MapLayer, frame: Frame, scene: Scene): Candidate[] {
  const style = layer.labels!;
  const [west, south, east, north] = boxOf(frame);
  const best = new Map<number, Candidate>();
  for (const { shapes } of scene.pieces(layer.source, frame)) {
    const isPolygon = shapes.kind === 'polygon';
    const { area } = isPolygon ? middlesFor(shapes) : { area: null };
    for (let shape = 0; shape < shapes.feature.length; shape++) {
      const at = 4 * shape;
      const feature = shapes.feature[shape]!;
      if (shapes.boxes[at]! > east || shapes.boxes[at + 2]! < west || shapes.boxes[at + 1]! > north || shapes.boxes[at + 3]! < south) {
        continue;
      }
      if (isPolygon && (shapes.boxes[at + 2]! - shapes.boxes[at]!) / frame.resolution < 2 * style.size) {
        continue;
      }
      if (layer.source === 'communes' && scene.isDimmed(feature)) {
        continue;
      }
      const size = area === null ? 0 : area[shape]!;
      const known = best.get(feature);
      if (known !== undefined && known.weight >= size) {
        continue;
      }
      const text = scene.textOf(layer.source, style.field, feature);
      if (text !== '') {
        const x = isPolygon ? NaN : (shapes.boxes[at]! + shapes.boxes[at + 2]!) / 2;
        const y = isPolygon ? NaN : (shapes.boxes[at + 1]! + shapes.boxes[at + 3]!) / 2;
        best.set(feature, { text, weight: size, shapes, shape, x, y });
      }
    }
  }
  const found = [...best];
  if (style.priority === 'population') {
    for (const [feature, candidate] of found) {
      candidate.weight = Number(scene.textOf(layer.source, 'population', feature)) || 0;
    }
  }
  return found.map(([, candidate]) => candidate);
}

/** Districts are lines: their names stand in the middle of what is seen of their communes. */
function districtCandidates(frame: Frame, scene: Scene): Candidate[] {
  const [west, south, east, north] = boxOf(frame);
  const sums = new Map<string, { area: number; x: number; y: number; members: { shapes: Shapes; shape: number }[] }>();
  for (const { shapes } of scene.pieces('communes', frame)) {
    if (shapes.kind !== 'polygon') {
      continue;
    }
    const { area, x, y } = middlesFor(shapes);
    for (let shape = 0; shape < shapes.feature.length; shape++) {
      const feature = shapes.feature[shape]!;
      const [mx, my] = [x[shape]!, y[shape]!];
      if (mx < west || mx > east || my < south || my > north) {
        continue;
      }
      const district = scene.textOf('communes', 'district', feature);
      if (district === '') {
        continue;
      }
      const sum = sums.get(district) ?? { area: 0, x: 0, y: 0, members: [] };
      sum.area += area[shape]!;
      sum.x += area[shape]! * mx;
      sum.y += area[shape]! * my;
      sum.members.push({ shapes, shape });
      sums.set(district, sum);
    }
  }
  const found: Candidate[] = [];
  for (const [district, sum] of sums) {
    if (Math.sqrt(sum.area) / frame.resolution < leastDistrictPixels) {
      continue;
    }
    // The middle may lie outside a bent district: the nearest of its communes' middles does not.
    const [cx, cy] = [sum.x / sum.area, sum.y / sum.area];
    let nearest = sum.members[0]!;
    let least = Infinity;
    let inside = false;
    for (const member of sum.members) {
      const { x, y } = middlesFor(member.shapes);
      const distance = Math.hypot(x[member.shape]! - cx, y[member.shape]! - cy);
      if (distance < least) {
        least = distance;
        nearest = member;
      }
      const at = 4 * member.shape;
      const { boxes } = member.shapes;
      inside ||= cx >= boxes[at]! && cx <= boxes[at + 2]! && cy >= boxes[at + 1]! && cy <= boxes[at + 3]!;
    }
    const middle = middlesFor(nearest.shapes);
    found.push({
      text: district,
      weight: sum.area,
      shapes: nearest.shapes,
      shape: nearest.shape,
      x: inside ? cx : middle.x[nearest.shape]!,
      y: inside ? cy : middle.y[nearest.shape]!,
    });
  }
  return found;
}

/** The text on one line, then broken in two where that makes the most even lines; a short name broken reads worse than none. */
export function linesOf(text: string): string[][] {
  let best = -1;
  for (let i = 1; i < text.length - 1; i++) {
    if (text[i] === ' ' && (best < 0 || Math.abs(2 * i - text.length) < Math.abs(2 * best - text.length))) {
      best = i;
    }
  }
  return best > 0 && text.length > 7 ? [[text], [text.slice(0, best).trim(), text.slice(best + 1).trim()]] : [[text]];
}

/** Draws names with their halo. */
export function drawLabels(context: CanvasRenderingContext2D, frame: Frame, labels: LabelSet, box: readonly [number, number, number, number]): void {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  let font = '';
  // The most important were placed first and are drawn last.
  for (let i = labels.length - 1; i >= 0; i--) {
    const { lines, x, y, style } = labels[i]!;
    if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) {
      continue;
    }
    const wanted = fontOf(style);
    if (font !== wanted) {
      font = wanted;
      context.font = wanted;
    }
    context.strokeStyle = style.halo;
    context.lineWidth = style.bold ? 3.6 : 3;
    context.fillStyle = style.color;
    const px = (x - frame.west) / frame.resolution;
    const top = (frame.north - y) / frame.resolution - ((lines.length - 1) * style.size * lineHeight) / 2;
    lines.forEach((line, k) => context.strokeText(line, px, top + k * style.size * lineHeight));
    lines.forEach((line, k) => context.fillText(line, px, top + k * style.size * lineHeight));
  }
}
