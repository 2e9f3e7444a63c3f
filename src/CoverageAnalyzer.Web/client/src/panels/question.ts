import { messagesOf } from '../i18n/messages';
import type { Store } from '../state';
import { element } from './element';

/** Asks before something is lost. @returns Whether it may go on. */
export function ask(store: Store, question: string, yes: string): Promise<boolean> {
  const texts = messagesOf(store.state.language);
  return dialog<boolean>((close) => [
    element('p', { id: 'dialog-title' }, question),
    element('p', { class: 'buttons' }, [
      element('button', { type: 'button', class: 'button plain', autofocus: true, onclick: () => close(false) }, texts.cancel),
      element('button', { type: 'button', class: 'button', onclick: () => close(true) }, yes),
    ]),
  ]).then((answer) => answer === true);
}

/** A modal dialog; Esc closes it with null. Focus goes back to where it was. */
export function dialog<T>(content: (close: (answer: T | null) => void) => HTMLElement[]): Promise<T | null> {
  return new Promise((resolve) => {
    const before = document.activeElement;
    let answer: T | null = null;
    const box = element('dialog', {
      'aria-labelledby': 'dialog-title',
      onclose: () => {
        box.remove();
        if (before instanceof HTMLElement) {
          before.focus();
        }
        resolve(answer);
      },
    });
    box.append(...content((given) => {
      answer = given;
      box.close();
    }));
    document.body.append(box);
    box.showModal();
  });
}
