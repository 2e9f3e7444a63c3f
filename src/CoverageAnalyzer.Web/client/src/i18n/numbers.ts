import type { Column } from '../api/types';
import type { Language } from '../state';

/** Decimal and group signs of each language: never those of the machine. */
const signs = { vi: { decimal: ',', group: '.' }, en: { decimal: '.', group: ',' } } as const;

const minus = '\u2212';

/** Rounds half away from zero, as the server prints. */
function fixed(value: number, decimals: number): string {
  const magnitude = Math.abs(value);
  // Beyond 1e21 `toFixed` turns to exponents; no figure of a study is near it.
  const shifted = Number(`${magnitude}e${decimals}`);
  return Number.isFinite(shifted) && shifted < 1e15 ? (Math.round(shifted) / 10 ** decimals).toFixed(decimals) : magnitude.toFixed(decimals);
}

/** A number for people: groups of three, a fixed number of decimals, a true minus. vi 1.159 and 3,16; en 1,159 and 3.16. Empty for an unknown value. */
export function printNumber(value: number | null, decimals: number, language: Language): string {
  if (value === null || Number.isNaN(value)) {
    return '';
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? '∞' : `${minus}∞`;
  }
  const [whole = '0', part] = fixed(value, decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, signs[language].group);
  const printed = part === undefined ? grouped : grouped + signs[language].decimal + part;
  return value < 0 && /[1-9]/.test(printed) ? minus + printed : printed;
}

/** The value that is printed with so many decimals. */
export function rounded(value: number, decimals: number): number {
  return Math.sign(value) * Number(fixed(value, decimals));
}

/** A difference: with its sign, also where it grew. */
export function printDifference(value: number, decimals: number, language: Language): string {
  const printed = printNumber(value, decimals, language);
  return value > 0 && /[1-9]/.test(printed) ? `+${printed}` : printed;
}

/** How many decimals a printed value has, so that its difference is printed with as many. */
export function decimalsOf(printed: string, language: Language): number {
  const at = printed.lastIndexOf(signs[language].decimal);
  return at < 0 ? 0 : printed.length - at - 1;
}

/** A cell of a table for people, without the unit (the heading has it): a share in percent, a choice as its word, unknown empty. */
export function printCell(column: Column, value: string | number | null, language: Language): string {
  if (value === null) {
    return '';
  }
  if (typeof value === 'number') {
    return column.kind === 'fraction' ? printNumber(value * 100, column.decimals, language) : printNumber(value, column.decimals, language);
  }
  return column.choices[value] ?? value;
}

/** A cell as a spreadsheet of that language takes it for a number: no groups, a plain minus; a text that would be run as a formula is made harmless. */
export function spreadsheetCell(column: Column, value: string | number | null, language: Language): string {
  if (typeof value === 'number') {
    return printCell(column, value, language).replaceAll(signs[language].group, '').replace(minus, '-');
  }
  const text = printCell(column, value, language).replace(/[\t\r\n]+/g, ' ');
  return /^[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
}

/** Reads what somebody typed: both decimal signs are taken, since no group sign belongs in a coordinate or a radius. Null where it is no number. */
export function readNumber(typed: string): number | null {
  const plain = typed.trim().replace(minus, '-').replace(',', '.');
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : null;
}

/** A moment of the server (UTC) as the reader's clock shows it: 14:32, 26/11/2026. */
export function printTime(utc: string, language: Language): string {
  const time = new Date(utc);
  const two = (n: number): string => String(n).padStart(2, '0');
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}`;
  return language === 'vi'
    ? `${clock} ngày ${time.getDate()}/${time.getMonth() + 1}/${time.getFullYear()}`
    : `${clock} on ${time.getDate()} ${time.toLocaleString('en-GB', { month: 'long' })} ${time.getFullYear()}`;
}
