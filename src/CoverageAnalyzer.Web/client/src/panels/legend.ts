import type { MapLayer } from '../api/types';
import { messagesOf } from '../i18n/messages';
import { printNumber } from '../i18n/numbers';
import { scenarioMarks } from '../map/scenarioMarks';
import type { Store } from '../state';
import { element, replace } from './element';
import { markSwatch, swatch } from './swatch';

/** The legend: every layer can be switched, and every class of the layer the map is about, each with its count. */
export function mountLegend(store: Store): HTMLElement {
  const root = element('section', { class: 'legend', 'aria-labelledby': 'legend-title' });
  const draw = (): void => replace(root, content(store));
  store.listen((_, changed) => {
    if (['language', 'map', 'hiddenClasses', 'hiddenLayers', 'background', 'study', 'scenario'].some((k) => changed.has(k as never))) {
      draw();
    }
  });
  draw();
  return root;
}

function content(store: Store): HTMLElement[] {
  const { language, map, study } = store.state;
  const texts = messagesOf(language);
  const parts: HTMLElement[] = [element('h2', { id: 'legend-title' }, texts.legend)];
  if (map === null) {
    return [...parts, element('p', { class: 'quiet' }, texts.loading)];
  }
  parts.push(element('p', { class: 'quiet hint' }, texts.legendHint));
  // The layer the map is about comes first; the others lie in the order of the map, the highest first.
  const positions = map.layers.map((_, i) => i).reverse();
  const ordered = [map.leading, ...positions.filter((i) => i !== map.leading)];
  for (const position of ordered) {
    const layer = map.layers[position];
    if (layer !== undefined && (layer.heading !== '' || layer.legend.length > 0)) {
      parts.push(layerPart(store, layer, position, position === map.leading));
    }
  }
  for (const mark of scenarioMarks(store.state.scenario?.answer ?? null, language)) {
    parts.push(element('span', { class: 'check' }, [markSwatch(mark.color) as unknown as Node, element('span', { class: 'words' }, mark.text)]));
  }
  if (study?.background) {
    parts.push(check('background', store.state.background, texts.background, null, (on) => store.set({ background: on })));
  }
  return parts;
}

function layerPart(store: Store, layer: MapLayer, position: number, leading: boolean): HTMLElement {
  const { language, hiddenLayers, study } = store.state;
  const texts = messagesOf(language);
  const isLine = layer.fill === null && (study?.sources.find((s) => s.source === layer.source)?.geometry ?? 'polygon') !== 'point' && layer.legend.length === 0;
  const shown = !hiddenLayers.includes(position);
  const toggle = (on: boolean): void => store.set({ hiddenLayers: on ? hiddenLayers.filter((l) => l !== position) : [...hiddenLayers, position] });
  const picture = layer.legend.length === 0 ? swatch(layer, null, isLine) : null;
  const heading = check(`layer-${String(position)}`, shown, layer.heading, picture, toggle, layer.legend.length > 0 ? 'layer heading' : 'layer', texts.layerOf(layer.heading));
  if (layer.legend.length === 0) {
    return heading;
  }
  return element('div', { class: 'classes', role: 'group', 'aria-label': layer.heading }, [
    heading,
    element('ul', {}, layer.legend.map((_, index) => element('li', {}, classLine(store, layer, index, leading && shown)))),
    leading && store.state.hiddenClasses.length > 0
      ? element('button', { type: 'button', class: 'link', 'data-key': 'all-classes', onclick: () => store.set({ hiddenClasses: [] }) }, texts.showAllClasses)
      : null,
  ]);
}

function classLine(store: Store, layer: MapLayer, index: number, switchable: boolean): HTMLElement {
  const { language, hiddenClasses } = store.state;
  const texts = messagesOf(language);
  const entry = layer.legend[index]!;
  const count = entry.amount ?? printNumber(entry.count, 0, language);
  const counted = [element('span', { class: 'count', 'aria-hidden': 'true' }, count), element('span', { class: 'spoken' }, `, ${entry.amount ?? texts.countOf(count)}`)];
  if (!switchable) {
    return element('span', { class: 'check' }, [swatch(layer, entry, false), element('span', { class: 'words' }, entry.label), ...counted]);
  }
  const line = check(`class-${String(index)}`, !hiddenClasses.includes(index), entry.label, swatch(layer, entry, false), (on) =>
    store.set({ hiddenClasses: on ? hiddenClasses.filter((c) => c !== index) : [...hiddenClasses, index] }),
  );
  line.append(...counted);
  return line;
}

/** A box with a picture and words, all of it clickable. */
export function check(key: string, checked: boolean, label: string, picture: SVGElement | null, change: (on: boolean) => void, kind = '', spoken?: string): HTMLElement {
  const box = element('input', { type: 'checkbox', 'data-key': key, checked, 'aria-label': spoken, onchange: () => change(box.checked) });
  const line = element('label', { class: `check ${kind}` }, [box]);
  if (picture !== null) {
    line.append(picture);
  }
  line.append(element('span', { class: 'words' }, label));
  return line;
}
