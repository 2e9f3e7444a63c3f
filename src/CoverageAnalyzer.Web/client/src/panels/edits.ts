import type { Edit } from '../api/types';
import { messagesOf } from '../i18n/messages';
import type { State, Store } from '../state';

export type ScenarioState = NonNullable<State['scenario']>;
export type EditedLayer = Edit['layer'];

/** A scenario without changes. */
export function emptyScenario(): ScenarioState {
  return { name: '', etag: null, edits: [], undone: [], answer: null, saved: true };
}

/** With one more change. What was undone is gone then, as everywhere. */
export function withEdit(scenario: ScenarioState, edit: Edit): ScenarioState {
  return { ...scenario, edits: [...scenario.edits, edit], undone: [], saved: false };
}

/** Without the last change, which can be done again. */
export function undo(scenario: ScenarioState): ScenarioState {
  const last = scenario.edits.at(-1);
  return last === undefined ? scenario : { ...scenario, edits: scenario.edits.slice(0, -1), undone: [...scenario.undone, last], saved: false };
}

/** With the change that was undone last. */
export function redo(scenario: ScenarioState): ScenarioState {
  const last = scenario.undone.at(-1);
  return last === undefined ? scenario : { ...scenario, edits: [...scenario.edits, last], undone: scenario.undone.slice(0, -1), saved: false };
}

/** Without one change, which `redo` brings back. Deleting a new point takes its later moves with it: they would move nothing. */
export function withoutEdit(scenario: ScenarioState, position: number): ScenarioState {
  const gone = scenario.edits[position];
  if (gone === undefined) {
    return scenario;
  }
  const follows = (e: Edit, i: number): boolean => gone.action === 'add' && i > position && e.layer === gone.layer && e.code === gone.code;
  const taken = scenario.edits.filter((e, i) => i === position || follows(e, i));
  return { ...scenario, edits: scenario.edits.filter((e) => !taken.includes(e)), undone: [...scenario.undone, ...taken.reverse()], saved: false };
}

/** With one change replaced, for a new name or radius. */
export function withChanged(scenario: ScenarioState, position: number, change: Partial<Edit>): ScenarioState {
  return { ...scenario, edits: scenario.edits.map((e, i) => (i === position ? { ...e, ...change } : e)), saved: false };
}

/** A code no other new point of the scenario has, the undone ones included. */
export function newCode(scenario: ScenarioState, layer: EditedLayer): { code: string; number: number } {
  const prefix = layer === 'postal_points' ? 'new-postal-' : 'new-bts-';
  const used = [...scenario.edits, ...scenario.undone].filter((e) => e.code.startsWith(prefix)).map((e) => Number(e.code.slice(prefix.length)));
  const number = Math.max(0, ...used.filter(Number.isFinite)) + 1;
  return { code: prefix + String(number), number };
}

/** What is set for the next BTS site, in km; null: the radius of the study. */
export const nextSite: { radiusKilometres: number | null } = { radiusKilometres: null };

/** Rounds degrees to a tenth of a metre: more says nothing of a place somebody pointed at. */
function degrees(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** Places a new point; one without a name gets a numbered one, which can be changed in the list. */
export function addPoint(store: Store, layer: EditedLayer, longitude: number, latitude: number, name = ''): void {
  const scenario = store.state.scenario ?? emptyScenario();
  const { code, number } = newCode(scenario, layer);
  const texts = messagesOf(store.state.language);
  const numbered = layer === 'postal_points' ? texts.newPostalName(number) : texts.newBtsName(number);
  const radius = layer === 'bts_sites' && nextSite.radiusKilometres !== null ? { radiusKilometres: nextSite.radiusKilometres } : {};
  store.set({ scenario: withEdit(scenario, { action: 'add', layer, code, name: name === '' ? numbered : name, longitude: degrees(longitude), latitude: degrees(latitude), ...radius }) });
}

/** Puts a point elsewhere. */
export function movePoint(store: Store, layer: EditedLayer, code: string, longitude: number, latitude: number): void {
  store.set({ scenario: withEdit(store.state.scenario ?? emptyScenario(), { action: 'move', layer, code, longitude: degrees(longitude), latitude: degrees(latitude) }) });
}

/** Takes a point away. */
export function removePoint(store: Store, layer: EditedLayer, code: string): void {
  store.set({ scenario: withEdit(store.state.scenario ?? emptyScenario(), { action: 'remove', layer, code }) });
}

/** Whether a text is a scenario file: what is wrong with single changes is the server's to say. */
export function scenarioOf(text: string): { name: string; edits: Edit[] } | null {
  try {
    const read = JSON.parse(text) as { name?: unknown; edits?: unknown };
    const isEdit = (e: unknown): boolean =>
      typeof e === 'object' && e !== null && ['add', 'move', 'remove'].includes((e as Edit).action) && ['postal_points', 'bts_sites'].includes((e as Edit).layer) && typeof (e as Edit).code === 'string';
    return typeof read === 'object' && read !== null && typeof read.name === 'string' && Array.isArray(read.edits) && read.edits.every(isEdit)
      ? { name: read.name, edits: read.edits as Edit[] }
      : null;
  } catch {
    return null;
  }
}
