import { describe, expect, it } from 'vitest';
import type { Table } from '../api/types';
import { sorted } from './sorting';

const table: Table = {
  columns: [
    { name: 'name', label: '', unit: '', kind: 'text', decimals: 0, choices: {} },
    { name: 'radius', label: '', unit: 'km', kind: 'number', decimals: 2, choices: {} },
    { name: 'gap', label: '', unit: '', kind: 'choice', decimals: 0, choices: { none: 'đủ', partial: 'thiếu một phần', full: 'thiếu hoàn toàn' } },
  ],
  rows: [['Đông Hà', 3.5, 'full'], ['Ea', null, 'none'], ['Da', -1, 'partial'], ['Dương', 10, 'none'], ['An', 3.5, null], ['Ăn', 2, 'full'], ['Phường 10', 1, 'none'], ['Phường 2', 1, 'none']],
};
const all = table.rows.map((_, i) => i);
const names = (column: string, descending = false): string[] => sorted(table, all, { column, descending }, 'vi').map((i) => String(table.rows[i]![0]));

describe('sorting', () => {
  it('follows the Vietnamese alphabet: ă after a, đ after every d', () => {
    expect(names('name')).toEqual(['An', 'Ăn', 'Da', 'Dương', 'Đông Hà', 'Ea', 'Phường 2', 'Phường 10']);
  });

  it('goes by size, equal ones as they were, unknown ones last in both directions', () => {
    expect(names('radius')).toEqual(['Da', 'Phường 10', 'Phường 2', 'Ăn', 'Đông Hà', 'An', 'Dương', 'Ea']);
    expect(names('radius', true).at(0)).toBe('Dương');
    expect(names('radius', true).at(-1)).toBe('Ea');
  });

  it('puts choices in the order of their list, not of their letters', () => {
    expect(names('gap').slice(0, 4)).toEqual(['Ea', 'Dương', 'Phường 10', 'Phường 2']);
    expect(names('gap').at(-1)).toBe('An');
  });

  it('leaves the order where none, or an unknown column, is chosen', () => {
    expect(sorted(table, all, null, 'vi')).toEqual(all);
    expect(sorted(table, all, { column: 'x', descending: false }, 'vi')).toEqual(all);
  });
});
