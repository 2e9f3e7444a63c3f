import type { Findings } from '../api/types';
import { messagesOf } from '../i18n/messages';
import { printNumber } from '../i18n/numbers';
import type { Store } from '../state';
import { element } from './element';
import { Fetched } from './fetched';
import { check } from './legend';
import type { Views } from './views';

const ranks = ['error', 'warning', 'info'] as const;
const page = 100;

/** What was noticed while reading and computing: rank, place, message, what was done. */
export function mountFindings(store: Store, views: Views): HTMLElement {
  const title = element('h2', {});
  const body = element('div', {});
  let shown = page;
  let hidden: readonly string[] = [];
  const fetched: Fetched<Findings> = new Fetched<Findings>(store, body, (answer) => content(store, answer, hidden, shown, (change) => {
    hidden = change.hidden ?? hidden;
    shown = change.shown ?? shown;
    fetched.redraw();
  }));
  const follow = (): void => {
    title.textContent = messagesOf(store.state.language).findingsTitle;
    if (views.tab === 'findings' && store.state.study !== null) {
      void fetched.ask('findings');
    }
  };
  views.listen(follow);
  store.listen((_, changed) => {
    if (changed.has('language') || changed.has('study')) {
      follow();
    }
  });
  follow();
  return element('div', { class: 'findings' }, [title, body]);
}

function content(store: Store, answer: Findings, hidden: readonly string[], shown: number, change: (c: { hidden?: readonly string[]; shown?: number }) => void): (HTMLElement | null)[] {
  const { language, study } = store.state;
  const texts = messagesOf(language);
  if (answer.rows.length === 0) {
    return [element('p', {}, texts.findingsNone)];
  }
  const names = { error: texts.rankError, warning: texts.rankWarning, info: texts.rankInfo };
  const rows = answer.rows.filter((r) => !hidden.includes(r.rank));
  const rest = rows.length - shown;
  return [
    element('div', { class: 'ranks', role: 'group', 'aria-label': texts.findingsShown }, ranks.map((rank) =>
      check(rank, !hidden.includes(rank), texts.optionCount(names[rank], printNumber(study?.findings[rank] ?? 0, 0, language)), null, (on) =>
        change({ hidden: on ? hidden.filter((h) => h !== rank) : [...hidden, rank] })),
    )),
    element('ul', { class: 'findinglist' }, rows.slice(0, shown).map((row) =>
      element('li', {}, [
        element('p', { class: 'place' }, [
          element('span', { class: `tag ${row.rank}` }, names[row.rank]),
          ' ',
          element('span', {}, row.place),
          row.count > 1 ? element('span', { class: 'quiet' }, ` · ${texts.times(printNumber(row.count, 0, language))}`) : null,
        ]),
        element('p', {}, row.message),
        row.done === '' ? null : element('p', { class: 'quiet' }, `${texts.done}: ${row.done}`),
      ]),
    )),
    rest > 0 ? element('button', { type: 'button', class: 'button', 'data-key': 'more', onclick: () => change({ shown: shown + page }) }, texts.showMore(printNumber(Math.min(rest, page), 0, language))) : null,
  ];
}
