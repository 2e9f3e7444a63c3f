import type { Store } from '../state';
import { element, replace } from './element';
import { swatch } from './swatch';

/** The classes of the map shown, over its lower edge: on a narrow page, where the legend itself lies behind a button. Screen readers have the legend. */
export function mountMapKey(store: Store): HTMLElement {
  const root = element('div', { class: 'mapkey', 'aria-hidden': 'true' });
  const draw = (): void => {
    const { map, hiddenClasses, hiddenLayers } = store.state;
    const layer = map?.layers[map.leading];
    root.hidden = layer === undefined || layer.legend.length === 0 || hiddenLayers.includes(map!.leading);
    if (layer === undefined || root.hidden) {
      return;
    }
    const entries = layer.legend.filter((entry, i) => entry.count > 0 && !hiddenClasses.includes(i));
    replace(root, [
      element('strong', {}, layer.heading),
      ...entries.map((entry) => element('span', {}, [swatch(layer, entry, false) as unknown as Node, entry.label])),
    ]);
  };
  store.listen((_, changed) => {
    if (['map', 'hiddenClasses', 'hiddenLayers'].some((k) => changed.has(k as never))) {
      draw();
    }
  });
  draw();
  return root;
}
