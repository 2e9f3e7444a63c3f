import type { Frame } from './frame';

const periodPixels = 6;
const linePixels = 1.3;

const tiles = new Map<string, HTMLCanvasElement>();

/** Oblique lines on white, drawn at the device's own pixels so that they are sharp, and fixed to the ground so that they do not swim when the map is moved. */
export function hatchPattern(context: CanvasRenderingContext2D, color: string, frame: Frame): CanvasPattern | null {
  const ratio = frame.pixelRatio;
  const side = Math.round(periodPixels * ratio);
  const key = `${color} ${side}`;
  let tile = tiles.get(key);
  if (tile === undefined) {
    tile = document.createElement('canvas');
    tile.width = side;
    tile.height = side;
    const drawing = tile.getContext('2d')!;
    drawing.fillStyle = '#FFFFFF';
    drawing.fillRect(0, 0, side, side);
    drawing.strokeStyle = color;
    drawing.lineWidth = linePixels * ratio;
    drawing.beginPath();
    for (const shift of [-side, 0, side]) {
      drawing.moveTo(shift - side / 2, side * 1.5);
      drawing.lineTo(shift + side * 1.5, -side / 2);
    }
    drawing.stroke();
    tiles.set(key, tile);
  }
  const pattern = context.createPattern(tile, 'repeat');
  const period = side / ratio;
  const shift = (value: number): number => ((value % period) + period) % period;
  pattern?.setTransform(new DOMMatrix([1 / ratio, 0, 0, 1 / ratio, shift(-frame.west / frame.resolution), shift(frame.north / frame.resolution)]));
  return pattern;
}
