import type { FeatureDetail, WhatIf } from '../api/types';
import { messagesOf } from '../i18n/messages';
import { printCell, printNumber } from '../i18n/numbers';
import type { Store } from '../state';
import { element, replace } from './element';
import { Fetched } from './fetched';
import { columnOf } from './filters';
import { ScenarioDetail } from './scenarioDetail';
import type { Views } from './views';
import { zoomTo } from './zoom';

/** What is known of the commune or point that is selected: figures, reasons, rules. */
export function mountDetail(store: Store, views: Views): HTMLElement {
  const root = element('div', { class: 'detail' });
  const now = new ScenarioDetail(store, () => fetched.redraw());
  const fetched: Fetched<FeatureDetail> = new Fetched<FeatureDetail>(store, root, (detail) => content(store, detail, now.of(detail)));
  const follow = (): void => {
    const { selected, mapId, study, language } = store.state;
    const texts = messagesOf(language);
    const point = pointOfScenario(store);
    if (point !== null) {
      fetched.clear();
      replace(root, pointContent(store, point));
    } else if (selected === null || study === null || mapId === '') {
      fetched.clear();
      replace(root, [element('h2', {}, texts.detail), element('p', { class: 'quiet' }, texts.detailNone)]);
    } else {
      const path = selected.source === 'communes' ? `communes/${String(selected.index)}` : `points/${selected.source}/${String(selected.index)}`;
      void fetched.ask(path, { map: mapId });
    }
  };
  store.listen((state, changed) => {
    if (changed.has('selected') || changed.has('language') || changed.has('mapId') || changed.has('study')) {
      follow();
    } else if (changed.has('scenario') && state.selected !== null && state.selected.source !== 'communes') {
      follow();
    } else if (changed.has('scenario') || changed.has('communes')) {
      fetched.redraw();
    }
    // A link that restores a selection must not open a part of its own accord on a narrow page.
    if (changed.has('selected') && state.selected !== null && state.study !== null) {
      views.show('detail');
    }
  });
  follow();
  return root;
}

type ScenarioPoint = NonNullable<WhatIf['points']['postal_points']>[number];

/** The selected point where a scenario changes its layer: positions are then those of the answer, and the study knows nothing of them. */
function pointOfScenario(store: Store): ScenarioPoint | null {
  const { selected, scenario } = store.state;
  const points = selected?.source === 'postal_points' || selected?.source === 'bts_sites' ? scenario?.answer?.points[selected.source] : undefined;
  return points?.[selected!.index] ?? null;
}

function pointContent(store: Store, point: ScenarioPoint): (HTMLElement | null)[] {
  const { language } = store.state;
  const texts = messagesOf(language);
  const note = { none: '', added: texts.pointAdded, moved: texts.pointMoved }[point.change];
  const figures: [string, string][] = [
    [texts.code, point.code],
    [texts.longitude, printNumber(point.longitude, 5, language)],
    [texts.latitude, printNumber(point.latitude, 5, language)],
    [texts.radius, printNumber(point.radiusKilometres, 2, language)],
  ];
  return [
    element('h2', {}, point.name === '' ? point.code : point.name),
    note === '' ? null : element('p', { class: 'scenario-mark' }, note),
    buttons(store, [point.longitude, point.latitude, point.longitude, point.latitude]),
    element('h3', {}, texts.figures),
    element('dl', { class: 'figures' }, figures.filter(([, value]) => value !== '').flatMap(([label, value]) => [element('dt', {}, label), element('dd', {}, value)])),
  ];
}

function buttons(store: Store, bounds: FeatureDetail['bounds']): HTMLElement {
  const texts = messagesOf(store.state.language);
  return element('p', { class: 'buttons' }, [
    element('button', { type: 'button', class: 'button', 'data-key': 'zoom', onclick: () => zoomTo(store, bounds) }, texts.zoomTo),
    element('button', { type: 'button', class: 'button plain', 'data-key': 'deselect', onclick: () => store.set({ selected: null }) }, texts.deselect),
  ]);
}

/** @param now What the scenario makes of it; null without a scenario, or where that is still being asked. */
function content(store: Store, detail: FeatureDetail, now: FeatureDetail | null): (HTMLElement | null)[] {
  const texts = messagesOf(store.state.language);
  const changed = changedFigures(store, detail, now);
  const { reasons, verdicts } = now ?? detail;
  const ofStudy = now === null && detail.source === 'communes' && (store.state.scenario?.answer ?? null) !== null;
  return [
    element('h2', {}, detail.title),
    detail.subtitle === '' ? null : element('p', { class: 'quiet subtitle' }, detail.subtitle),
    buttons(store, detail.bounds),
    reasons.length === 0 ? null : element('h3', {}, texts.reasons),
    ofStudy ? element('p', { class: 'quiet' }, texts.reasonsOfStudy) : now !== null && now.reasons.join() !== detail.reasons.join() ? element('p', { class: 'scenario-mark' }, texts.reasonsOfScenario) : null,
    reasons.length === 0 ? null : element('ul', { class: 'points' }, reasons.map((r) => element('li', {}, r))),
    element('h3', {}, texts.figures),
    changed.size === 0 ? null : element('p', { class: 'scenario-mark' }, texts.scenarioChanged),
    element('dl', { class: 'figures' }, detail.figures.flatMap((f) => {
      const after = changed.get(f.column);
      return [
        element('dt', {}, f.label),
        after === undefined ? element('dd', {}, f.value) : element('dd', { class: 'moved' }, [element('b', {}, after), ' ', element('span', { class: 'quiet' }, `(${texts.before(f.value)})`)]),
      ];
    })),
    verdicts.length === 0 ? null : element('h3', {}, texts.verdicts),
    verdicts.length === 0 ? null : element('ul', { class: 'rules' }, verdicts.map((v) => rule(store, v))),
  ];
}

/** A rule with what it says. What is only proposed, or whose text was not found, is marked as no law. */
function rule(store: Store, verdict: FeatureDetail['verdicts'][number]): HTMLElement {
  const texts = messagesOf(store.state.language);
  const { status } = verdict;
  const isLaw = status !== 'proposal' && status !== 'not_found';
  return element('li', {}, [
    element('p', { class: 'rule' }, [
      element('b', {}, verdict.title),
      ' ',
      element('span', { class: `tag ${verdict.verdict}` }, verdict.verdictText),
      ' ',
      element('span', { class: `tag ${status}` }, isLaw ? texts.ruleStatus(status) : `${texts.ruleStatus(status)}, ${texts.ruleNotLaw}`),
    ]),
    verdict.reason === '' ? null : element('p', {}, verdict.reason),
    element('p', { class: 'quiet id' }, verdict.rule),
  ]);
}

/** Figures of the commune that the scenario changes, printed with their unit: as the server prints them, or from the row until that is there. */
function changedFigures(store: Store, detail: FeatureDetail, now: FeatureDetail | null): Map<string, string> {
  const { scenario, communes, language } = store.state;
  if (now !== null) {
    const before = new Map(detail.figures.map((f) => [f.column, f.value]));
    return new Map(now.figures.filter((f) => before.has(f.column) && before.get(f.column) !== f.value).map((f) => [f.column, f.value]));
  }
  const row = detail.source === 'communes' ? scenario?.answer?.rows[String(detail.index)] : undefined;
  const changed = new Map<string, string>();
  if (row === undefined || communes === null) {
    return changed;
  }
  for (const figure of detail.figures) {
    const at = columnOf(communes, figure.column);
    const column = communes.columns[at];
    const value = row[at] ?? null;
    if (column !== undefined) {
      const printed = printCell(column, value, language);
      const now = printed === '' || column.unit === '' ? printed : `${printed}\u00a0${column.unit}`;
      if (now !== figure.value && now !== '') {
        changed.set(figure.column, now);
      }
    }
  }
  return changed;
}
