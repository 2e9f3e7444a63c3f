import { describe, expect, it } from 'vitest';
import { viewOf } from './zoom';

describe('the view of bounds', () => {
  it('shows the whole world of Web Mercator in 256 pixels at zoom 0, less the margin', () => {
    const view = viewOf([-180, -85.0511287798, 180, 85.0511287798], 256, 256);
    expect(view.center[0]).toBeCloseTo(0, 9);
    expect(view.center[1]).toBeCloseTo(0, 9);
    expect(2 ** view.zoom).toBeCloseTo(1 / 1.6, 6);
  });

  it('goes a zoom deeper for half the width', () => {
    const [wide, half] = [viewOf([106, 16.5, 108, 16.6], 800, 600), viewOf([106.5, 16.5, 107.5, 16.6], 800, 600)];
    expect(half.zoom - wide.zoom).toBeCloseTo(1, 9);
  });

  it('stops at the greatest zoom for a point', () => {
    expect(viewOf([107, 16.7, 107, 16.7], 800, 600)).toEqual({ center: [107, expect.closeTo(16.7, 6)], zoom: 14 });
  });
});
