import type { Frame } from './frame';
import type { Shapes } from './shapes';

/** Below this many vertices everything is drawn as it is. */
const manyVertices = 30_000;

/** Levels kept of one source: those of the zooms just seen. */
const levelsKept = 3;

const levels = new WeakMap<Shapes, Map<number, Shapes>>();

/**
 * Shapes as detailed as a frame can show: vertices are put on a grid of a quarter to half a device pixel and those that fall together become one.
 * The grid is that of the ground, so neighbours keep their common border and the same level serves every frame of that zoom.
 */
export function coarsened(shapes: Shapes, frame: Frame): Shapes {
  if (shapes.kind === 'point' || shapes.xy.length / 2 < manyVertices) {
    return shapes;
  }
  const level = Math.floor(Math.log2((0.5 * frame.resolution) / frame.pixelRatio));
  const kept = levels.get(shapes) ?? new Map<number, Shapes>();
  levels.set(shapes, kept);
  let found = kept.get(level);
  if (found === undefined) {
    found = onGrid(shapes, 2 ** level);
    if (kept.size >= levelsKept) {
      kept.delete(kept.keys().next().value!);
    }
    kept.set(level, found);
  }
  return found;
}

/** All shapes keep their place in the list and their box; a ring that shrinks to a line or a point goes, unless it is all there is of its shape. */
export function onGrid(shapes: Shapes, cell: number): Shapes {
  const { firstRing, firstVertex, xy } = shapes;
  const count = shapes.feature.length;
  const outRing = new Int32Array(firstRing.length);
  const outVertex = new Int32Array(firstVertex.length);
  const out = new Float64Array(xy.length);
  const least = shapes.kind === 'polygon' ? 3 : 2;
  let rings = 0;
  let at = 0;
  for (let shape = 0; shape < count; shape++) {
    outRing[shape] = rings;
    for (let ring = firstRing[shape]!; ring < firstRing[shape + 1]!; ring++) {
      const start = at;
      let lastX = NaN;
      let lastY = NaN;
      for (let i = 2 * firstVertex[ring]!; i < 2 * firstVertex[ring + 1]!; i += 2) {
        const x = Math.round(xy[i]! / cell) * cell;
        const y = Math.round(xy[i + 1]! / cell) * cell;
        if (x !== lastX || y !== lastY) {
          out[at++] = lastX = x;
          out[at++] = lastY = y;
        }
      }
      const isLast = ring === firstRing[shape + 1]! - 1;
      if ((at - start) / 2 < least && !(isLast && rings === outRing[shape])) {
        at = start;
      } else {
        outVertex[++rings] = at / 2;
      }
    }
  }
  outRing[count] = rings;
  return { kind: shapes.kind, feature: shapes.feature, boxes: shapes.boxes, firstRing: outRing, firstVertex: outVertex.slice(0, rings + 1), xy: out.slice(0, at) };
}
