import { expect, test } from 'vitest';
import { over } from './stamps';

test('an opaque pixel hides what is under it', () => {
  expect(over(0xff112233, 0x80ffffff)).toBe(0xff112233);
});

test('half a white over black is a middle grey', () => {
  const mixed = over(0x80ffffff, 0xff000000);
  expect(mixed >>> 24).toBe(255);
  for (const shift of [0, 8, 16]) {
    expect((mixed >>> shift) & 255).toBe(128);
  }
});

test('over a clear pixel nothing changes', () => {
  expect(over(0x40aabbcc, 0x00123456)).toBe(0x40aabbcc);
});
