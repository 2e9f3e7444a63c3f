import type { Column, Table } from '../api/types';
import { spreadsheetCell } from '../i18n/numbers';
import type { Language } from '../state';
import { headingOf } from './tableColumns';

/** Rows as text with tabs, as Excel and Word take them from the clipboard: headings, then the rows shown in their order. */
export function tabText(table: Table, columns: readonly Column[], positions: readonly number[], language: Language): string {
  const at = columns.map((c) => table.columns.indexOf(c));
  const lines = positions.map((p) => columns.map((c, i) => spreadsheetCell(c, table.rows[p]?.[at[i]!] ?? null, language)).join('\t'));
  return [columns.map(headingOf).join('\t'), ...lines].join('\r\n');
}

/** Puts text into the clipboard; also where the page is served without TLS and the newer way is missing. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const active = document.activeElement;
    const area = document.createElement('textarea');
    area.className = 'spoken';
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    if (active instanceof HTMLElement) {
      active.focus();
    }
    return done;
  }
}
