import { describe, expect, it } from 'vitest';
import type { Edit } from '../api/types';
import { emptyScenario, newCode, redo, scenarioOf, undo, withChanged, withEdit, withoutEdit, type ScenarioState } from './edits';

const add = (code: string, layer: Edit['layer'] = 'postal_points'): Edit => ({ action: 'add', layer, code, longitude: 107, latitude: 16.7 });
const made = (...edits: Edit[]): ScenarioState => edits.reduce(withEdit, emptyScenario());
const codes = (s: ScenarioState): string[] => s.edits.map((e) => `${e.action} ${e.code}`);

describe('changes of a scenario', () => {
  it('are undone and done again in turn', () => {
    const scenario = made(add('a'), add('b'), add('c'));
    const back = undo(undo(scenario));
    expect(codes(back)).toEqual(['add a']);
    expect(codes(redo(back))).toEqual(['add a', 'add b']);
    expect(redo(redo(back)).edits).toEqual(scenario.edits);
    expect(redo(redo(redo(back))).edits).toEqual(scenario.edits);
    expect(undo(undo(undo(undo(scenario)))).edits).toEqual([]);
  });

  it('make what was undone forgotten by a new change', () => {
    const scenario = withEdit(undo(made(add('a'), add('b'))), add('c'));
    expect(scenario.undone).toEqual([]);
    expect(codes(scenario)).toEqual(['add a', 'add c']);
  });

  it('are deleted from the middle, and come back by redo', () => {
    const gone = withoutEdit(made(add('a'), add('b'), add('c')), 1);
    expect(codes(gone)).toEqual(['add a', 'add c']);
    expect(codes(redo(gone))).toEqual(['add a', 'add c', 'add b']);
  });

  it('take the later moves of a new point with it, in their order when they come back', () => {
    const move: Edit = { action: 'move', layer: 'postal_points', code: 'a', longitude: 107.1, latitude: 16.8 };
    const gone = withoutEdit(made(add('a'), add('b'), move), 0);
    expect(codes(gone)).toEqual(['add b']);
    expect(codes(redo(redo(gone)))).toEqual(['add b', 'add a', 'move a']);
  });

  it('leave a point of the other layer with the same code alone', () => {
    const other: Edit = { action: 'move', layer: 'bts_sites', code: 'a', longitude: 107.1, latitude: 16.8 };
    expect(codes(withoutEdit(made(add('a'), other), 0))).toEqual(['move a']);
  });

  it('are no longer saved after any change, and never changed in place', () => {
    const saved = { ...made(add('a')), saved: true };
    for (const changed of [undo(saved), withEdit(saved, add('b')), withoutEdit(saved, 0), withChanged(saved, 0, { name: 'Điểm' })]) {
      expect(changed.saved).toBe(false);
    }
    expect(codes(saved)).toEqual(['add a']);
    expect(undo(emptyScenario()).saved).toBe(true);
  });

  it('give a new point a code that no other has, undone ones included', () => {
    const scenario = made(add('new-postal-1'), add('new-postal-7'), add('new-bts-2', 'bts_sites'));
    expect(newCode(scenario, 'postal_points').code).toBe('new-postal-8');
    expect(newCode(undo(undo(scenario)), 'postal_points').code).toBe('new-postal-8');
    expect(newCode(scenario, 'bts_sites').code).toBe('new-bts-3');
  });
});

describe('scenario files', () => {
  it('are read where they are ones', () => {
    expect(scenarioOf(JSON.stringify({ name: 'a', edits: [add('x')] }))?.edits).toHaveLength(1);
  });

  it('are refused where they are not', () => {
    for (const text of ['', '[]', 'null', '{"name":"a"}', '{"edits":[]}', '{"name":1,"edits":[]}', '{"name":"a","edits":[{"action":"burn","layer":"postal_points","code":"x"}]}', '{"name":"a","edits":[null]}', '{"name":"a","edits":[{"action":"add","layer":"roads","code":"x"}]}']) {
      expect(scenarioOf(text), text).toBeNull();
    }
  });
});
