import { get } from '../api/client';
import { messagesOf } from '../i18n/messages';
import type { Store } from '../state';
import { element, replace } from './element';
import { isAborted, troubleBox } from './trouble';

/** A part of a panel whose content is asked of the server: says that it loads, shows the answer or what went wrong with a way to try again. A stale answer is dropped. */
export class Fetched<T> {
  private request: AbortController | null = null;
  private asked = '';
  private value: T | null = null;

  constructor(
    private readonly store: Store,
    private readonly target: HTMLElement,
    private readonly draw: (answer: T) => (HTMLElement | null)[],
  ) {}

  get answer(): T | null {
    return this.value;
  }

  /** Asks, unless that was asked already. */
  async ask(path: string, query: Record<string, string> = {}): Promise<void> {
    const wanted = JSON.stringify([path, query, this.store.state.language, this.store.state.study?.revision]);
    if (wanted === this.asked) {
      return;
    }
    this.clear();
    this.asked = wanted;
    const request = new AbortController();
    this.request = request;
    // An answer that is there at once must not flicker.
    const waiting = setTimeout(() => replace(this.target, element('p', { class: 'quiet' }, messagesOf(this.store.state.language).loading)), 150);
    try {
      const answer = await get<T>(this.store, path, query, request.signal);
      if (this.request === request) {
        this.value = answer;
        this.redraw();
      }
    } catch (error) {
      if (this.request === request && !isAborted(error)) {
        replace(this.target, troubleBox(this.store, error, () => {
          this.asked = '';
          void this.ask(path, query);
        }));
      }
    } finally {
      clearTimeout(waiting);
    }
  }

  /** Draws the answer again. */
  redraw(): void {
    if (this.value !== null) {
      replace(this.target, this.draw(this.value));
    }
  }

  /** Forgets what was asked. */
  clear(): void {
    this.request?.abort();
    this.request = null;
    this.asked = '';
    this.value = null;
  }
}
