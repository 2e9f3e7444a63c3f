import './style/main.css';
import { stateOfLink } from './map/history';
import { mountMap } from './map/mount';
import { mountPanels } from './panels/mount';
import { startLoading } from './loading';
import { startWatching } from './watching';
import { noFilter, Store, type Language } from './state';

/** The language a browser asks for first, where the link says none: Vietnamese unless it prefers English. */
function preferredLanguage(): Language {
  for (const tag of navigator.languages) {
    if (/^vi\b/i.test(tag)) {
      return 'vi';
    }
    if (/^en\b/i.test(tag)) {
      return 'en';
    }
  }
  return 'vi';
}

const store = new Store({
  language: preferredLanguage(),
  study: null,
  status: null,
  maps: [],
  mapId: '',
  map: null,
  communes: null,
  view: null,
  hiddenClasses: [],
  hiddenLayers: [],
  background: false,
  filter: noFilter,
  selected: null,
  hovered: null,
  tool: 'none',
  scenario: null,
  message: null,
  ...stateOfLink(location.hash),
});

const mapElement = document.getElementById('map')!;
mountMap(store, mapElement);
mountPanels(store, document.body);
void startLoading(store);
startWatching(store);
