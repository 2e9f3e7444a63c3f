import type { Headline } from '../api/types';
import { messagesOf, type Messages } from '../i18n/messages';
import { decimalsOf, printDifference, rounded } from '../i18n/numbers';
import type { Language, Store } from '../state';
import { element, replace } from './element';

/** The headline figures against the targets; with a scenario each with what it was and by how much it changes. */
export function mountHeadlines(store: Store): HTMLElement {
  const root = element('div', { class: 'headlines' });
  const draw = (): void => replace(root, content(store));
  store.listen((_, changed) => {
    if (changed.has('language') || changed.has('study') || changed.has('scenario')) {
      draw();
    }
  });
  draw();
  return root;
}

function content(store: Store): HTMLElement[] {
  const { language, study, scenario } = store.state;
  const texts = messagesOf(language);
  if (study === null) {
    return [element('h2', {}, texts.headlinesTitle), element('p', { class: 'quiet' }, texts.loading)];
  }
  const after = scenario?.answer?.headlines ?? null;
  const groups = [['postal', texts.groupPostal], ['mobile', texts.groupMobile], ['classes', texts.groupClasses]] as const;
  const shown = after ?? study.headlines;
  const before = new Map(after === null ? [] : study.headlines.map((h) => [h.id, h]));
  return [
    element('h2', {}, texts.headlinesTitle),
    ...(after === null ? [] : [element('p', { class: 'scenario-mark' }, texts.beforeAfter)]),
    ...groups.flatMap(([group, name]) => {
      const own = shown.filter((h) => h.group === group);
      return own.length === 0 ? [] : [element('h3', {}, name), element('ul', { class: 'cards' }, own.map((h) => card(h, before.get(h.id) ?? null, after !== null, language, texts)))];
    }),
    ...(study.headlineNotes.length === 0 ? [] : [element('h3', {}, texts.published), element('ul', { class: 'points' }, study.headlineNotes.map((n) => element('li', {}, n)))]),
  ];
}

function card(headline: Headline, before: Headline | null, compares: boolean, language: Language, texts: Messages): HTMLElement {
  const state = headline.met === null ? '' : headline.met ? ' good' : ' bad';
  return element('li', { class: `card${state}` }, [
    element('p', { class: 'name' }, headline.name),
    element('p', { class: 'value' }, [headline.text, ' ', element('small', {}, headline.unit)]),
    compares && before !== null ? change(before, headline, language, texts) : null,
    headline.met === null && headline.comment === ''
      ? null
      : element('p', { class: 'status' }, [
          headline.met === null ? null : element('b', {}, headline.met ? `✓ ${texts.met}` : `✗ ${texts.notMet}`),
          headline.met !== null && headline.comment !== '' ? ' – ' : null,
          headline.comment,
        ]),
    ...headline.basis.map((b) => element('p', { class: 'basis' }, `${b.rule}: ${b.worth}`)),
  ]);
}

/** What it was, and by how much it changes: the difference of the printed values, so that the three agree. */
function change(before: Headline, after: Headline, language: Language, texts: Messages): HTMLElement {
  if (before.value === null || after.value === null || before.text === after.text) {
    return element('p', { class: 'change' }, `${texts.from} ${before.text} · ${texts.unchanged}`);
  }
  const decimals = Math.max(decimalsOf(after.text, language), decimalsOf(before.text, language));
  const difference = printDifference(rounded(after.value, decimals) - rounded(before.value, decimals), decimals, language);
  return element('p', { class: 'change moved' }, [`${texts.from} ${before.text} → ${after.text} · ${texts.difference} `, element('b', {}, difference)]);
}
