import { messagesOf } from '../i18n/messages';
import { printTime } from '../i18n/numbers';
import type { Store } from '../state';
import { element, replace } from './element';

/** What stays in sight as long as it is so: the figures are not the newest, the shared store does not answer. */
export function mountStatus(store: Store): HTMLElement {
  // There from the start, or screen readers would miss its first text.
  const root = element('div', { class: 'statusbar', role: 'status' });
  const draw = (): void => {
    const { status, study, language } = store.state;
    const texts = messagesOf(language);
    const isNew = status !== null && study !== null && status.revision !== study.revision;
    const time = (text: string | null | undefined): string => (text === null || text === undefined ? '' : printTime(text, language));
    replace(root, [
      isNew ? element('div', { class: 'news' }, [
        element('span', { class: 'sign', 'aria-hidden': 'true' }, '↻'),
        element('p', {}, status.run === null ? texts.newFigures : texts.newRun(String(status.run.number), time(status.run.pushedAt))),
        element('button', { type: 'button', class: 'button', 'data-key': 'show-new', onclick: () => location.reload() }, texts.showNew),
      ]) : null,
      status?.pushed ? element('div', { class: 'news' }, [
        element('span', { class: 'sign', 'aria-hidden': 'true' }, '↻'),
        element('p', {}, texts.newPush(String(status.pushed.number), time(status.pushed.pushedAt))),
      ]) : null,
      status?.store === 'away' ? element('div', { class: 'away' }, [
        element('span', { class: 'sign', 'aria-hidden': 'true' }, '⚠'),
        element('p', {}, texts.storeAway(time(status.storeSince))),
      ]) : null,
    ]);
  };
  store.listen((_, changed) => {
    if (changed.has('status') || changed.has('study') || changed.has('language')) {
      draw();
    }
  });
  draw();
  return root;
}
