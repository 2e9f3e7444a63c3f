import { get } from './api/client';
import type { ViewerMap } from './api/types';
import type { Store } from './state';

/** Longest wait for an idle moment, in milliseconds: the next map is then fetched all the same. */
const longestWait = 2000;

/** The maps' answers of one study in one language: each is asked for once, the others while nothing else is to be done, so that another map shows at once. */
export class MapAnswers {
  private readonly kept = new Map<string, ViewerMap>();
  private of = '';

  constructor(private readonly store: Store) {}

  /** A map that is there already; null where it is still to be fetched. */
  find(mapId: string): ViewerMap | null {
    this.forgetOthers();
    return this.kept.get(mapId) ?? null;
  }

  /** A map, from here or from the server. @throws ApiError where the server refuses or cannot be reached. */
  async get(mapId: string, signal?: AbortSignal): Promise<ViewerMap> {
    const known = this.find(mapId);
    if (known !== null) {
      return known;
    }
    const { of } = this;
    const map = await get<ViewerMap>(this.store, `maps/${encodeURIComponent(mapId)}`, {}, signal);
    if (this.of === of) {
      this.kept.set(mapId, map);
    }
    return map;
  }

  /** Fetches all other maps one after another in idle moments. What fails is asked for again when it is chosen. */
  fetchOthers(): void {
    this.forgetOthers();
    const { of } = this;
    const next = (): void => {
      const missing = this.of === of ? this.store.state.maps.find((m) => !this.kept.has(m.id)) : undefined;
      if (missing !== undefined) {
        whenIdle(() => void this.get(missing.id).then(next, () => undefined));
      }
    };
    next();
  }

  private forgetOthers(): void {
    const { language, study } = this.store.state;
    const now = `${language} ${study?.revision ?? ''}`;
    if (now !== this.of) {
      this.kept.clear();
      this.of = now;
    }
  }
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) {
    requestIdleCallback(work, { timeout: longestWait });
  } else {
    setTimeout(work, 200); // Safari has no idle callbacks
  }
}
