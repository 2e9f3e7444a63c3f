import type { Frame } from './frame';
import type { SymbolPicture } from './symbols';

interface Pixels {
  width: number;
  height: number;
  /** Red, green, blue, alpha of each pixel, as the picture's memory has them. */
  words: Uint32Array;
}

const pixelsOfPictures = new WeakMap<HTMLCanvasElement, Pixels>();

/** Kept from one drawing to the next: a sheet is as large as the map. */
let canvas: HTMLCanvasElement | null = null;
let image: ImageData | null = null;

/** Puts very many equal symbols on one sheet, pixel by pixel, and the sheet on the map at once: each symbol drawn by the canvas would cost a call. */
export class StampSheet {
  private readonly image: ImageData;
  private readonly words: Uint32Array;

  constructor(private readonly frame: Frame) {
    const width = Math.max(1, Math.round(frame.width * frame.pixelRatio));
    const height = Math.max(1, Math.round(frame.height * frame.pixelRatio));
    if (image === null || image.width !== width || image.height !== height) {
      image = new ImageData(width, height);
    }
    this.image = image;
    this.words = new Uint32Array(image.data.buffer);
    this.words.fill(0);
  }

  /** @param x, y Middle of the symbol in CSS pixels; it is set on whole device pixels. */
  stamp(picture: SymbolPicture, x: number, y: number): void {
    const { width, height, words } = pixelsOf(picture);
    const { width: across, height: down } = this.image;
    const left = Math.round(x * this.frame.pixelRatio - width / 2);
    const top = Math.round(y * this.frame.pixelRatio - height / 2);
    for (let row = Math.max(0, -top); row < Math.min(height, down - top); row++) {
      const line = (top + row) * across + left;
      for (let column = Math.max(0, -left); column < Math.min(width, across - left); column++) {
        const word = words[row * width + column]!;
        const alpha = word >>> 24;
        if (alpha !== 0) {
          const under = this.words[line + column]!;
          this.words[line + column] = alpha === 255 || under === 0 ? word : over(word, under);
        }
      }
    }
  }

  /** Puts the sheet on the map. */
  draw(context: CanvasRenderingContext2D): void {
    canvas ??= document.createElement('canvas');
    if (canvas.width !== this.image.width || canvas.height !== this.image.height) {
      canvas.width = this.image.width;
      canvas.height = this.image.height;
    }
    canvas.getContext('2d')!.putImageData(this.image, 0, 0);
    context.drawImage(canvas, 0, 0, this.image.width / this.frame.pixelRatio, this.image.height / this.frame.pixelRatio);
  }
}

function pixelsOf(picture: SymbolPicture): Pixels {
  let known = pixelsOfPictures.get(picture.canvas);
  if (known === undefined) {
    const { width, height } = picture.canvas;
    known = { width, height, words: new Uint32Array(picture.canvas.getContext('2d')!.getImageData(0, 0, width, height).data.buffer) };
    pixelsOfPictures.set(picture.canvas, known);
  }
  return known;
}

/** One pixel over another, both with alpha in the highest byte and colours not multiplied by it. */
export function over(upper: number, lower: number): number {
  const above = (upper >>> 24) / 255;
  const below = ((lower >>> 24) / 255) * (1 - above);
  const alpha = above + below;
  let mixed = Math.round(alpha * 255) << 24;
  for (const shift of [0, 8, 16]) {
    mixed |= Math.round((((upper >>> shift) & 255) * above + ((lower >>> shift) & 255) * below) / alpha) << shift;
  }
  return mixed >>> 0;
}
