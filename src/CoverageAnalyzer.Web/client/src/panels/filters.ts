import type { Table } from '../api/types';
import { noFilter, type Filter } from '../state';

/** Columns that a filter of the same name chooses by. */
export const choiceFilters = ['mountainous', 'remote', 'border', 'island'] as const;

/** What may be chosen about the services, in the order it is shown. */
export const gapFilters = ['any', 'postal', 'mobile', 'both', 'none'] as const;

/** Position of a column, −1 where the table has none of that name. */
export function columnOf(table: Table, name: string): number {
  return table.columns.findIndex((c) => c.name === name);
}

/** Whether anything is filtered. */
export function isFiltered(filter: Filter): boolean {
  return (Object.keys(noFilter) as (keyof Filter)[]).some((k) => filter[k] !== '');
}

/** Positions of the communes a filter leaves, in the order of the table. An undecidable verdict is neither yes nor no. */
export function communesOf(table: Table, filter: Filter): number[] {
  const tests: ((row: (string | number | null)[]) => boolean)[] = [];
  const wants = (name: string, word: string): void => {
    const column = columnOf(table, name);
    if (word !== '') {
      tests.push((row) => column >= 0 && row[column] === word);
    }
  };
  wants('district', filter.district);
  for (const name of choiceFilters) {
    wants(name, filter[name]);
  }
  if (filter.gap !== '') {
    tests.push(gapTest(table, filter.gap));
  }
  const shown: number[] = [];
  table.rows.forEach((row, index) => {
    if (tests.every((test) => test(row))) {
      shown.push(index);
    }
  });
  return shown;
}

/**
 * Whether a commune lacks what is asked for. "Postal" and "mobile" take in those that lack both;
 * "none" needs every assessed service to be there: one that was not assessed says nothing.
 */
function gapTest(table: Table, gap: string): (row: (string | number | null)[]) => boolean {
  const postal = columnOf(table, 'postal_gap');
  const mobile = columnOf(table, 'mobile_gap');
  const lacks = (row: (string | number | null)[], column: number): boolean => row[column] === 'partial' || row[column] === 'full';
  switch (gap) {
    case 'postal':
      return (row) => lacks(row, postal);
    case 'mobile':
      return (row) => lacks(row, mobile);
    case 'both':
      return (row) => lacks(row, postal) && lacks(row, mobile);
    case 'any':
      return (row) => lacks(row, postal) || lacks(row, mobile);
    case 'none':
      return (row) => !lacks(row, postal) && !lacks(row, mobile) && (row[postal] === 'none' || row[mobile] === 'none');
    default:
      return () => false;
  }
}

/** The stored words that occur in a column, in the order of its choices, each with how many communes have it. */
export function wordsOf(table: Table, name: string): { word: string; label: string; count: number }[] {
  const at = columnOf(table, name);
  const column = table.columns[at];
  if (column === undefined) {
    return [];
  }
  const counts = new Map<string, number>();
  for (const row of table.rows) {
    const word = row[at];
    if (typeof word === 'string') {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return Object.entries(column.choices)
    .filter(([word]) => counts.has(word))
    .map(([word, label]) => ({ word, label, count: counts.get(word) ?? 0 }));
}
