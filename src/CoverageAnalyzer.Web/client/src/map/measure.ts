import { printNumber } from '../i18n/numbers';
import { element } from '../panels/element';
import type { Language, Store } from '../state';
import type { Frame } from './frame';
import { along, areaSquareMetres, crossesItself, lengthMetres, type Place } from './geodesic';
import { mercatorX, mercatorY } from './mercator';
import { mapTexts } from './texts';

const color = '#7A1FA2';

/** A length for people: metres below 1 km. */
export function printLength(metres: number, language: Language): string {
  return metres < 1000 ? `${printNumber(metres, 0, language)} m` : `${printNumber(metres / 1000, metres < 100_000 ? 2 : 1, language)} km`;
}

/** An area for people: square metres below a hectare, hectares below a square kilometre. */
export function printArea(squareMetres: number, language: Language): string {
  if (squareMetres < 10_000) {
    return `${printNumber(squareMetres, 0, language)} m²`;
  }
  return squareMetres < 1_000_000 ? `${printNumber(squareMetres / 10_000, 2, language)} ha` : `${printNumber(squareMetres / 1_000_000, 2, language)} km²`;
}

/** Measures along the ellipsoid: corners are added one by one, the figures are said as they change. */
export class Measure {
  private corners: Place[] = [];
  private pointer: Place | null = null;
  private readonly box = element('div', { class: 'map-measure', role: 'status', hidden: true });

  constructor(
    private readonly store: Store,
    parent: HTMLElement,
    private readonly changed: () => void,
  ) {
    parent.append(this.box);
    store.listen((_, members) => {
      if (members.has('tool')) {
        this.corners = [];
        this.pointer = null;
      }
      if (members.has('tool') || members.has('language')) {
        this.tell();
      }
    });
  }

  get isOn(): boolean {
    return this.store.state.tool === 'measure-distance' || this.store.state.tool === 'measure-area';
  }

  add(place: Place): void {
    const last = this.corners.at(-1);
    if (last === undefined || last[0] !== place[0] || last[1] !== place[1]) {
      this.corners = [...this.corners, place];
    }
    this.tell();
  }

  back(): void {
    this.corners = this.corners.slice(0, -1);
    this.tell();
  }

  /** Where the next corner would be. */
  point(place: Place | null): void {
    this.pointer = place;
    this.changed();
  }

  /** Draws corners and edges as they run on the ellipsoid. */
  readonly draw = (context: CanvasRenderingContext2D, frame: Frame): void => {
    if (!this.isOn || this.corners.length === 0) {
      return;
    }
    const closed = this.store.state.tool === 'measure-area' && this.corners.length > 2;
    const at = (p: Place): [number, number] => [(mercatorX(p[0]) - frame.west) / frame.resolution, (frame.north - mercatorY(p[1])) / frame.resolution];
    const follow = (places: readonly Place[]): void => {
      context.beginPath();
      places.forEach((p, i) => (i === 0 ? context.moveTo(...at(p)) : context.lineTo(...at(p))));
    };
    const edges = this.corners.flatMap((p, i) => (i + 1 < this.corners.length ? along(p, this.corners[i + 1]!) : closed ? [...along(p, this.corners[0]!), this.corners[0]!] : [p]));
    follow(edges);
    if (closed) {
      context.fillStyle = `${color}22`;
      context.fill();
    }
    for (const [style, width] of [['#FFFFFF', 5], [color, 2.4]] as const) {
      context.strokeStyle = style;
      context.lineWidth = width;
      context.lineJoin = 'round';
      context.stroke();
    }
    if (this.pointer !== null) {
      follow([...along(this.corners.at(-1)!, this.pointer), this.pointer]);
      context.setLineDash([5, 4]);
      context.lineWidth = 1.6;
      context.strokeStyle = color;
      context.stroke();
      context.setLineDash([]);
    }
    for (const corner of this.corners) {
      const [x, y] = at(corner);
      context.beginPath();
      context.arc(x, y, 4, 0, 2 * Math.PI);
      context.fillStyle = '#FFFFFF';
      context.fill();
      context.strokeStyle = color;
      context.lineWidth = 2;
      context.stroke();
    }
  };

  private tell(): void {
    this.changed();
    this.box.hidden = !this.isOn;
    if (!this.isOn) {
      return;
    }
    const { language, tool } = this.store.state;
    const texts = mapTexts(language);
    const lines: string[] = [];
    if (tool === 'measure-distance' && this.corners.length > 1) {
      lines.push(`${texts.distance}: ${printLength(lengthMetres(this.corners), language)}`);
    }
    if (tool === 'measure-area' && this.corners.length > 2) {
      lines.push(crossesItself(this.corners) ? texts.crossing : `${texts.area}: ${printArea(areaSquareMetres(this.corners), language)}`);
      lines.push(`${texts.perimeter}: ${printLength(lengthMetres([...this.corners, this.corners[0]!]), language)}`);
    }
    this.box.replaceChildren(...lines.map((l) => element('strong', {}, l)), element('small', {}, texts.measureHint));
  }
}
