import { boxOf, type Frame } from './frame';
import { drawLabels, type LabelSet } from './labels';
import { outlinePixelsOf, paint, paintPoints } from './painter';
import type { Scene } from './scene';
import { SymbolRoom } from './symbolRoom';

/** Whether a layer is shown at a zoom. */
export function isShown(layer: { hidden: boolean; layer: { minimumZoom: number } }, zoom: number): boolean {
  return !layer.hidden && zoom >= layer.layer.minimumZoom;
}

/**
 * Draws the scene on a canvas whose transform is already that of CSS pixels.
 * @param withRoom Whether it is wanted where symbols stand.
 * @returns Where symbols stand.
 */
export function drawScene(context: CanvasRenderingContext2D, frame: Frame, scene: Scene, withRoom = true): SymbolRoom {
  const room = new SymbolRoom(frame.width, frame.height);
  for (const sceneLayer of scene.layers) {
    if (!isShown(sceneLayer, frame.zoom)) {
      continue;
    }
    const { layer, looks } = sceneLayer;
    const pieces = scene.pieces(layer.source, frame);
    if (layer.symbol !== null) {
      paintPoints(context, frame, pieces, layer, looks, withRoom ? room : null);
      continue;
    }
    const outline = outlinePixelsOf(frame, pieces, looks, layer);
    for (const piece of pieces) {
      if (piece.clip === null) {
        paint(context, frame, piece.shapes, looks, outline);
        continue;
      }
      context.save();
      clipTo(context, frame, piece.clip);
      paint(context, frame, piece.shapes, looks, outline);
      context.restore();
    }
  }
  return room;
}

/** Cuts at whole device pixels, so that neighboring tiles meet without a seam. */
function clipTo(context: CanvasRenderingContext2D, frame: Frame, clip: readonly [number, number, number, number]): void {
  const whole = (value: number): number => Math.round(value * frame.pixelRatio) / frame.pixelRatio;
  const left = whole((clip[0] - frame.west) / frame.resolution);
  const right = whole((clip[2] - frame.west) / frame.resolution);
  const top = whole((frame.north - clip[3]) / frame.resolution);
  const bottom = whole((frame.north - clip[1]) / frame.resolution);
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
}

/** Draws names over the scene. */
export function drawNames(context: CanvasRenderingContext2D, frame: Frame, labels: LabelSet): void {
  drawLabels(context, frame, labels, boxOf(frame, 200));
}
