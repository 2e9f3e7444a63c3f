import type { MapLayer, Outline } from '../api/types';
import { coarsened } from './coarsening';
import { isCrowded, MarkSquares, outlineWidth } from './crowding';
import type { Frame } from './frame';
import { boxOf } from './frame';
import { hatchPattern } from './hatch';
import type { LayerLooks, Look } from './looks';
import { sizeAt } from './looks';
import type { Piece } from './scene';
import type { Shapes } from './shapes';
import { StampSheet } from './stamps';
import { symbolPicture } from './symbols';
import type { SymbolRoom } from './symbolRoom';

/** Shapes put into one path before it is filled: one fill a shape costs calls, one for all makes the rasterizer sort too many edges. */
const shapesInPath = 48;

/** Fewer points than these never crowd the map. */
const fewPoints = 300;

/** More symbols than these are put on a sheet of their own. */
const manyPoints = 1500;

/** Shapes of a source in the order of their looks; made once a restyling, not once a frame. */
interface Grouping {
  looks: LayerLooks;
  /** Shape positions, grouped. */
  order: Int32Array;
  /** First position in `order` of each look; one more at the end. */
  first: Int32Array;
}

const groupings = new WeakMap<Shapes, Grouping[]>();

function groupingOf(shapes: Shapes, looks: LayerLooks): Grouping {
  const kept = groupings.get(shapes) ?? [];
  const known = kept.find((g) => g.looks === looks);
  if (known !== undefined) {
    return known;
  }
  const count = shapes.feature.length;
  const first = new Int32Array(looks.looks.length + 2);
  for (let shape = 0; shape < count; shape++) {
    const look = looks.lookOf[shapes.feature[shape]!] ?? -1;
    if (look >= 0) {
      first[look + 2]!++;
    }
  }
  for (let look = 2; look < first.length; look++) {
    first[look]! += first[look - 1]!;
  }
  const order = new Int32Array(first[first.length - 1]!);
  for (let shape = 0; shape < count; shape++) {
    const look = looks.lookOf[shapes.feature[shape]!] ?? -1;
    if (look >= 0) {
      order[first[look + 1]!++] = shape;
    }
  }
  const made = { looks, order, first: first.subarray(0, looks.looks.length + 1) };
  // A source is in one or two layers of a map; older stylings are not drawn again.
  groupings.set(shapes, [made, ...kept.slice(0, 2)]);
  return made;
}

/**
 * Draws the polygons or lines of one source, or of one of its tiles, as a layer says.
 * @param outlinePixels Width of outlines here; 0: none.
 */
export function paint(context: CanvasRenderingContext2D, frame: Frame, shapes: Shapes, looks: LayerLooks, outlinePixels: number): void {
  if (shapes.feature.length > 0) {
    paintPaths(context, frame, coarsened(shapes, frame), looks, outlinePixels);
  }
}

/** Below this zoom the lines of districts lie so near each other that they become thinner, down to a part of their width. */
const roomyZoom = 8;
const thinnestPart = 0.35;

/** Width of a layer's outlines in a frame in px: one for all its tiles, or neighbouring tiles would look different. */
export function outlinePixelsOf(frame: Frame, pieces: readonly Piece[], looks: LayerLooks, layer: MapLayer): number {
  const width = looks.outline?.width ?? 0;
  if (width === 0 || pieces.length === 0 || pieces[0]!.shapes.kind === 'point') {
    return 0;
  }
  if (pieces[0]!.shapes.kind === 'line') {
    return layer.source === 'districts' ? width * Math.max(thinnestPart, Math.min(1, 1 - (roomyZoom - frame.zoom) * 0.25)) : width;
  }
  const [west, south, east, north] = boxOf(frame);
  let sides = 0;
  let count = 0;
  for (const { shapes: { boxes } } of pieces) {
    for (let at = 0; at < boxes.length; at += 4) {
      if (boxes[at]! <= east && boxes[at + 2]! >= west && boxes[at + 1]! <= north && boxes[at + 3]! >= south) {
        sides += Math.sqrt((boxes[at + 2]! - boxes[at]!) * (boxes[at + 3]! - boxes[at + 1]!));
        count++;
      }
    }
  }
  return count === 0 ? 0 : outlineWidth(width, sides / count / frame.resolution);
}

/** Adds a shape's outline to the path under way. */
export function trace(context: CanvasRenderingContext2D, frame: Frame, shapes: Shapes, shape: number): void {
  const { firstRing, firstVertex, xy, boxes } = shapes;
  const scale = 1 / frame.resolution;
  const { west, north } = frame;
  if (shapes.kind === 'polygon' && Math.max(boxes[4 * shape + 2]! - boxes[4 * shape]!, boxes[4 * shape + 3]! - boxes[4 * shape + 1]!) * scale < 1.5) {
    // Too small to have a form: a dot, so that an islet does not vanish.
    context.rect(((boxes[4 * shape]! + boxes[4 * shape + 2]!) / 2 - west) * scale - 0.75, (north - (boxes[4 * shape + 1]! + boxes[4 * shape + 3]!) / 2) * scale - 0.75, 1.5, 1.5);
    return;
  }
  const closes = shapes.kind === 'polygon';
  for (let ring = firstRing[shape]!; ring < firstRing[shape + 1]!; ring++) {
    const start = firstVertex[ring]!;
    const end = firstVertex[ring + 1]!;
    for (let i = start; i < end; i++) {
      const x = (xy[2 * i]! - west) * scale;
      const y = (north - xy[2 * i + 1]!) * scale;
      if (i === start) {
        context.moveTo(x, y);
      } else {
        context.lineTo(x, y);
      }
    }
    if (closes) {
      context.closePath();
    }
  }
}

function paintPaths(context: CanvasRenderingContext2D, frame: Frame, shapes: Shapes, looks: LayerLooks, outlinePixels: number): void {
  const [west, south, east, north] = boxOf(frame, 4);
  const { boxes } = shapes;
  const { order, first } = groupingOf(shapes, looks);
  const visible = new Int32Array(order.length);
  const ends = new Int32Array(looks.looks.length);
  let count = 0;
  for (let look = 0; look < looks.looks.length; look++) {
    for (let i = first[look]!; i < first[look + 1]!; i++) {
      const shape = order[i]!;
      const at = 4 * shape;
      if (boxes[at]! <= east && boxes[at + 2]! >= west && boxes[at + 1]! <= north && boxes[at + 3]! >= south) {
        visible[count++] = shape;
      }
    }
    ends[look] = count;
  }
  if (shapes.kind === 'polygon') {
    for (let look = 0, from = 0; look < looks.looks.length; look++) {
      const to = ends[look]!;
      const style = fillOf(context, looks.looks[look]!, frame);
      if (style !== null && to > from) {
        context.fillStyle = style;
        for (let i = from; i < to; i += shapesInPath) {
          context.beginPath();
          for (let j = i; j < Math.min(to, i + shapesInPath); j++) {
            trace(context, frame, shapes, visible[j]!);
          }
          context.fill('evenodd');
        }
      }
      from = to;
    }
  }
  if (looks.outline !== null && outlinePixels > 0 && count > 0) {
    stroke(context, frame, shapes, visible.subarray(0, count), { ...looks.outline, width: outlinePixels });
  }
}

function stroke(context: CanvasRenderingContext2D, frame: Frame, shapes: Shapes, visible: Int32Array, outline: Outline): void {
  context.strokeStyle = outline.color;
  context.lineWidth = outline.width;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  // One path each few shapes here too: crossing lines of one path are drawn once, which thin borders need to stay even.
  for (let i = 0; i < visible.length; i += shapesInPath) {
    context.beginPath();
    for (let j = i; j < Math.min(visible.length, i + shapesInPath); j++) {
      trace(context, frame, shapes, visible[j]!);
    }
    context.stroke();
  }
}

function fillOf(context: CanvasRenderingContext2D, look: Look, frame: Frame): string | CanvasPattern | null {
  return look.hatch === null ? look.fill : (hatchPattern(context, look.hatch, frame) ?? look.fill);
}

/**
 * Draws the points of one source, of all its tiles together: whether they crowd the map is one decision for the whole of it.
 * @param room Takes note of where symbols stand; null where nobody asks.
 */
export function paintPoints(context: CanvasRenderingContext2D, frame: Frame, pieces: readonly Piece[], layer: MapLayer, looks: LayerLooks, room: SymbolRoom | null): void {
  const { symbol } = layer;
  if (symbol === null || pieces.length === 0) {
    return;
  }
  const size = Math.max(1, Math.round(sizeAt(symbol.sizes, frame.zoom) * 2) / 2);
  const groupings = pieces.map((p) => groupingOf(p.shapes, looks));
  for (let look = 0; look < looks.looks.length; look++) {
    const { fill, dimmed } = looks.looks[look]!;
    const most = groupings.reduce((sum, g) => sum + g.first[look + 1]! - g.first[look]!, 0);
    if (fill === null || most === 0) {
      continue;
    }
    const draw = (sheet: StampSheet | null, x: number, y: number, diameter: number): void => {
      const picture = symbolPicture(symbol.shape, diameter, fill, dimmed ? null : looks.outline, frame.pixelRatio);
      if (sheet === null) {
        context.drawImage(picture.canvas, x - picture.size / 2, y - picture.size / 2, picture.size, picture.size);
      } else {
        sheet.stamp(picture, x, y);
      }
      room?.mark(x, y, diameter);
    };
    const places = placesOf(frame, pieces, groupings, look, size);
    if (places.length / 2 > fewPoints) {
      const squares = new MarkSquares(frame.width, frame.height, frame.west / frame.resolution, -frame.north / frame.resolution);
      for (let i = 0; i < places.length; i += 2) {
        squares.add(places[i]!, places[i + 1]!);
      }
      if (isCrowded(squares.points, size, squares.squares)) {
        squares.each((x, y, diameter) => draw(null, x, y, diameter));
        continue;
      }
    }
    const sheet = places.length / 2 > manyPoints ? new StampSheet(frame) : null;
    for (let i = 0; i < places.length; i += 2) {
      draw(sheet, places[i]!, places[i + 1]!, size);
    }
    sheet?.draw(context);
  }
}

/** Where the points of a look stand in the frame, in px: x and y in turn. A point in the margin of a tile is that of its neighbour. */
function placesOf(frame: Frame, pieces: readonly Piece[], groupings: readonly Grouping[], look: number, size: number): number[] {
  const [west, south, east, north] = boxOf(frame, size);
  const scale = 1 / frame.resolution;
  const places: number[] = [];
  pieces.forEach(({ shapes: { xy, firstRing, firstVertex }, clip }, piece) => {
    const { order, first } = groupings[piece]!;
    const [left, bottom, right, top] = clip === null ? [west, south, east, north] : [Math.max(west, clip[0]), Math.max(south, clip[1]), Math.min(east, clip[2]), Math.min(north, clip[3])];
    for (let i = first[look]!; i < first[look + 1]!; i++) {
      const shape = order[i]!;
      for (let v = firstVertex[firstRing[shape]!]!; v < firstVertex[firstRing[shape + 1]!]!; v++) {
        const x = xy[2 * v]!;
        const y = xy[2 * v + 1]!;
        if (x >= left && x < right && y >= bottom && y < top) {
          places.push((x - frame.west) * scale, (frame.north - y) * scale);
        }
      }
    }
  });
  return places;
}
