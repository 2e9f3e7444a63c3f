import type { Column, Table, ViewerMap } from '../api/types';

/** How many columns are shown before somebody chooses. */
const atFirst = 9;

/** Columns that only repeat what the place of a row says, or are too long for a cell. */
const unfit = new Set(['reasons', 'programme_reason', 'mountainous_reason']);

/** Names of the columns a map suggests: the commune and its district, what the map's tooltip says, then its detail. A narrow page has the figures beside the name. */
export function columnsOf(map: ViewerMap | null, table: Table, isNarrow = false): string[] {
  const known = new Set(table.columns.map((c) => c.name));
  const wanted = ['name', 'district', ...(map?.tooltip ?? []), ...(map?.detail ?? []).filter((c) => c !== 'code' && c !== 'type' && !unfit.has(c))];
  return [...new Set(wanted)].filter((c) => known.has(c) && !(isNarrow && c === 'district')).slice(0, atFirst);
}

/** Headings longer than this get a wider column, so that they break into two or three lines, not five. */
const longHeading = 22;

/** Width of a column in rem. */
export function widthOf(column: Column): number {
  if (unfit.has(column.name)) {
    return 24;
  }
  switch (column.kind) {
    case 'text':
      return column.name === 'code' || column.name === 'type' ? 6.5 : 10;
    case 'choice':
      return 10;
    default:
      return column.label.length > longHeading ? 11 : 8;
  }
}

/** The unit its cells are printed in: a share is printed in percent. */
export function unitOf(column: Column): string {
  return column.kind === 'fraction' && column.unit === '' ? '%' : column.unit;
}

/** Heading of a column with its unit. */
export function headingOf(column: Column): string {
  const unit = unitOf(column);
  return unit === '' ? column.label : `${column.label} (${unit})`;
}

/** Whether its cells are numbers, which stand at the right. */
export function isNumeric(column: Column): boolean {
  return column.kind === 'integer' || column.kind === 'number' || column.kind === 'fraction';
}
