import { isShown } from './drawing';
import type { Frame } from './frame';
import { sizeAt } from './looks';
import type { Scene } from './scene';
import { contains } from './shapes';
import type { Feature } from '../state';
import type { SourceName } from '../api/types';

/** How far beside a symbol a pointer may be, in px: a finger is not a needle. */
const slackPixels = 4;

/** The nearest point of one source at a place. */
export function pickPoint(scene: Scene, frame: Frame, source: SourceName, x: number, y: number, reachPixels: number): { feature: Feature; x: number; y: number; distance: number } | null {
  let best: { feature: Feature; x: number; y: number; distance: number } | null = null;
  let least = reachPixels * frame.resolution;
  const drawn = scene.layers.find((l) => l.layer.source === source);
  for (const { shapes } of scene.pieces(source, frame)) {
    if (shapes.kind !== 'point') {
      continue;
    }
    for (let shape = 0; shape < shapes.feature.length; shape++) {
      const feature = shapes.feature[shape]!;
      if (drawn !== undefined && (drawn.looks.lookOf[feature] ?? -1) < 0) {
        continue;
      }
      for (let v = shapes.firstVertex[shapes.firstRing[shape]!]!; v < shapes.firstVertex[shapes.firstRing[shape + 1]!]!; v++) {
        const [px, py] = [shapes.xy[2 * v]!, shapes.xy[2 * v + 1]!];
        const distance = Math.hypot(px - x, py - y);
        if (distance <= least) {
          least = distance;
          best = { feature: { source, index: feature }, x: px, y: py, distance };
        }
      }
    }
  }
  return best;
}

/** The feature at a place of the plane: the highest layer that has one there. Lines cannot be chosen. */
export function pick(scene: Scene, frame: Frame, x: number, y: number): Feature | null {
  for (const sceneLayer of [...scene.layers].reverse()) {
    const { layer, looks } = sceneLayer;
    if (!isShown(sceneLayer, frame.zoom)) {
      continue;
    }
    if (layer.symbol !== null) {
      const point = pickPoint(scene, frame, layer.source, x, y, sizeAt(layer.symbol.sizes, frame.zoom) / 2 + slackPixels);
      if (point !== null) {
        return point.feature;
      }
      continue;
    }
    for (const { shapes, clip } of scene.pieces(layer.source, frame)) {
      if (shapes.kind !== 'polygon' || (clip !== null && (x < clip[0] || x > clip[2] || y < clip[1] || y > clip[3]))) {
        continue;
      }
      for (let shape = 0; shape < shapes.feature.length; shape++) {
        const index = shapes.feature[shape]!;
        if ((looks.lookOf[index] ?? -1) >= 0 && contains(shapes, shape, x, y)) {
          return { source: layer.source, index };
        }
      }
    }
  }
  return null;
}
