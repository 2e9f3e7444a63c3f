import { messagesOf } from '../i18n/messages';
import type { Store } from '../state';
import { element, replace } from './element';

/** How long something that is only good to know stays in sight, in milliseconds. An error stays until it is closed. */
const shownFor = 8000;

/** The page's message: said politely, closed by a button or Esc. The region is there from the start, or screen readers would miss its first text. */
export function mountMessages(store: Store, region: HTMLElement): void {
  let timer = 0;
  const draw = (): void => {
    clearTimeout(timer);
    const { message, language } = store.state;
    region.className = message === null ? 'empty' : message.rank;
    if (message === null) {
      region.replaceChildren();
      return;
    }
    const texts = messagesOf(language);
    replace(region, [
      element('span', { class: 'sign', 'aria-hidden': 'true' }, message.rank === 'error' ? '✗' : 'ℹ'),
      element('p', {}, (message.rank === 'error' ? `${texts.failed}: ` : '') + message.text),
      message.retry === undefined ? null : element('button', { type: 'button', class: 'button', 'data-key': 'retry', onclick: message.retry }, texts.retry),
      element('button', { type: 'button', class: 'icon', 'data-key': 'close', 'aria-label': texts.close, onclick: () => store.set({ message: null }) }, '×'),
    ]);
    if (message.rank === 'info') {
      timer = window.setTimeout(() => {
        if (!region.contains(document.activeElement)) {
          store.set({ message: null });
        }
      }, shownFor);
    }
  };
  region.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      store.set({ message: null });
    }
  });
  store.listen((_, changed) => {
    if (changed.has('message') || (changed.has('language') && store.state.message !== null)) {
      draw();
    }
  });
  draw();
}
