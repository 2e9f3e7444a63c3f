/** The parts beside the map that can be opened and closed. */
export type Sheet = 'legend' | 'information' | 'table';
export type Tab = 'headlines' | 'detail' | 'limitations' | 'whatIf' | 'findings';

/** Which parts are open. On a narrow page one at a time, so that the map stays usable. */
export class Views {
  private readonly listeners: (() => void)[] = [];
  private readonly narrow = matchMedia('(max-width: 62em)');
  private open: ReadonlySet<Sheet>;
  private current: Tab = 'headlines';

  constructor() {
    this.open = this.atFirst();
    this.narrow.addEventListener('change', () => {
      this.open = this.atFirst();
      this.tell();
    });
  }

  get tab(): Tab {
    return this.current;
  }

  get isNarrow(): boolean {
    return this.narrow.matches;
  }

  isOpen(sheet: Sheet): boolean {
    return this.open.has(sheet);
  }

  toggle(sheet: Sheet): void {
    const others = this.narrow.matches ? [] : [...this.open].filter((s) => s !== sheet);
    this.open = new Set(this.open.has(sheet) ? others : [...others, sheet]);
    this.tell();
  }

  /** Shows a tab, and the part it is in. */
  show(tab: Tab): void {
    this.current = tab;
    this.open = new Set(this.narrow.matches ? ['information'] : [...this.open, 'information']);
    this.tell();
  }

  listen(listener: () => void): void {
    this.listeners.push(listener);
  }

  private atFirst(): ReadonlySet<Sheet> {
    return new Set<Sheet>(this.narrow.matches ? [] : ['legend', 'information', ...(innerHeight >= 640 ? (['table'] as const) : [])]);
  }

  private tell(): void {
    for (const listener of this.listeners) {
      listener();
    }
  }
}
