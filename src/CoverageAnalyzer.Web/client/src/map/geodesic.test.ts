import { describe, expect, it } from 'vitest';
import { areaSquareMetres, circle, crossesItself, direct, inverse, lengthMetres, type Place } from './geodesic';

const dms = (degrees: number, minutes: number, seconds: number): number => Math.sign(degrees) * (Math.abs(degrees) + minutes / 60 + seconds / 3600);

describe('the shortest way', () => {
  it('is a minute of the equator and a quarter meridian long', () => {
    // The equator is a circle of the half axis; the meridian quadrant of WGS 84 is 10 001 965.729 m.
    expect(inverse([0, 0], [1, 0]).metres).toBeCloseTo((Math.PI / 180) * 6378137, 3);
    expect(inverse([105, 0], [105, 90]).metres).toBeCloseTo(10_001_965.729, 2);
  });

  it('agrees with the published line Flinders Peak – Buninyong', () => {
    // Geoscience Australia, GDA94 technical manual: GRS80, whose flattening differs from that of WGS 84 by 5·10⁻¹¹: 54 972.271 m, azimuth 306° 52′ 05.37″.
    const { metres, azimuthRadians } = inverse([dms(144, 25, 29.52440), dms(-37, 57, 3.72030)], [dms(143, 55, 35.38390), dms(-37, 39, 10.15610)]);
    expect(metres).toBeCloseTo(54_972.271, 2);
    expect(((azimuthRadians * 180) / Math.PI + 360) % 360).toBeCloseTo(dms(306, 52, 5.37), 5);
  });

  it('leads back to where it came from', () => {
    for (const [from, to] of [[[106.5, 16.2], [107.4, 17.1]], [[102, 8.5], [109.4, 23.3]], [[107, 16], [107, 16.00001]]] as [Place, Place][]) {
      const { metres, azimuthRadians } = inverse(from, to);
      const reached = direct(from, azimuthRadians, metres);
      expect(reached[0]).toBeCloseTo(to[0], 9);
      expect(reached[1]).toBeCloseTo(to[1], 9);
    }
  });

  it('gives circles whose every corner is as far', () => {
    for (const corner of circle([107.1, 16.8], 3000)) {
      expect(inverse([107.1, 16.8], corner).metres).toBeCloseTo(3000, 4);
    }
  });

  it('adds up along a line', () => {
    const [a, b, c]: Place[] = [[107, 16], [107.1, 16.1], [107.2, 16]];
    expect(lengthMetres([a!, b!, c!])).toBeCloseTo(inverse(a!, b!).metres + inverse(b!, c!).metres, 6);
    expect(lengthMetres([a!])).toBe(0);
  });
});

describe('the area', () => {
  it('of an octant is an eighth of the ellipsoid', () => {
    // Surface of WGS 84: 510 065 621.724 km². The octant's edges are the equator and two meridians, all shortest ways.
    const area = areaSquareMetres([[0, 0], [90, 0], [90, 89.999999], [0, 89.999999]]);
    expect(area / 1e6 / (510_065_621.724 / 8)).toBeCloseTo(1, 5);
  });

  it('of a small field is that of the plane', () => {
    // 100 m by 200 m laid out along the ellipsoid.
    const start: Place = [107, 16.5];
    const east = direct(start, Math.PI / 2, 200);
    const north = direct(start, 0, 100);
    const corner: Place = [east[0], north[1]];
    expect(areaSquareMetres([start, east, corner, north])).toBeCloseTo(20_000, 0);
  });

  it('does not depend on the direction or on the first corner', () => {
    const ring: Place[] = [[106.6, 16.4], [107.3, 16.5], [107.2, 17], [106.7, 16.9]];
    const area = areaSquareMetres(ring);
    expect(areaSquareMetres([...ring].reverse()) / area).toBeCloseTo(1, 9);
    expect(areaSquareMetres([...ring.slice(2), ...ring.slice(0, 2)]) / area).toBeCloseTo(1, 9);
  });

  it('is refused where the outline crosses itself', () => {
    expect(crossesItself([[0, 0], [1, 1], [1, 0], [0, 1]])).toBe(true);
    expect(crossesItself([[0, 0], [1, 0], [1, 1], [0, 1]])).toBe(false);
  });
});
