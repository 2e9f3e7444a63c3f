import type { MapLayer, Outline } from '../api/types';

type Shape = NonNullable<MapLayer['symbol']>['shape'];

/** A symbol drawn once, to be copied to every point. */
export interface SymbolPicture {
  canvas: HTMLCanvasElement;
  /** Side in CSS pixels. */
  size: number;
}

const pictures = new Map<string, SymbolPicture>();

/** The picture of a symbol; the same one each time it is asked for. */
export function symbolPicture(shape: Shape, diameter: number, fill: string, outline: Outline | null, pixelRatio: number): SymbolPicture {
  const key = [shape, diameter, fill, outline?.color, outline?.width, pixelRatio].join(' ');
  const known = pictures.get(key);
  if (known !== undefined) {
    return known;
  }
  if (pictures.size > 300) {
    pictures.clear();
  }
  const size = Math.ceil(diameter + 2 * (outline?.width ?? 0) + 2);
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(size * pixelRatio);
  canvas.height = canvas.width;
  const context = canvas.getContext('2d')!;
  context.scale(canvas.width / size, canvas.width / size);
  traceSymbol(context, shape, size / 2, size / 2, diameter);
  if (outline !== null && outline.width > 0) {
    // Drawn under the fill at twice the width, so that half of it stands outside and the symbol keeps its size.
    context.strokeStyle = outline.color;
    context.lineWidth = 2 * outline.width;
    context.lineJoin = 'round';
    context.stroke();
  }
  context.fillStyle = fill;
  context.fill();
  const picture = { canvas, size };
  pictures.set(key, picture);
  return picture;
}

/** Begins a path with a symbol around a place. */
export function traceSymbol(context: CanvasRenderingContext2D, shape: Shape, x: number, y: number, diameter: number): void {
  const r = diameter / 2;
  context.beginPath();
  if (shape === 'square') {
    context.rect(x - r * 0.89, y - r * 0.89, r * 1.78, r * 1.78);
  } else if (shape === 'triangle') {
    context.moveTo(x, y - r * 1.1);
    context.lineTo(x + r, y + r * 0.8);
    context.lineTo(x - r, y + r * 0.8);
    context.closePath();
  } else {
    context.arc(x, y, r, 0, 2 * Math.PI);
  }
}
