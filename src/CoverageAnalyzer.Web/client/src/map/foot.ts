import type View from 'ol/View';
import { element } from '../panels/element';
import type { Store } from '../state';
import { CoordinatePrinter } from './coordinates';
import type { Place } from './geodesic';
import { latitudeOf } from './mercator';
import { scaleBarOf } from './scaleBar';

const widestBarPixels = 110;

/** The line at the foot of the map: scale bar, coordinates of the pointer, attribution of the background. */
export function mountFoot(store: Store, parent: HTMLElement, view: View): { point(place: Place | null): void; draw(): void } {
  const bar = element('i');
  const label = element('span');
  const scale = element('div', { class: 'map-scale' }, [label, bar]);
  const coordinates = element('div', { class: 'map-coordinates', 'aria-hidden': 'true' });
  const attribution = element('div', { class: 'map-attribution' });
  parent.append(element('div', { class: 'map-foot' }, [scale, coordinates, attribution]));

  let printer = new CoordinatePrinter(null);
  let last: Place | null = null;
  const draw = (): void => {
    const center = view.getCenter();
    const resolution = view.getResolution();
    if (center !== undefined && resolution !== undefined) {
      const found = scaleBarOf(resolution, latitudeOf(center[1]!), widestBarPixels, store.state.language);
      label.textContent = found.label;
      bar.style.width = `${found.pixels.toFixed(1)}px`;
    }
  };
  const point = (place: Place | null): void => {
    last = place;
    coordinates.textContent = place === null ? '' : printer.lines(place, store.state.language).join('\n');
  };
  view.on(['change:resolution', 'change:center'], draw);
  store.listen((state, changed) => {
    if (changed.has('study')) {
      printer = new CoordinatePrinter(state.study?.vn2000 ?? state.study?.coordinateSystem ?? null);
    }
    if (changed.has('language')) {
      draw();
      point(last);
    }
    if (changed.has('study') || changed.has('background')) {
      attribution.textContent = state.background ? (state.study?.background?.attribution ?? '') : '';
    }
  });
  draw();
  return { point, draw };
}
