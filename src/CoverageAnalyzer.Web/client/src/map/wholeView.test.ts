import { expect, test } from 'vitest';
import { wholeView } from './wholeView';

test('a tall country stands in the middle of a wide map', () => {
  const { center, resolution } = wholeView([0, 0, 1000, 4000], 1000, 448);
  expect(resolution).toBe(10);
  expect(center[0]).toBe(500);
  expect(center[1]).toBe(2000 - 10 * 10);
});

test('a wide province keeps clear of the buttons and of the foot', () => {
  for (const [width, height] of [[600, 400], [320, 260], [1200, 900]] as const) {
    const { center, resolution } = wholeView([0, 0, 9000, 4000], width, height);
    const left = (0 - center[0]) / resolution + width / 2;
    const right = (9000 - center[0]) / resolution + width / 2;
    const bottom = height / 2 - (0 - center[1]) / resolution;
    const top = height / 2 - (4000 - center[1]) / resolution;
    expect(left).toBeGreaterThanOrEqual(54 - 1e-9);
    expect(right).toBeLessThanOrEqual(width - 14 + 1e-9);
    expect(bottom).toBeLessThanOrEqual(height - 34 + 1e-9);
    expect(top).toBeGreaterThanOrEqual(14 - 1e-9);
  }
});
