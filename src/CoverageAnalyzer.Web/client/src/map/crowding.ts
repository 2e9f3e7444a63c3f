/** From this side on outlines keep their width; below the lower one an outline would hide what it surrounds. As in the report's pictures. */
const roomySidePixels = 16;
const leastSidePixels = 6;

/** More marks than this part of the ground they stand on hide the map under them. */
const mostMarkedFraction = 0.35;

const squarePixels = 16;
const largestPixels = 5;
const smallestPixels = 1.5;

/** Width of the outline of units whose mean side in view is so many px; 0: none. */
export function outlineWidth(width: number, meanSidePixels: number): number {
  const part = (meanSidePixels - leastSidePixels) / (roomySidePixels - leastSidePixels);
  return width * Math.max(0, Math.min(1, part));
}

/** Whether so many symbols of a size crowd the ground they stand on, given as a number of squares of 16 px with at least one. */
export function isCrowded(symbols: number, sizePixels: number, squares: number): boolean {
  return (symbols * Math.PI * sizePixels * sizePixels) / 4 > mostMarkedFraction * squares * squarePixels * squarePixels;
}

/** Points of a frame gathered in squares: how many there are and where their middle is. */
export class MarkSquares {
  private readonly columns: number;
  private readonly count: Int32Array;
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly shiftX: number;
  private readonly shiftY: number;
  points = 0;
  squares = 0;

  /** @param shiftX, shiftY Pixels from the ground's own grid to the frame's corner: the squares move with the map. */
  constructor(width: number, height: number, shiftX: number, shiftY: number) {
    const rest = (value: number): number => ((value % squarePixels) + squarePixels) % squarePixels;
    this.shiftX = rest(shiftX) + squarePixels;
    this.shiftY = rest(shiftY) + squarePixels;
    this.columns = Math.ceil(width / squarePixels) + 4;
    const all = this.columns * (Math.ceil(height / squarePixels) + 4);
    this.count = new Int32Array(all);
    this.x = new Float64Array(all);
    this.y = new Float64Array(all);
  }

  add(x: number, y: number): void {
    const at = Math.floor((y + this.shiftY) / squarePixels) * this.columns + Math.floor((x + this.shiftX) / squarePixels);
    if (this.count[at]!++ === 0) {
      this.squares++;
    }
    this.x[at]! += x;
    this.y[at]! += y;
    this.points++;
  }

  /** One mark a square at the mean place of its points; the area of a mark grows with their number. */
  each(draw: (x: number, y: number, sizePixels: number) => void): void {
    const most = this.count.reduce((a, b) => Math.max(a, b), 1);
    for (let at = 0; at < this.count.length; at++) {
      const n = this.count[at]!;
      if (n > 0) {
        draw(this.x[at]! / n, this.y[at]! / n, Math.max(smallestPixels, Math.round(largestPixels * Math.sqrt(n / most) * 2) / 2));
      }
    }
  }
}
