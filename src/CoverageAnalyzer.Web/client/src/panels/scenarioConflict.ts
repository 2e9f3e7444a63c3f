import { messagesOf } from '../i18n/messages';
import type { Problem } from '../api/types';
import { printTime } from '../i18n/numbers';
import type { Store } from '../state';
import { element } from './element';
import { dialog } from './question';
import { isScenarioName } from './scenarioRequests';

export type Resolution = { kind: 'rename'; name: string } | { kind: 'theirs' } | { kind: 'overwrite' };

/**
 * Asks what becomes of two states of one scenario.
 * @param isNew Whether it was to be saved as a new one, and one of that name is there.
 * @param problem What the server says of the state that is there: who saved it, and when.
 * @returns Null where nothing is to be done: one's own changes stay on the page, unsaved.
 */
export function resolveConflict(store: Store, name: string, isNew: boolean, problem: Problem | null): Promise<Resolution | null> {
  const { language } = store.state;
  const texts = messagesOf(language);
  const when = problem?.editedAt === undefined ? '' : printTime(problem.editedAt, language);
  return dialog<Resolution>((close) => {
    const other = element('input', { type: 'text', id: 'other-name', maxlength: 80, value: otherName(name), autocomplete: 'off', 'aria-describedby': 'other-wrong' });
    const wrong = element('p', { id: 'other-wrong', class: 'wrong', role: 'status' });
    const rename = (): void => {
      const typed = other.value.trim().normalize('NFC');
      if (isScenarioName(typed) && typed !== name) {
        close({ kind: 'rename', name: typed });
      } else {
        wrong.textContent = texts.badName;
        other.setAttribute('aria-invalid', 'true');
      }
    };
    return [
      element('h2', { id: 'dialog-title' }, isNew ? texts.existsTitle : texts.conflictTitle),
      element('p', {}, isNew ? texts.existsText(name) : texts.conflictText(name)),
      when === '' ? element('p', { class: 'who' }, isNew ? '' : texts.goneThere) : element('p', { class: 'who' }, texts.savedBy(problem?.editedBy ?? texts.someone, when)),
      element('div', { class: 'choice' }, [
        element('label', { class: 'field' }, [element('span', {}, texts.otherName), other]),
        wrong,
        element('button', { type: 'button', class: 'button', onclick: rename }, texts.keepMine),
      ]),
      element('p', { class: 'buttons' }, [
        element('button', { type: 'button', class: 'button plain', onclick: () => close({ kind: 'theirs' }) }, texts.takeTheirs),
        element('button', { type: 'button', class: 'button plain', onclick: () => close({ kind: 'overwrite' }) }, texts.overwrite),
        element('button', { type: 'button', class: 'button plain', onclick: () => close(null) }, texts.cancel),
      ]),
    ];
  });
}

/** "name-2", "name-3", …: a first suggestion. */
function otherName(name: string): string {
  const match = /^(.*)-(\d+)$/.exec(name);
  return (match === null ? `${name}-2` : `${match[1] ?? name}-${String(Number(match[2]) + 1)}`).slice(0, 80);
}
