import proj4 from 'proj4';
import type { Study } from '../api/types';
import { printNumber } from '../i18n/numbers';
import type { Language } from '../state';
import type { Place } from './geodesic';
import { mapTexts } from './texts';

/** Prints places in WGS 84 and, where the study has a zone, in VN-2000. */
export class CoordinatePrinter {
  private readonly toPlane: ((place: Place) => [number, number]) | null;

  constructor(private readonly system: Study['vn2000']) {
    this.toPlane = system === null ? null : converter(system.proj);
  }

  /** One line a system: degrees to 0.00001, metres to 0.1. */
  lines(place: Place, language: Language): string[] {
    const texts = mapTexts(language);
    const degrees = `${texts.wgs84}: ${printNumber(place[0], 5, language)}° ${language === 'vi' ? 'Đ' : 'E'}; ${printNumber(place[1], 5, language)}° ${language === 'vi' ? 'B' : 'N'}`;
    if (this.toPlane === null) {
      return [degrees];
    }
    const [x, y] = this.toPlane(place);
    return [degrees, `${this.system!.name}: ${printNumber(x, 1, language)}; ${printNumber(y, 1, language)} m`];
  }
}

/** Null where the system's text cannot be read: the line is then left out. */
function converter(proj: string): ((place: Place) => [number, number]) | null {
  try {
    const transform = proj4('EPSG:4326', proj);
    return (place) => transform.forward([place[0], place[1]]) as [number, number];
  } catch {
    return null;
  }
}
