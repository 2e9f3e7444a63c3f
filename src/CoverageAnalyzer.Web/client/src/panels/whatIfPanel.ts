import { messagesOf } from '../i18n/messages';
import { printNumber } from '../i18n/numbers';
import type { State, Store } from '../state';
import { mountCoordinateForm, radiusField } from './coordinateForm';
import { editList } from './editList';
import { element, replace } from './element';
import { mountScenarios } from './scenarioPanel';
import { troubleBox } from './trouble';
import type { WhatIfRunner } from './whatIf';

/** "What if": points are added, moved, removed; the figures follow. */
export function mountWhatIf(store: Store, runner: WhatIfRunner): HTMLElement {
  const head = element('div', {});
  const tools = element('div', { class: 'whatiftools' });
  const status = element('div', { class: 'computing', role: 'status' });
  const list = element('div', {});
  const form = mountCoordinateForm(store);
  const scenarios = mountScenarios(store);
  const work = element('div', {}, [tools, status, list, form, scenarios]);
  const draw = (): void => {
    const texts = messagesOf(store.state.language);
    const canEdit = store.state.study?.canEdit ?? true;
    replace(head, [element('h2', {}, texts.whatIfTitle), element('p', { class: 'quiet' }, canEdit ? texts.whatIfIntro : (store.state.study?.lookOnly ?? texts.readOnly))]);
    work.hidden = !canEdit;
    if (canEdit) {
      drawTools(store, tools);
      replace(list, editList(store));
    }
  };
  const drawStatus = (): void => replace(status, statusOf(store, runner));
  runner.listen(drawStatus);
  store.listen((_, changed) => {
    if (['language', 'study', 'scenario', 'tool'].some((k) => changed.has(k as never))) {
      draw();
      drawStatus();
    }
  });
  // A tool is put down as it was taken up: with Esc, from wherever the focus is.
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && store.state.tool !== 'none' && !event.defaultPrevented) {
      store.set({ tool: 'none' });
    }
  });
  draw();
  return element('div', { class: 'whatif' }, [head, work]);
}

function drawTools(store: Store, root: HTMLElement): void {
  const { language, tool } = store.state;
  const texts = messagesOf(language);
  const kinds = [['add-postal', texts.addPostal], ['add-bts', texts.addBts], ['move', texts.movePoint], ['remove', texts.removePoint]] as const;
  const button = (kind: State['tool'], label: string): HTMLElement =>
    element('button', { type: 'button', class: 'button tool', 'data-key': kind, 'aria-pressed': tool === kind, onclick: () => store.set({ tool: tool === kind ? 'none' : kind }) }, label);
  const hint = texts.toolHint[tool];
  replace(root, [
    element('div', { class: 'toolbuttons', role: 'group', 'aria-label': texts.whatIfTitle }, kinds.map(([kind, label]) => button(kind, label))),
    tool === 'add-bts' ? radiusField(store) : null,
    hint === '' ? null : element('p', { class: 'toolhint' }, [hint, ' ', element('button', { type: 'button', class: 'link', 'data-key': 'stop', onclick: () => store.set({ tool: 'none' }) }, texts.stopTool)]),
  ]);
}

function statusOf(store: Store, runner: WhatIfRunner): (HTMLElement | null)[] {
  const { language, scenario } = store.state;
  const texts = messagesOf(language);
  if (runner.isComputing) {
    return [element('p', {}, [texts.computing, ' ', element('button', { type: 'button', class: 'link', 'data-key': 'cancel', onclick: () => runner.cancel() }, texts.cancel)])];
  }
  if (runner.error !== null) {
    return [element('p', {}, texts.whatIfFailed), troubleBox(store, runner.error, () => runner.retry())];
  }
  if (runner.wasStopped) {
    return [element('p', {}, [texts.computingCancelled, ' ', element('button', { type: 'button', class: 'link', 'data-key': 'again', onclick: () => runner.retry() }, texts.retry)])];
  }
  return [scenario?.answer ? element('p', { class: 'quiet' }, texts.computed(printNumber(scenario.answer.milliseconds, scenario.answer.milliseconds < 10 ? 1 : 0, language))) : null];
}
