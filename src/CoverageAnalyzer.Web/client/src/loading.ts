import { get, reporting } from './api/client';
import type { MapInfo, Study, Table } from './api/types';
import { MapAnswers } from './mapAnswers';
import type { Store } from './state';

/**
 * Fetches what the state asks for: the study, the maps and the communes once a language, the map whenever another is chosen.
 * With edits of a scenario the map comes with the answer to "what if", not from here.
 */
export async function startLoading(store: Store): Promise<void> {
  let mapRequest: AbortController | null = null;
  const answers = new MapAnswers(store);
  const hasEdits = (): boolean => (store.state.scenario?.edits.length ?? 0) > 0;

  const loadMap = async (): Promise<void> => {
    mapRequest?.abort();
    mapRequest = null;
    const { mapId } = store.state;
    if (mapId === '' || hasEdits()) {
      return;
    }
    const known = answers.find(mapId);
    if (known !== null) {
      store.set({ map: known });
      return;
    }
    const request = new AbortController();
    mapRequest = request;
    const map = await answers.get(mapId, request.signal);
    if (mapRequest === request && !hasEdits()) {
      store.set({ map });
    }
  };

  /** Shows the map that was chosen. Where that fails the menu names again the map that is shown; trying again chooses it once more. */
  const showChosen = (mapId: string): Promise<void> =>
    reporting(
      store,
      async () => {
        if (store.state.mapId === mapId) {
          await loadMap();
        } else {
          store.set({ mapId });
        }
      },
      () => {
        const { map } = store.state;
        if (map !== null && store.state.mapId === mapId) {
          store.set({ mapId: map.id });
        }
      },
    );

  const loadAll = async (): Promise<void> => {
    const { language } = store.state;
    const wanted = store.state.mapId;
    // Everything is asked for at once: the map in the link, or the first one as soon as the list is there.
    const early = wanted === '' ? null : answers.get(wanted).catch(() => null);
    const communes = get<Table>(store, 'communes');
    communes.catch(() => undefined);
    const [study, maps] = await Promise.all([get<Study>(store, 'study'), get<MapInfo[]>(store, 'maps')]);
    if (store.state.language !== language) {
      return;
    }
    const known = maps.some((m) => m.id === store.state.mapId);
    const mapId = known ? store.state.mapId : (maps[0]?.id ?? '');
    const map = known && early !== null && mapId === wanted ? await early : null;
    store.set({ study, maps, mapId, ...(map !== null && !hasEdits() ? { map } : {}) });
    if (map === null) {
      await loadMap();
    }
    const table = await communes;
    if (store.state.language === language) {
      store.set({ communes: table });
      answers.fetchOthers();
    }
  };

  let hadEdits = hasEdits();
  store.listen((state, changed) => {
    const lostEdits = hadEdits && !hasEdits();
    hadEdits = hasEdits();
    if (changed.has('language')) {
      void reporting(store, loadAll);
    } else if (changed.has('mapId') && state.map?.id !== state.mapId) {
      void showChosen(state.mapId);
    } else if (lostEdits) {
      // The last edit is gone: the study's own map again.
      void showChosen(state.mapId);
    }
  });

  await reporting(store, loadAll);
}
