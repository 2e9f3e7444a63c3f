import { describe, expect, it } from 'vitest';
import type { Column, Table } from '../api/types';
import { noFilter } from '../state';
import { communesOf, isFiltered, wordsOf } from './filters';

const verdicts = { yes: 'có', no: 'không', undecidable: 'chưa xác định được' };
const gaps = { none: 'đủ', partial: 'thiếu một phần', full: 'thiếu hoàn toàn' };
const column = (name: string, choices: Record<string, string> = {}): Column => ({ name, label: name, unit: '', kind: Object.keys(choices).length > 0 ? 'choice' : 'text', decimals: 0, choices });

const table: Table = {
  columns: [column('name'), column('district'), column('mountainous', verdicts), column('postal_gap', gaps), column('mobile_gap', gaps)],
  rows: [
    ['A', 'Đông', 'yes', 'none', 'none'],
    ['B', 'Đông', 'no', 'partial', 'none'],
    ['C', 'Tây', 'undecidable', 'full', 'partial'],
    ['D', 'Tây', 'yes', null, 'full'],
    ['E', 'Tây', null, null, null],
    ['F', 'Tây', 'no', 'none', null],
  ],
};
const left = (filter: Partial<typeof noFilter>): string[] => communesOf(table, { ...noFilter, ...filter }).map((i) => String(table.rows[i]![0]));

describe('filters', () => {
  it('leave all where nothing is chosen', () => {
    expect(left({})).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
    expect(isFiltered(noFilter)).toBe(false);
    expect(isFiltered({ ...noFilter, gap: 'any' })).toBe(true);
  });

  it('keep what cannot be decided apart from yes, no and unknown', () => {
    expect(left({ mountainous: 'yes' })).toEqual(['A', 'D']);
    expect(left({ mountainous: 'no' })).toEqual(['B', 'F']);
    expect(left({ mountainous: 'undecidable' })).toEqual(['C']);
  });

  it('take in, for one service, those that lack both', () => {
    expect(left({ gap: 'postal' })).toEqual(['B', 'C']);
    expect(left({ gap: 'mobile' })).toEqual(['C', 'D']);
    expect(left({ gap: 'both' })).toEqual(['C']);
    expect(left({ gap: 'any' })).toEqual(['B', 'C', 'D']);
  });

  it('do not take a service that was not assessed for one that is there', () => {
    expect(left({ gap: 'none' })).toEqual(['A', 'F']);
  });

  it('are joined by and', () => {
    expect(left({ district: 'Tây', gap: 'any', mountainous: 'yes' })).toEqual(['D']);
    expect(left({ district: 'Nam' })).toEqual([]);
  });

  it('leave nothing where the column or the word is not there', () => {
    expect(left({ island: 'yes' })).toEqual([]);
    expect(left({ gap: 'unheard-of' })).toEqual([]);
  });

  it('list only words that occur, in the order of the choices, with counts', () => {
    expect(wordsOf(table, 'mountainous').map((w) => [w.word, w.count])).toEqual([['yes', 2], ['no', 2], ['undecidable', 1]]);
    expect(wordsOf(table, 'island')).toEqual([]);
  });
});
