import { describe, expect, it } from 'vitest';
import type { Column } from '../api/types';
import { decimalsOf, printCell, printDifference, printNumber, readNumber, rounded, spreadsheetCell } from './numbers';

const column = (kind: Column['kind'], decimals: number, choices: Record<string, string> = {}): Column => ({ name: 'x', label: 'X', unit: '', kind, decimals, choices });

describe('numbers for people', () => {
  it('have the signs of the language', () => {
    expect(printNumber(1159, 0, 'vi')).toBe('1.159');
    expect(printNumber(3.16, 2, 'vi')).toBe('3,16');
    expect(printNumber(1234567.5, 1, 'vi')).toBe('1.234.567,5');
    expect(printNumber(1234567.5, 1, 'en')).toBe('1,234,567.5');
    expect(printNumber(999, 0, 'en')).toBe('999');
  });

  it('round half away from zero, also where the binary value lies below', () => {
    expect(printNumber(1.005, 2, 'en')).toBe('1.01');
    expect(printNumber(2.5, 0, 'en')).toBe('3');
    expect(printNumber(-2.5, 0, 'en')).toBe('\u22123');
    expect(printNumber(0.045, 2, 'vi')).toBe('0,05');
    expect(printNumber(1e-7, 2, 'vi')).toBe('0,00');
  });

  it('have a true minus, and none before zero', () => {
    expect(printNumber(-0.11, 2, 'vi')).toBe('\u22120,11');
    expect(printNumber(-0.001, 2, 'vi')).toBe('0,00');
    expect(printDifference(-0.11, 2, 'en')).toBe('\u22120.11');
    expect(printDifference(2, 0, 'en')).toBe('+2');
    expect(printDifference(0.001, 2, 'en')).toBe('0.00');
  });

  it('are empty where unknown, and say what has no end', () => {
    expect(printNumber(null, 2, 'vi')).toBe('');
    expect(printNumber(Number.NaN, 2, 'vi')).toBe('');
    expect(printNumber(Infinity, 2, 'vi')).toBe('∞');
  });

  it('differ by what the printed values differ', () => {
    expect(printDifference(rounded(3.0451, 2) - rounded(3.0749, 2), 2, 'vi')).toBe('\u22120,02');
    expect(rounded(-2.5, 0)).toBe(-3);
  });

  it('tell how many decimals a printed value has', () => {
    expect(decimalsOf('1.159', 'vi')).toBe(0);
    expect(decimalsOf('3,16', 'vi')).toBe(2);
    expect(decimalsOf('1,159', 'en')).toBe(0);
  });
});

describe('cells', () => {
  it('print shares in percent and choices as words', () => {
    expect(printCell(column('fraction', 1), 0.987, 'vi')).toBe('98,7');
    expect(printCell(column('choice', 0, { yes: 'có' }), 'yes', 'vi')).toBe('có');
    expect(printCell(column('choice', 0, { yes: 'có' }), 'other', 'vi')).toBe('other');
    expect(printCell(column('text', 0), null, 'vi')).toBe('');
  });

  it('go to a spreadsheet as numbers: no groups, a plain minus', () => {
    expect(spreadsheetCell(column('number', 2), 1159.5, 'vi')).toBe('1159,50');
    expect(spreadsheetCell(column('number', 2), -1159.5, 'en')).toBe('-1159.50');
  });

  it('go to a spreadsheet as texts that are not run', () => {
    expect(spreadsheetCell(column('text', 0), '=HYPERLINK("x")', 'vi')).toBe('\'=HYPERLINK("x")');
    expect(spreadsheetCell(column('text', 0), 'a\tb\nc', 'vi')).toBe('a b c');
    expect(spreadsheetCell(column('text', 0), 'Xã Húc', 'vi')).toBe('Xã Húc');
  });
});

describe('typed numbers', () => {
  it('are read with either decimal sign', () => {
    expect(readNumber('106,85')).toBe(106.85);
    expect(readNumber(' 16.75 ')).toBe(16.75);
    expect(readNumber('\u22125')).toBe(-5);
  });

  it('are refused where they are none', () => {
    for (const text of ['', 'abc', '1.2.3', '1,2,3', '1e5', '0x10', 'NaN', 'Infinity', '10 km', '.']) {
      expect(readNumber(text)).toBeNull();
    }
  });
});
