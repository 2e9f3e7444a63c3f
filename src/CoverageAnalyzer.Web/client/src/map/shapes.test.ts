import { describe, expect, it } from 'vitest';
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from './mercator';
import { contains, crossings, middlesOf, shapesOfGeoJson } from './shapes';

const square = (x: number, y: number, side: number): number[][] => [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]];

describe('shapes', () => {
  const shapes = shapesOfGeoJson(
    {
      features: [
        { geometry: { type: 'Polygon', coordinates: [square(0, 0, 3), square(1, 1, 1)] } },
        { geometry: null },
        { id: 7, geometry: { type: 'MultiPolygon', coordinates: [[square(5, 0, 1)], [square(7, 0, 1)]] } },
      ],
    },
    'polygon',
  );

  it('keep the position of their feature, with or without id', () => expect([...shapes.feature]).toEqual([0, 7]));

  it('have holes and several parts', () => {
    const inside = (shape: number, x: number, y: number): boolean => contains(shapes, shape, mercatorX(x), mercatorY(y));
    expect(inside(0, 0.5, 0.5)).toBe(true);
    expect(inside(0, 1.5, 1.5)).toBe(false);
    expect(inside(0, 4, 0.5)).toBe(false);
    expect([5.5, 6.5, 7.5].map((x) => inside(1, x, 0.5))).toEqual([true, false, true]);
  });

  it('are crossed at each border', () => {
    expect(crossings(shapes, 0, mercatorY(1.5)).map((x) => Math.round(longitudeOf(x) * 1e9) / 1e9)).toEqual([0, 1, 2, 3]);
  });

  it('have their middle where it balances', () => {
    const { x } = middlesOf(shapes);
    expect(longitudeOf(x[1]!)).toBeCloseTo(6.5, 9);
  });

  it('come back to degrees', () => {
    expect(latitudeOf(mercatorY(16.789))).toBeCloseTo(16.789, 12);
    // EPSG:3857 of EPSG guidance note 7-2: 24°22′54.433″N, 100°20′W.
    expect(mercatorX(-100.3333333333)).toBeCloseTo(-11_169_055.576, 1);
    expect(mercatorY(24 + 22 / 60 + 54.433 / 3600)).toBeCloseTo(2_800_000.003, 1);
  });
});
