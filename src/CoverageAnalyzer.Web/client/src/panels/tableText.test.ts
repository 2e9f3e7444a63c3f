import { describe, expect, it } from 'vitest';
import type { Table } from '../api/types';
import { tabText } from './tableText';

const table: Table = {
  columns: [
    { name: 'name', label: 'Tên xã', unit: '', kind: 'text', decimals: 0, choices: {} },
    { name: 'radius', label: 'Bán kính', unit: 'km/điểm', kind: 'number', decimals: 2, choices: {} },
    { name: 'share', label: 'Dân số được phủ sóng', unit: '%', kind: 'fraction', decimals: 1, choices: {} },
  ],
  rows: [['Xã Húc', 1159.456, 0.5], ['=1+1', null, null]],
};

describe('the copied table', () => {
  it('has headings with units, the language\'s decimals and empty cells for what is unknown', () => {
    expect(tabText(table, table.columns, [1, 0], 'vi')).toBe("Tên xã\tBán kính (km/điểm)\tDân số được phủ sóng (%)\r\n'=1+1\t\t\r\nXã Húc\t1159,46\t50,0");
  });

  it('has the columns that are shown, in their order', () => {
    expect(tabText(table, [table.columns[1]!, table.columns[0]!], [0], 'en').split('\r\n')[1]).toBe('1159.46\tXã Húc');
  });
});
