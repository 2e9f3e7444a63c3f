/** Where symbols stand, in small squares: names are set where none is covered. */
export class SymbolRoom {
  private static readonly squarePixels = 4;
  private readonly columns: number;
  private readonly rows: number;
  private readonly taken: Uint8Array;

  constructor(width: number, height: number) {
    this.columns = Math.ceil(width / SymbolRoom.squarePixels);
    this.rows = Math.ceil(height / SymbolRoom.squarePixels);
    this.taken = new Uint8Array(this.columns * this.rows);
  }

  /** Notes a symbol by its middle and diameter. */
  mark(x: number, y: number, size: number): void {
    this.each(x - size / 2, y - size / 2, size, size, (at) => {
      this.taken[at] = 1;
      return true;
    });
  }

  /** Whether no symbol stands on a box. */
  isFree(x: number, y: number, width: number, height: number): boolean {
    return this.each(x, y, width, height, (at) => this.taken[at] === 0);
  }

  private each(x: number, y: number, width: number, height: number, test: (at: number) => boolean): boolean {
    const side = SymbolRoom.squarePixels;
    const lastColumn = Math.min(this.columns - 1, Math.floor((x + width) / side));
    const lastRow = Math.min(this.rows - 1, Math.floor((y + height) / side));
    for (let row = Math.max(0, Math.floor(y / side)); row <= lastRow; row++) {
      for (let column = Math.max(0, Math.floor(x / side)); column <= lastColumn; column++) {
        if (!test(row * this.columns + column)) {
          return false;
        }
      }
    }
    return true;
  }
}
