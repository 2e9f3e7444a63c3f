import { describe, expect, it } from 'vitest';
import { CoordinatePrinter } from './coordinates';
import { linesOf } from './labels';
import { printArea, printLength } from './measure';
import { fileName } from './saving';
import { scaleBarOf } from './scaleBar';
import { printDate } from './sheet';

describe('figures on the map', () => {
  it('use the signs of the language', () => {
    expect(printLength(123.4, 'vi')).toBe('123 m');
    expect(printLength(12_345.6, 'vi')).toBe('12,35 km');
    expect(printLength(1_234_567, 'vi')).toBe('1.234,6 km');
    expect(printLength(12_345.6, 'en')).toBe('12.35 km');
    expect(printArea(9_999, 'vi')).toBe('9.999 m²');
    expect(printArea(123_456, 'vi')).toBe('12,35 ha');
    expect(printArea(4_745_700_000, 'vi')).toBe('4.745,70 km²');
    expect(printDate(new Date(2026, 10, 6), 'vi')).toBe('06/11/2026');
  });

  it('give a scale bar of 1, 2 or 5 that is as long as it says', () => {
    // At 60° a parallel is (in the ellipsoid's measure) 1/√(1 − e² sin²φ) · cos φ of the equator.
    const bar = scaleBarOf(100, 60, 110, 'en');
    expect(bar).toMatchObject({ metres: 5000, label: '5 km' });
    expect(bar.pixels).toBeCloseTo(5000 / (100 * 0.5012637), 2);
    expect(bar.pixels).toBeLessThanOrEqual(110);
    expect(scaleBarOf(1, 0, 110, 'vi').label).toBe('100 m');
  });

  it('say a place in degrees and in VN-2000', () => {
    const vn2000 = { name: 'VN-2000 106°15′', proj: '+proj=tmerc +lat_0=0 +lon_0=106.25 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 +units=m +no_defs' };
    expect(new CoordinatePrinter(null).lines([107.123456, 16.8], 'vi')).toEqual(['WGS 84: 107,12346° Đ; 16,80000° B']);
    // On the central meridian: x₀, and the meridian's length from the equator (10° of WGS 84: 1 105 854.833 m) by the scale.
    expect(new CoordinatePrinter(vn2000).lines([106.25, 10], 'vi')[1]).toBe('VN-2000 106°15′: 500.000,0; 1.105.744,2 m');
    expect(new CoordinatePrinter({ name: 'x', proj: '+proj=nonsense' }).lines([106, 10], 'en')).toEqual(['WGS 84: 106.00000° E; 10.00000° N']);
  });

  it('break long names into even lines and short ones not', () => {
    expect(linesOf('Thành phố Đông Hà')).toEqual([['Thành phố Đông Hà'], ['Thành phố', 'Đông Hà']]);
    expect(linesOf('A Vao')).toEqual([['A Vao']]);
  });

  it('make file names of any title', () => {
    expect(fileName('Quảng Trị 2012 Bán kính: phục vụ/đất')).toBe('quang-tri-2012-ban-kinh-phuc-vu-dat');
    expect(fileName('../..')).toBe('map');
  });
});
