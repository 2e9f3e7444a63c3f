import type { Edit, WhatIf } from '../api/types';
import { messagesOf } from '../i18n/messages';
import { printNumber, readNumber } from '../i18n/numbers';
import type { Store } from '../state';
import { isRadius } from './coordinateForm';
import { redo, undo, withChanged, withoutEdit, type ScenarioState } from './edits';
import { drawing, element } from './element';
import { zoomTo } from './zoom';

/** The most changes listed; a planner who loads thousands works with the file. */
const listed = 200;

/** The changes of the scenario with what the server noticed of each; undone, done again, deleted, renamed here. */
export function editList(store: Store): (HTMLElement | null)[] {
  const { language, scenario } = store.state;
  const texts = messagesOf(language);
  const edits = scenario?.edits ?? [];
  const notes = scenario?.answer?.notes ?? [];
  const change = (make: (s: ScenarioState) => ScenarioState): void => {
    const current = store.state.scenario;
    if (current !== null) {
      store.set({ scenario: make(current) });
    }
  };
  const start = Math.max(0, edits.length - listed);
  return [
    element('h3', {}, texts.edits(printNumber(edits.length, 0, language))),
    element('p', { class: 'buttons' }, [
      element('button', { type: 'button', class: 'button plain', 'data-key': 'undo', 'aria-disabled': edits.length === 0, onclick: () => change(undo) }, `↶ ${texts.undo}`),
      element('button', { type: 'button', class: 'button plain', 'data-key': 'redo', 'aria-disabled': (scenario?.undone.length ?? 0) === 0, onclick: () => change(redo) }, `↷ ${texts.redo}`),
    ]),
    edits.length === 0 ? element('p', { class: 'quiet' }, texts.noEdits) : null,
    noteList(notes.filter((n) => n.edit === null || n.edit < start)),
    // The latest is on top: that is what somebody has just done.
    edits.length === 0 ? null : element('ol', { class: 'edits', reversed: true }, edits.slice(start).map((edit, i) => line(store, edit, start + i, notes, change)).reverse()),
  ];
}

function line(store: Store, edit: Edit, position: number, notes: WhatIf['notes'], change: (make: (s: ScenarioState) => ScenarioState) => void): HTMLElement {
  const { language } = store.state;
  const texts = messagesOf(language);
  const name = edit.name ?? nameOf(store, edit) ?? edit.code;
  const what = texts.editText(edit.action, edit.layer, name);
  const at = edit.longitude === undefined || edit.latitude === undefined ? null : ([edit.longitude, edit.latitude] as const);
  const key = `${edit.layer}-${edit.code}-${String(position)}`;
  const input = edit.action !== 'add' ? null : element('input', {
    type: 'text', class: 'name', 'data-key': `name-${key}`, maxlength: 100, value: edit.name ?? '', placeholder: texts.pointName, 'aria-label': texts.renamePoint(name), autocomplete: 'off',
    onchange: () => change((s) => withChanged(s, position, { name: input!.value.trim() })),
  });
  const radius = edit.layer !== 'bts_sites' || edit.action !== 'add' ? null : element('input', {
    type: 'text', class: 'radius', inputmode: 'decimal', 'data-key': `radius-${key}`, value: edit.radiusKilometres === undefined ? '' : printNumber(edit.radiusKilometres, 2, language),
    placeholder: 'km', 'aria-label': `${texts.radius}: ${name}`, autocomplete: 'off',
    onchange: () => {
      const typed = readNumber(radius!.value);
      radius!.setAttribute('aria-invalid', String(radius!.value.trim() !== '' && !isRadius(typed)));
      if (radius!.value.trim() === '' || isRadius(typed)) {
        change((s) => withChanged(s, position, { radiusKilometres: isRadius(typed) ? typed : undefined }));
      }
    },
  });
  return element('li', {}, [
    element('div', { class: 'edit' }, [
      element('span', { class: 'what' }, what),
      at === null ? null : element('button', { type: 'button', class: 'icon', 'data-key': `zoom-${key}`, 'aria-label': `${texts.zoomTo}: ${what}`, onclick: () => zoomTo(store, [at[0], at[1], at[0], at[1]]) }, crosshair()),
      element('button', { type: 'button', class: 'icon', 'data-key': `delete-${key}`, 'aria-label': texts.deleteEdit(what), onclick: () => change((s) => withoutEdit(s, position)) }, '×'),
    ]),
    at === null ? null : element('p', { class: 'quiet where' }, `${printNumber(at[0], 5, language)} · ${printNumber(at[1], 5, language)}`),
    input === null ? null : element('div', { class: 'inputs' }, [input, radius]),
    noteList(notes.filter((n) => n.edit === position)),
  ]);
}

/** The sign of "zoom to": drawn, since not every font has one. */
function crosshair(): SVGElement {
  const look = { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6 };
  return drawing('svg', { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' }, [
    drawing('circle', { cx: 8, cy: 8, r: 4.5, ...look }),
    drawing('path', { d: 'M8 1V6 M8 10V15 M1 8H6 M10 8H15', ...look }),
  ]);
}

/** The name of a point of the study or of the scenario, where the answer holds it. */
function nameOf(store: Store, edit: Edit): string | undefined {
  const added = store.state.scenario?.edits.find((e) => e.action === 'add' && e.layer === edit.layer && e.code === edit.code)?.name;
  const known = store.state.scenario?.answer?.points[edit.layer]?.find((p) => p.code === edit.code)?.name;
  return [added, known].find((n) => n !== undefined && n !== '');
}

function noteList(notes: WhatIf['notes']): HTMLElement | null {
  return notes.length === 0 ? null : element('ul', { class: 'notes' }, notes.map((n) => element('li', { class: n.rank }, `${n.rank === 'info' ? 'ℹ' : '⚠'} ${n.message}`)));
}
