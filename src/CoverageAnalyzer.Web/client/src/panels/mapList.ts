import { messagesOf } from '../i18n/messages';
import type { Store } from '../state';
import { element, replace } from './element';

/** Shows another map: its classes and layers are all on at first. */
export function chooseMap(store: Store, mapId: string): void {
  const { hiddenClasses, hiddenLayers } = store.state;
  if (mapId !== store.state.mapId) {
    // Only what really changes: the map still shown is not to be drawn anew for nothing.
    store.set({ mapId, ...(hiddenClasses.length > 0 ? { hiddenClasses: [] } : {}), ...(hiddenLayers.length > 0 ? { hiddenLayers: [] } : {}) });
  }
}

/** The maps there are, with what the chosen one shows. */
export function mountMapList(store: Store): HTMLElement {
  const root = element('section', { class: 'maplist', 'aria-labelledby': 'maps-title' });
  const draw = (): void => {
    const { language, maps, mapId } = store.state;
    const texts = messagesOf(language);
    replace(root, [
      element('h2', { id: 'maps-title' }, texts.maps),
      element('div', { role: 'radiogroup', 'aria-labelledby': 'maps-title' }, maps.map((map) => {
        const chosen = map.id === mapId;
        const notes = `notes-${map.id}`;
        return element('div', { class: 'mapchoice' }, [
          element('label', {}, [
            element('input', { type: 'radio', name: 'map', value: map.id, checked: chosen, 'data-key': map.id, 'aria-describedby': chosen ? notes : undefined, onchange: () => chooseMap(store, map.id) }),
            element('span', { class: 'words' }, map.title),
          ]),
          chosen && map.notes !== '' ? element('p', { id: notes, class: 'quiet' }, map.notes) : null,
        ]);
      })),
    ]);
  };
  store.listen((_, changed) => {
    if (changed.has('language') || changed.has('maps') || changed.has('mapId')) {
      draw();
    }
  });
  draw();
  return root;
}
