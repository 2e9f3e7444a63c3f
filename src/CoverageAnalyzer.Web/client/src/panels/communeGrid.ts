import type { Column, Table } from '../api/types';
import { messagesOf } from '../i18n/messages';
import { printCell } from '../i18n/numbers';
import type { Store } from '../state';
import { element, replace } from './element';
import type { Order } from './sorting';
import { isNumeric, unitOf, widthOf } from './tableColumns';

/** Height of a row in pixels at the usual text size; measured again when it is drawn. */
const usualRowHeight = 30;
/** Rows drawn beyond what is seen, on either side. */
const beyond = 8;

export interface GridContent {
  table: Table;
  columns: Column[];
  /** Positions of the rows in their order. */
  rows: number[];
  order: Order | null;
}

/**
 * The rows of the communes: only those in sight are in the page, so that 11,000 cost no more than 100.
 * A grid of ARIA: one cell is in the tab order, arrows, Page Up and Down, Home and End move, Enter selects; the number of rows and each row's place are said.
 */
export class CommuneGrid {
  readonly root: HTMLElement;
  private readonly grid: HTMLTableElement;
  private readonly columnGroup = element('colgroup', {});
  private readonly head = element('thead', {});
  private readonly body = element('tbody', {});
  private content: GridContent | null = null;
  private rowHeight = usualRowHeight;
  private active = { row: 0, column: 0 };
  private from = -1;
  private to = -1;

  constructor(private readonly store: Store, private readonly sortBy: (column: string) => void) {
    this.grid = element('table', { role: 'grid', class: 'communes', 'aria-describedby': 'table-help' }, [this.columnGroup, this.head, this.body]);
    this.root = element('div', { class: 'gridscroll', onscroll: () => this.drawRows(false) }, this.grid);
    this.body.addEventListener('keydown', (e) => this.onKey(e));
    this.body.addEventListener('click', (e) => this.onPoint(e, (index) => this.select(index)));
    this.body.addEventListener('mouseover', (e) => this.onPoint(e, (index) => store.set({ hovered: { source: 'communes', index } })));
    this.body.addEventListener('mouseleave', () => store.set({ hovered: null }));
    new ResizeObserver(() => this.drawRows(false)).observe(this.root);
  }

  /** Shows other rows or columns. */
  show(content: GridContent): void {
    const focused = this.content?.rows[this.active.row];
    this.content = content;
    // The place of the keyboard stays with its commune where that is still shown.
    const row = focused === undefined ? 0 : content.rows.indexOf(focused);
    this.active = { row: Math.max(0, row), column: Math.min(this.active.column, Math.max(0, content.columns.length - 1)) };
    this.drawHead(content);
    this.drawRows(true);
  }

  /** Marks what is selected or pointed at, without drawing anew. */
  mark(): void {
    const { selected, hovered } = this.store.state;
    for (const row of this.body.querySelectorAll<HTMLElement>('tr[data-index]')) {
      const index = Number(row.dataset.index);
      row.setAttribute('aria-selected', String(selected?.source === 'communes' && selected.index === index));
      row.classList.toggle('hovered', hovered?.source === 'communes' && hovered.index === index);
    }
  }

  /** Brings a commune into sight. */
  reveal(index: number): void {
    const row = this.content?.rows.indexOf(index) ?? -1;
    if (row >= 0) {
      this.active = { ...this.active, row };
      this.scrollTo(row, true);
      this.drawRows(true);
    }
  }

  private drawHead(content: GridContent): void {
    const texts = messagesOf(this.store.state.language);
    replace(this.columnGroup, content.columns.map((c) => {
      const col = element('col', {});
      col.style.width = `${String(widthOf(c))}rem`;
      return col;
    }));
    this.grid.style.width = `${String(content.columns.reduce((sum, c) => sum + widthOf(c), 0))}rem`;
    this.grid.setAttribute('aria-rowcount', String(content.rows.length + 1));
    this.grid.setAttribute('aria-colcount', String(content.columns.length));
    this.grid.setAttribute('aria-label', texts.communeTable);
    replace(this.head, element('tr', { 'aria-rowindex': 1 }, content.columns.map((c, i) => {
      const direction = content.order?.column === c.name ? (content.order.descending ? 'descending' : 'ascending') : undefined;
      return element('th', { scope: 'col', role: 'columnheader', 'aria-colindex': i + 1, 'aria-sort': direction ?? 'none', class: isNumeric(c) ? 'n' : undefined },
        element('button', { type: 'button', 'data-key': `sort-${c.name}`, title: texts.sortBy(c.label), onclick: () => this.sortBy(c.name) }, [c.label, ' ', unitOf(c) === '' ? null : element('span', { class: 'unit' }, `(${unitOf(c)})`)]));
    })));
  }

  private drawRows(always: boolean): void {
    const content = this.content;
    if (content === null || this.root.clientHeight === 0) {
      return;
    }
    const seen = Math.ceil(this.root.clientHeight / this.rowHeight);
    const first = Math.floor(this.root.scrollTop / this.rowHeight);
    // In steps, so that scrolling by a pixel draws nothing.
    const from = Math.max(0, Math.min(content.rows.length, Math.floor(first / beyond) * beyond - beyond));
    const to = Math.min(content.rows.length, from + seen + 4 * beyond);
    if (!always && from === this.from && to === this.to) {
      return;
    }
    this.from = from;
    this.to = to;
    const space = (rows: number): HTMLElement | null => {
      if (rows <= 0) {
        return null;
      }
      const row = element('tr', { class: 'space', role: 'presentation', 'aria-hidden': 'true' }, element('td', { role: 'presentation', colspan: content.columns.length }));
      row.style.height = `${String(rows * this.rowHeight)}px`;
      return row;
    };
    const hadFocus = this.body.contains(document.activeElement);
    const rows = content.rows.slice(from, to).map((index, i) => this.rowOf(content, index, from + i));
    this.body.replaceChildren(...[space(from), ...rows, space(content.rows.length - to)].filter((r) => r !== null));
    this.mark();
    const measured = rows[0]?.getBoundingClientRect().height ?? this.rowHeight;
    if (measured > 0 && Math.abs(measured - this.rowHeight) > 0.5) {
      // Another text size: once more with the true height.
      this.rowHeight = measured;
      this.drawRows(true);
      return;
    }
    if (hadFocus) {
      this.focusActive();
    }
  }

  private rowOf(content: GridContent, index: number, row: number): HTMLElement {
    const { language } = this.store.state;
    const values = content.table.rows[index] ?? [];
    const tabRow = Math.min(Math.max(this.active.row, this.from), Math.max(this.from, this.to - 1));
    return element('tr', { 'data-index': index, 'data-row': row, 'aria-rowindex': row + 2, class: row % 2 === 1 ? 'odd' : undefined }, content.columns.map((c, i) => {
      const printed = printCell(c, values[content.table.columns.indexOf(c)] ?? null, language);
      return element('td', {
        role: 'gridcell', 'aria-colindex': i + 1, class: isNumeric(c) ? 'n' : undefined, title: printed.length > 22 ? printed : undefined,
        tabindex: row === tabRow && i === this.active.column ? 0 : -1,
      }, printed);
    }));
  }

  private onPoint(event: Event, act: (index: number) => void): void {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-index]') : null;
    if (row !== null) {
      act(Number(row.dataset.index));
    }
  }

  private select(index: number): void {
    this.store.set({ selected: { source: 'communes', index } });
  }

  private onKey(event: KeyboardEvent): void {
    const content = this.content;
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('td') : null;
    const row = cell?.closest<HTMLElement>('tr[data-row]');
    if (content === null || cell === null || !row) {
      return;
    }
    const at = { row: Number(row.dataset.row), column: Number(cell.getAttribute('aria-colindex')) - 1 };
    const page = Math.max(1, Math.floor(this.root.clientHeight / this.rowHeight) - 2);
    const lastRow = content.rows.length - 1;
    const lastColumn = content.columns.length - 1;
    const go: Record<string, { row: number; column: number }> = {
      ArrowDown: { ...at, row: at.row + 1 }, ArrowUp: { ...at, row: at.row - 1 },
      ArrowRight: { ...at, column: at.column + 1 }, ArrowLeft: { ...at, column: at.column - 1 },
      PageDown: { ...at, row: at.row + page }, PageUp: { ...at, row: at.row - page },
      Home: event.ctrlKey ? { row: 0, column: 0 } : { ...at, column: 0 },
      End: event.ctrlKey ? { row: lastRow, column: lastColumn } : { ...at, column: lastColumn },
    };
    const to = go[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.active = { row: Math.min(Math.max(to.row, 0), lastRow), column: Math.min(Math.max(to.column, 0), lastColumn) };
      this.scrollTo(this.active.row);
      this.drawRows(true);
      this.focusActive();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.select(Number(row.dataset.index));
    }
  }

  private focusActive(): void {
    this.body.querySelector<HTMLElement>('td[tabindex="0"]')?.focus({ preventScroll: true });
    this.body.querySelector<HTMLElement>('td[tabindex="0"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** Scrolls so that a row stands between the heading and the lower edge; one that was out of sight in the middle, where that is wanted. */
  private scrollTo(row: number, middle = false): void {
    const top = row * this.rowHeight;
    const seen = this.root.clientHeight - this.head.getBoundingClientRect().height;
    const isSeen = top >= this.root.scrollTop && top + this.rowHeight <= this.root.scrollTop + seen;
    if (middle && !isSeen) {
      this.root.scrollTop = Math.max(0, top - (seen - this.rowHeight) / 2);
    } else if (top < this.root.scrollTop) {
      this.root.scrollTop = top;
    } else if (top + this.rowHeight > this.root.scrollTop + seen) {
      this.root.scrollTop = top + this.rowHeight - seen;
    }
  }
}
