import { messagesOf } from '../i18n/messages';
import { printNumber } from '../i18n/numbers';
import { noFilter, type Filter, type Store } from '../state';
import { element, replace } from './element';
import { choiceFilters, columnOf, communesOf, gapFilters, isFiltered, wordsOf } from './filters';

/** Which communes are shown: one list a property, each choice with how many communes have it. */
export function mountFilters(store: Store): HTMLElement {
  const fields = element('div', { class: 'fields' });
  const shown = element('p', { class: 'shown', role: 'status' });
  const title = element('h2', { id: 'filters-title' });
  const root = element('section', { class: 'filters', 'aria-labelledby': 'filters-title' }, [title, fields, shown]);
  const draw = (): void => {
    const { language, filter, communes } = store.state;
    const texts = messagesOf(language);
    title.textContent = texts.filters;
    replace(fields, [
      ...fieldsOf(store),
      isFiltered(filter) ? element('button', { type: 'button', class: 'button', 'data-key': 'clear', onclick: () => store.set({ filter: noFilter }) }, texts.filterClear) : null,
    ]);
    const all = communes?.rows.length ?? 0;
    const left = communes === null ? 0 : communesOf(communes, filter).length;
    const words = communes === null ? '' : texts.filterShown(printNumber(left, 0, language), printNumber(all, 0, language));
    if (shown.textContent !== words) {
      shown.textContent = words;
    }
  };
  store.listen((_, changed) => {
    if (changed.has('language') || changed.has('filter') || changed.has('communes') || changed.has('study')) {
      draw();
    }
  });
  draw();
  return root;
}

function fieldsOf(store: Store): HTMLElement[] {
  const { language, communes, study } = store.state;
  const texts = messagesOf(language);
  if (communes === null) {
    return [element('p', { class: 'quiet' }, texts.loading)];
  }
  const made: HTMLElement[] = [];
  if ((study?.districts.length ?? 0) > 1) {
    made.push(field(store, 'district', texts.filterDistrict, study!.districts.map((d) => ({ word: d, label: d }))));
  }
  for (const name of choiceFilters) {
    const words = wordsOf(communes, name);
    const column = communes.columns[columnOf(communes, name)];
    // A property that every commune shares says nothing.
    if (column !== undefined && (words.length > 1 || store.state.filter[name] !== '')) {
      made.push(field(store, name, column.label, words.map((w) => ({ word: w.word, label: texts.optionCount(w.label, printNumber(w.count, 0, language)) }))));
    }
  }
  const labels = { any: texts.gapAny, postal: texts.gapPostal, mobile: texts.gapMobile, both: texts.gapBoth, none: texts.gapNone };
  const gaps = gapFilters.map((gap) => ({ gap, count: communesOf(communes, { ...noFilter, gap }).length })).filter((g) => g.count > 0 || g.gap === store.state.filter.gap);
  if (gaps.length > 0) {
    made.push(field(store, 'gap', texts.filterGap, gaps.map((g) => ({ word: g.gap, label: texts.optionCount(labels[g.gap], printNumber(g.count, 0, language)) }))));
  }
  return made;
}

function field(store: Store, name: keyof Filter, label: string, choices: { word: string; label: string }[]): HTMLElement {
  const texts = messagesOf(store.state.language);
  const chosen = store.state.filter[name];
  const listed = chosen !== '' && !choices.some((c) => c.word === chosen) ? [...choices, { word: chosen, label: chosen }] : choices;
  const select = element(
    'select',
    { 'data-key': name, value: chosen, onchange: () => store.set({ filter: { ...store.state.filter, [name]: select.value } }) },
    [element('option', { value: '' }, texts.filterAll), ...listed.map((c) => element('option', { value: c.word }, c.label))],
  );
  select.value = chosen;
  return element('label', { class: chosen === '' ? 'field' : 'field set' }, [element('span', {}, label), select]);
}
