import { describe, expect, it } from 'vitest';
import type { MapLayer } from '../api/types';
import { dimmed, looksOf, sizeAt } from './looks';

const layer: MapLayer = {
  source: 'communes', heading: 'h', fill: null, outline: { color: '#000000', width: 0.5 }, symbol: null, labels: null, minimumZoom: 0,
  legend: [
    { color: '#112233', hatched: false, label: 'low', count: 2 },
    { color: '#445566', hatched: false, label: 'high', count: 1 },
    { color: '#8C8C8C', hatched: true, label: 'no data', count: 1 },
  ],
  classOf: [0, 1, 2, 0],
};

const lookAt = (looks: ReturnType<typeof looksOf>, feature: number) => looks.looks[looks.lookOf[feature]!];

describe('looks', () => {
  it('follow the class of each feature', () => {
    const looks = looksOf(layer, 4, [], null);
    expect(lookAt(looks, 1)).toEqual({ fill: '#445566', hatch: null, dimmed: false });
    expect(lookAt(looks, 2)).toEqual({ fill: '#FFFFFF', hatch: '#8C8C8C', dimmed: false });
    expect(looks.lookOf[0]).toBe(looks.lookOf[3]);
  });

  it('take the color from a switched-off class and leave its borders', () => {
    const looks = looksOf(layer, 4, [0], null);
    expect(lookAt(looks, 0)).toEqual({ fill: null, hatch: null, dimmed: false });
    expect(lookAt(looks, 1)?.fill).toBe('#445566');
  });

  it('dim what does not fit the filter', () => {
    const looks = looksOf(layer, 4, [], Uint8Array.from([1, 0, 0, 0]));
    expect(lookAt(looks, 0)?.dimmed).toBe(false);
    expect(lookAt(looks, 1)).toEqual({ fill: dimmed('#445566'), hatch: null, dimmed: true });
    expect(lookAt(looks, 2)?.hatch).toBe(dimmed('#8C8C8C'));
  });

  it('leave out points of a switched-off class and features without any', () => {
    const symbol: MapLayer['symbol'] = { shape: 'circle', color: '#000000', outline: null, sizes: [{ zoom: 6, size: 2 }] };
    expect([...looksOf({ ...layer, symbol }, 4, [0], null).lookOf]).toEqual([-1, 4, 5, -1]);
    expect([...looksOf({ ...layer, classOf: [0, 9, -1] }, 4, [], null).lookOf]).toEqual([3, -1, -1, -1]);
  });

  it('have one for all where there are no classes', () => {
    const looks = looksOf({ ...layer, legend: [], classOf: null, fill: '#F4F5F6' }, 3, [], null);
    expect([0, 1, 2].map((f) => lookAt(looks, f)?.fill)).toEqual(['#F4F5F6', '#F4F5F6', '#F4F5F6']);
  });

  it('dim toward white and take no style sheet for a color', () => {
    expect(dimmed('#000000')).toBe('#cccccc');
    expect(dimmed('#000')).toBe('#cccccc');
    expect(dimmed('url(x)')).toBe('#EEEEEE');
  });
});

describe('symbol sizes', () => {
  const sizes = [{ zoom: 6, size: 2 }, { zoom: 9, size: 5 }];
  it.each([[3, 2], [6, 2], [7, 3], [9, 5], [15, 5]])('at zoom %d are %d px', (zoom, size) => expect(sizeAt(sizes, zoom)).toBeCloseTo(size, 12));
});
