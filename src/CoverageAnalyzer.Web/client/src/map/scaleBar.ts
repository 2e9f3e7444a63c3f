import { printNumber } from '../i18n/numbers';
import type { Language } from '../state';
import { groundMetresPerMapMetre } from './mercator';

/** Length of a scale bar: the largest 1, 2 or 5 · 10ⁿ that fits. */
export function scaleBarOf(resolution: number, latitudeDegrees: number, widestPixels: number, language: Language): { pixels: number; label: string; metres: number } {
  const metresPerPixel = resolution * groundMetresPerMapMetre(latitudeDegrees);
  const most = metresPerPixel * widestPixels;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = (most / power >= 5 ? 5 : most / power >= 2 ? 2 : 1) * power;
  return {
    pixels: metres / metresPerPixel,
    metres,
    label: metres >= 1000 ? `${printNumber(metres / 1000, 0, language)} km` : `${printNumber(metres, metres < 1 ? 2 : 0, language)} m`,
  };
}
