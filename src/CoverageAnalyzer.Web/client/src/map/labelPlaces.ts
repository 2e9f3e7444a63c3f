import type { Frame } from './frame';
import { crossings, type Shapes } from './shapes';
import type { SymbolRoom } from './symbolRoom';

/** A box on the canvas in CSS pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A way to set a name: its lines and the room they take in px. */
export interface Lines {
  lines: readonly string[];
  width: number;
  height: number;
}

export interface Place {
  lines: readonly string[];
  box: Box;
}

const rows = 9;
const directions = 8;
const stepPixels = 7;
const reachPixels = 35;

function meets(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function isFree(box: Box, taken: readonly Box[]): boolean {
  return !taken.some((other) => meets(box, other));
}

/**
 * Puts a name inside a polygon, or inside the part of it in view, where it is wide enough and no symbol stands.
 * @returns Null where it does not fit: no name reads better than one across a border or a point.
 */
export function placeInside(frame: Frame, shapes: Shapes, shape: number, choices: readonly Lines[], taken: readonly Box[], room: SymbolRoom): Place | null {
  const at = 4 * shape;
  const left = Math.max(0, (shapes.boxes[at]! - frame.west) / frame.resolution);
  const right = Math.min(frame.width, (shapes.boxes[at + 2]! - frame.west) / frame.resolution);
  const top = Math.max(0, (frame.north - shapes.boxes[at + 3]!) / frame.resolution);
  const bottom = Math.min(frame.height, (frame.north - shapes.boxes[at + 1]!) / frame.resolution);
  for (const { lines, width, height } of choices) {
    if (right - left < width || bottom - top < height) {
      continue;
    }
    const spots: { x: number; y: number; score: number }[] = [];
    for (let row = 0; row < rows; row++) {
      const y = top + height / 2 + ((bottom - top - height) * (row + 0.5)) / rows;
      const spans = [-0.5, 0, 0.5].map((part) =>
        crossings(shapes, shape, frame.north - (y + part * height) * frame.resolution).map((x) => Math.min(frame.width, Math.max(0, (x - frame.west) / frame.resolution))),
      );
      const across = spans[1]!;
      for (let i = 0; i + 1 < across.length; i += 2) {
        let [low, high] = [across[i]!, across[i + 1]!];
        const middle = (low + high) / 2;
        for (const span of [spans[0]!, spans[2]!]) {
          [low, high] = narrowed(span, middle, low, high);
        }
        if (high - low >= width) {
          const score = high - low - width - 0.6 * Math.abs(y - (top + bottom) / 2);
          const slack = ((high - low - width) / 2) * 0.7;
          spots.push({ x: (low + high) / 2, y, score });
          if (slack > 6) {
            spots.push({ x: (low + high) / 2 - slack, y, score: score - slack }, { x: (low + high) / 2 + slack, y, score: score - slack });
          }
        }
      }
    }
    spots.sort((a, b) => b.score - a.score);
    for (const { x, y } of spots) {
      const box = { x: x - width / 2 - 1, y: y - height / 2, width: width + 2, height };
      if (isFree(box, taken) && room.isFree(box.x, box.y, box.width, box.height)) {
        return { lines, box };
      }
    }
  }
  return null;
}

/** Cuts an interval down to the widest span of another line that it meets. */
function narrowed(span: readonly number[], middle: number, low: number, high: number): [number, number] {
  let best: [number, number] = [middle, middle];
  for (let i = 0; i + 1 < span.length; i += 2) {
    const [l, r] = [Math.max(low, span[i]!), Math.min(high, span[i + 1]!)];
    if (r - l > best[1] - best[0]) {
      best = [l, r];
    }
  }
  return best;
}

/** Puts a name as near to a place as others leave room, wholly in view. */
export function placeNear(frame: Frame, planeX: number, planeY: number, choices: readonly Lines[], taken: readonly Box[]): Place | null {
  const x = (planeX - frame.west) / frame.resolution;
  const y = (frame.north - planeY) / frame.resolution;
  for (let distance = 0; distance <= reachPixels; distance += stepPixels) {
    for (const { lines, width, height } of choices) {
      for (let d = 0; d < (distance === 0 ? 1 : directions); d++) {
        const angle = (2 * Math.PI * d) / directions;
        const cx = Math.min(frame.width - width / 2 - 4, Math.max(width / 2 + 4, x + distance * Math.cos(angle)));
        const cy = Math.min(frame.height - height / 2 - 4, Math.max(height / 2 + 4, y + distance * Math.sin(angle)));
        const box = { x: cx - width / 2 - 3, y: cy - height / 2 - 1, width: width + 6, height: height + 2 };
        if (isFree(box, taken)) {
          return { lines, box };
        }
      }
    }
  }
  return null;
}
