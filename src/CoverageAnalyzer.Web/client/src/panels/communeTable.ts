import type { Column } from '../api/types';
import { messagesOf } from '../i18n/messages';
import { printNumber } from '../i18n/numbers';
import type { Store } from '../state';
import { afterPaint } from './afterPaint';
import { CommuneGrid } from './communeGrid';
import { element, replace } from './element';
import { columnOf, communesOf } from './filters';
import { check } from './legend';
import { sorted, type Order } from './sorting';
import { columnsOf } from './tableColumns';
import { copy, tabText } from './tableText';
import { say } from './trouble';
import type { Views } from './views';

/** The table of the communes the filter leaves: sortable, columns to choose, to be copied. */
export function mountTable(store: Store, views: Views): HTMLElement {
  let order: Order | null = null;
  /** Null: those the map suggests. */
  let chosen: readonly string[] | null = null;
  let choosing = false;
  let rows: number[] = [];

  const heading = element('h2', {});
  const tools = element('div', { class: 'tools' });
  const picker = element('div', { class: 'picker', id: 'columns' });
  const empty = element('p', { class: 'quiet', hidden: true });
  const help = element('p', { id: 'table-help', class: 'spoken' });
  const grid = new CommuneGrid(store, (column) => {
    order = order?.column === column ? (order.descending ? null : { column, descending: true }) : { column, descending: false };
    draw();
  });

  const columns = (): Column[] => {
    const { communes, map } = store.state;
    return communes === null ? [] : (chosen ?? columnsOf(map, communes, views.isNarrow)).map((c) => communes.columns[columnOf(communes, c)]).filter((c) => c !== undefined);
  };

  const copyRows = async (): Promise<void> => {
    const { communes, language } = store.state;
    const texts = messagesOf(language);
    if (communes !== null) {
      const done = await copy(tabText(communes, columns(), rows, language));
      say(store, done ? texts.copied(printNumber(rows.length, 0, language)) : texts.copyFailed, done ? 'info' : 'error');
    }
  };

  const drawTools = (): void => {
    const { communes, language } = store.state;
    const texts = messagesOf(language);
    heading.textContent = texts.tableCaption(printNumber(rows.length, 0, language), printNumber(communes?.rows.length ?? 0, 0, language));
    help.textContent = texts.tableHelp;
    replace(tools, [
      element('button', { type: 'button', class: 'button plain', 'data-key': 'columns', 'aria-expanded': choosing, 'aria-controls': 'columns', onclick: () => {
        choosing = !choosing;
        drawTools();
      } }, texts.chooseColumns),
      element('button', { type: 'button', class: 'button plain', 'data-key': 'copy', disabled: communes === null, onclick: () => void copyRows() }, texts.copyTable),
    ]);
    picker.hidden = !choosing;
    if (choosing && communes !== null) {
      const shown = columns().map((c) => c.name);
      replace(picker, [
        element('fieldset', {}, [
          element('legend', {}, texts.columnsShown),
          ...communes.columns.filter((c) => c.name !== 'name').map((c) => check(`column-${c.name}`, shown.includes(c.name), c.label, null, (on) => {
            // In the order of the table's own columns after those that are there.
            chosen = on ? [...shown, c.name] : shown.filter((s) => s !== c.name);
            draw();
          })),
        ]),
        element('button', { type: 'button', class: 'button plain', 'data-key': 'map-columns', onclick: () => {
          chosen = null;
          draw();
        } }, texts.columnsOfMap),
      ]);
    }
  };

  const draw = (): void => {
    const { communes, filter, language } = store.state;
    const texts = messagesOf(language);
    if (communes !== null && views.isOpen('table')) {
      rows = sorted(communes, communesOf(communes, filter), order, language);
      grid.show({ table: communes, columns: columns(), rows, order });
    }
    empty.hidden = communes === null ? false : rows.length > 0 || !views.isOpen('table');
    empty.textContent = communes === null ? texts.loading : texts.filterNothing;
    drawTools();
  };

  const drawLater = afterPaint(draw);
  views.listen(draw);
  store.listen((state, changed) => {
    if (['language', 'communes', 'filter'].some((k) => changed.has(k as never))) {
      draw();
    } else if (changed.has('map')) {
      drawLater();
    }
    if (changed.has('selected') && state.selected?.source === 'communes') {
      grid.reveal(state.selected.index);
    }
    if (changed.has('selected') || changed.has('hovered')) {
      grid.mark();
    }
  });
  draw();
  return element('div', { class: 'tablebox' }, [element('div', { class: 'tablehead' }, [heading, tools]), picker, help, empty, grid.root]);
}
