import { ApiError } from '../api/client';
import { messagesOf } from '../i18n/messages';
import type { Store } from '../state';
import { element } from './element';

/** Whether work was only given up. */
export function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** What went wrong in plain words: what the server says of it, else what its status means. */
export function wordsOfTrouble(error: unknown, store: Store): string {
  const texts = messagesOf(store.state.language);
  if (!(error instanceof ApiError)) {
    return error instanceof Error ? error.message : String(error);
  }
  return error.status === 0 ? texts.offline : error.problem !== null ? error.message : texts.problem(error.status);
}

/** A box with what went wrong and a button to try again. */
export function troubleBox(store: Store, error: unknown, retry: () => void): HTMLElement {
  const texts = messagesOf(store.state.language);
  return element('div', { class: 'trouble' }, [
    element('p', {}, wordsOfTrouble(error, store)),
    element('button', { type: 'button', class: 'button', 'data-key': 'retry', onclick: retry }, texts.retry),
  ]);
}

/** Says something politely. */
export function say(store: Store, text: string, rank: 'info' | 'error' = 'info'): void {
  store.set({ message: { rank, text } });
}

/** Says what went wrong, with a button to try again. */
export function sayTrouble(store: Store, error: unknown, retry: () => void): void {
  store.set({
    message: {
      rank: 'error',
      text: wordsOfTrouble(error, store),
      retry: () => {
        store.set({ message: null });
        retry();
      },
    },
  });
}
