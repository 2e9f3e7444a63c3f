import type { Limitations } from '../api/types';
import { messagesOf } from '../i18n/messages';
import { printCell, printNumber } from '../i18n/numbers';
import { noFilter, type Store } from '../state';
import { element } from './element';
import { Fetched } from './fetched';
import { choiceFilters, columnOf } from './filters';
import { chooseMap } from './mapList';
import type { Views } from './views';

/** Which kinds of disadvantaged areas lack which service, and how many people that is. A kind's name shows its communes on the map. */
export function mountLimitations(store: Store, views: Views): HTMLElement {
  const title = element('h2', {});
  const hint = element('p', { class: 'quiet' });
  const body = element('div', {});
  const fetched = new Fetched<Limitations>(store, body, (answer) => [table(store, views, answer)]);
  const follow = (): void => {
    const texts = messagesOf(store.state.language);
    title.textContent = texts.limitationsTitle;
    hint.textContent = texts.limitationsHint;
    // Asked for once somebody looks.
    if (views.tab === 'limitations' && store.state.study !== null) {
      void fetched.ask('limitations');
    }
  };
  views.listen(follow);
  store.listen((_, changed) => {
    if (changed.has('language') || changed.has('study')) {
      follow();
    } else if (changed.has('communes') || changed.has('filter')) {
      fetched.redraw();
    }
  });
  follow();
  return element('div', { class: 'limitations' }, [title, hint, body]);
}

/** Columns of the compact table; where the server has others, all are shown as they are. */
const compactColumns = ['communes', 'undecidable_communes', 'population', 'lacking_postal', 'lacking_mobile', 'lacking_both', 'people_without_postal', 'people_without_mobile'];

/** Each area with its communes and people, and how many of them lack which service: all in the width of the panel. */
function compactTable(store: Store, views: Views, answer: Limitations): HTMLElement {
  const { language } = store.state;
  const texts = messagesOf(language);
  const head = [texts.area, texts.communesInAll, texts.lackPostal, texts.lackMobile, texts.lackBoth].map((text, i) => element('th', { scope: 'col', class: i === 0 ? undefined : 'n' }, text));
  const rows = answer.rows.map((row) => {
    // Numbers alone stand in the cell; their units, which the hint above explains, are said with them.
    const line = (tag: 'b' | 'span', name: string, unit: string): HTMLElement | null => {
      const value = row.values[answer.columns.findIndex((c) => c.name === name)] ?? null;
      return value === null ? null : element(tag, {}, [printNumber(value, 0, language), element('span', { class: 'spoken' }, ` ${unit}`)]);
    };
    const undecided = row.values[answer.columns.findIndex((c) => c.name === 'undecidable_communes')] ?? 0;
    const pair = (communes: string, people: string): (HTMLElement | null)[] => [line('b', communes, texts.communesWord), line('span', people, texts.peopleWord)];
    return element('tr', { class: row.total ? 'total' : undefined }, [
      element('th', { scope: 'row' }, nameOf(store, views, row)),
      element('td', { class: 'n' }, [...pair('communes', 'population'), undecided > 0 ? element('span', {}, texts.undecidedCount(printNumber(undecided, 0, language))) : null]),
      element('td', { class: 'n' }, pair('lacking_postal', 'people_without_postal')),
      element('td', { class: 'n' }, pair('lacking_mobile', 'people_without_mobile')),
      element('td', { class: 'n' }, line('b', 'lacking_both', texts.communesWord)),
    ]);
  });
  return element('table', { class: 'compact', 'aria-label': texts.limitationsTitle }, [element('thead', {}, element('tr', {}, head)), element('tbody', {}, rows)]);
}

function table(store: Store, views: Views, answer: Limitations): HTMLElement {
  const { language } = store.state;
  const texts = messagesOf(language);
  if (answer.rows.length === 0) {
    return element('p', {}, texts.limitationsEmpty);
  }
  if (compactColumns.every((name) => answer.columns.some((c) => c.name === name))) {
    return compactTable(store, views, answer);
  }
  const head = element('tr', {}, [
    element('th', { scope: 'col' }, texts.area),
    ...answer.columns.map((c) => element('th', { scope: 'col', class: 'n' }, c.unit === '' ? c.label : `${c.label} (${c.unit})`)),
  ]);
  const rows = answer.rows.map((row) =>
    element('tr', { class: row.total ? 'total' : undefined }, [
      element('th', { scope: 'row' }, nameOf(store, views, row)),
      ...answer.columns.map((c, i) => element('td', { class: 'n' }, printCell(c, row.values[i] ?? null, language))),
    ]),
  );
  return element('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-label': texts.limitationsTitle }, element('table', {}, [element('thead', {}, head), element('tbody', {}, rows)]));
}

/** The name of an area; where communes can be filtered by it, a button that does so. */
function nameOf(store: Store, views: Views, row: Limitations['rows'][number]): HTMLElement | string {
  const { communes, filter } = store.state;
  const { name } = row;
  const column = choiceFilters.find((k) => k === row.kind);
  if (column === undefined || communes === null || columnOf(communes, column) < 0) {
    return name;
  }
  const chosen = filter[column] === 'yes';
  return element('button', {
    type: 'button', class: 'link', 'data-key': column, 'aria-pressed': chosen, 'aria-label': messagesOf(store.state.language).showOnMap(name),
    onclick: () => {
      store.set({ filter: chosen ? noFilter : { ...noFilter, [column]: 'yes' } });
      if (store.state.maps.some((m) => m.id === 'limitations')) {
        chooseMap(store, 'limitations');
      }
      if (views.isNarrow && !chosen) {
        views.toggle('information');
      }
    },
  }, name);
}
