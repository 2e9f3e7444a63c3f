import type { Table } from '../api/types';
import type { Language } from '../state';

export interface Order {
  column: string;
  descending: boolean;
}

/** Letters in the Vietnamese order (đ after d, ă after a) in both languages, since the names are Vietnamese; "Phường 2" before "Phường 10". */
const collators: Record<Language, Intl.Collator> = {
  vi: new Intl.Collator('vi', { numeric: true }),
  en: new Intl.Collator('vi', { numeric: true }),
};

/** Positions in the order of a column: numbers by size, choices in the order of their list, texts by the alphabet. Unknown ones are always last; equal ones stay as they were. */
export function sorted(table: Table, positions: readonly number[], order: Order | null, language: Language): number[] {
  const at = order === null ? -1 : table.columns.findIndex((c) => c.name === order.column);
  const column = table.columns[at];
  if (order === null || column === undefined) {
    return [...positions];
  }
  const words = Object.keys(column.choices);
  const keyOf = (index: number): number | string | null => {
    const value = table.rows[index]?.[at] ?? null;
    const rank = column.kind === 'choice' && typeof value === 'string' ? words.indexOf(value) : -1;
    return rank >= 0 ? rank : value;
  };
  const keys = new Map(positions.map((p) => [p, keyOf(p)]));
  const sign = order.descending ? -1 : 1;
  return [...positions].sort((a, b) => {
    const left = keys.get(a) ?? null;
    const right = keys.get(b) ?? null;
    if (left === null || right === null) {
      return left === right ? 0 : left === null ? 1 : -1;
    }
    return sign * (typeof left === 'number' && typeof right === 'number' ? left - right : collators[language].compare(String(left), String(right)));
  });
}
