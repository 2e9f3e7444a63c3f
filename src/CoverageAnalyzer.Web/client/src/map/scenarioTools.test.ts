import { describe, expect, it } from 'vitest';
import type { Edit, WhatIf } from '../api/types';
import { pendingEdits } from './scenarioTools';

const add: Edit = { action: 'add', layer: 'bts_sites', code: 'n1', longitude: 107, latitude: 16, radiusKilometres: 2 };
const move: Edit = { action: 'move', layer: 'bts_sites', code: 'n1', longitude: 107.1, latitude: 16 };
const remove: Edit = { action: 'remove', layer: 'bts_sites', code: 'n1' };
const answered = (longitude: number): WhatIf =>
  ({ points: { bts_sites: [{ code: 'n1', name: '', longitude, latitude: 16, radiusKilometres: 2, change: 'added' }] } }) as unknown as WhatIf;

describe('edits the server has not answered', () => {
  it('are shown where they were put last', () => {
    expect(pendingEdits([add], null)).toEqual([add]);
    expect(pendingEdits([add, move], null)).toEqual([{ ...add, longitude: 107.1 }]);
    expect(pendingEdits([add, move], answered(107))).toHaveLength(1);
  });

  it('are not shown twice, nor when they are taken away', () => {
    expect(pendingEdits([add], answered(107))).toEqual([]);
    expect(pendingEdits([add, move], answered(107.1))).toEqual([]);
    expect(pendingEdits([add, remove], null)).toEqual([]);
  });
});
