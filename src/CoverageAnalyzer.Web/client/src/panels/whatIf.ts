import { send } from '../api/client';
import type { Table, ViewerMap, WhatIf } from '../api/types';
import type { Store } from '../state';
import { isAborted, sayTrouble } from './trouble';

/** After a change that comes while an answer is awaited, the next question waits so long, in milliseconds: a drag must not flood the server. The first of a series is asked at once. */
const pause = 60;

/** Asks the server what a scenario does, whenever its changes, the map or the language change; puts the answer into the state. */
export class WhatIfRunner {
  private readonly listeners: (() => void)[] = [];
  private request: AbortController | null = null;
  private timer = 0;
  private asked = '';
  /** The study's own figures, to which the changed rows are put. */
  private base: Table | null = null;
  private given: Table | null = null;
  private trouble: unknown = null;
  private stopped = false;
  /** Maps that draw service areas: only those need them computed anew and sent. */
  private readonly mapsWithAreas = new Set<string>();

  constructor(private readonly store: Store) {
    store.listen((state, changed) => {
      if (changed.has('communes') && state.communes !== this.given) {
        this.base = state.communes;
        this.putRows();
      }
      if (changed.has('scenario') || changed.has('mapId') || changed.has('language') || changed.has('study')) {
        this.follow();
      }
    });
  }

  get isComputing(): boolean {
    return this.request !== null || this.timer !== 0;
  }

  /** What went wrong with the last question; null where it was answered. */
  get error(): unknown {
    return this.trouble;
  }

  /** Whether somebody stopped it, so that the figures lag behind. */
  get wasStopped(): boolean {
    return this.stopped;
  }

  listen(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Stops what is being computed. */
  cancel(): void {
    this.giveUp();
    this.stopped = true;
    this.tell();
  }

  /** Asks again. */
  retry(): void {
    this.asked = '';
    this.follow();
  }

  private follow(): void {
    const { scenario, mapId, language, study } = this.store.state;
    if (scenario === null || scenario.edits.length === 0) {
      const wasAsked = this.asked !== '';
      this.giveUp();
      this.asked = '';
      this.trouble = null;
      this.stopped = false;
      if (scenario !== null && scenario.answer !== null) {
        this.store.set({ scenario: { ...scenario, answer: null } });
      }
      if (wasAsked && this.base !== null) {
        this.given = null;
        this.store.set({ communes: this.base });
      }
      this.tell();
      return;
    }
    if (study === null || mapId === '') {
      return;
    }
    const wanted = JSON.stringify([scenario.edits, mapId, language, study.revision]);
    if (wanted === this.asked) {
      return;
    }
    this.asked = wanted;
    const wasBusy = this.isComputing;
    this.giveUp();
    this.stopped = false;
    if (wasBusy) {
      this.timer = window.setTimeout(() => {
        this.timer = 0;
        void this.ask();
      }, pause);
      this.tell();
    } else {
      void this.ask();
    }
  }

  private async ask(): Promise<void> {
    const { scenario, mapId, selected } = this.store.state;
    this.noteAreas(this.store.state.map);
    const own = new AbortController();
    this.request = own;
    this.tell();
    try {
      const { body } = await send<WhatIf>(this.store, 'POST', 'whatif', { edits: scenario?.edits ?? [] }, {
        query: { map: mapId, ...(this.mapsWithAreas.has(mapId) ? { serviceAreas: '1' } : {}), ...(selected?.source === 'communes' ? { commune: String(selected.index) } : {}) },
        signal: own.signal,
      });
      const current = this.store.state.scenario;
      if (this.request !== own || current === null) {
        return;
      }
      this.request = null;
      this.trouble = null;
      const map = body.map !== null && body.map.id === this.store.state.mapId ? { map: body.map } : {};
      this.store.set({ ...map, scenario: { ...current, answer: body } });
      this.putRows();
      if (this.noteAreas(body.map) && body.serviceAreas === null) {
        void this.ask();
      }
    } catch (error) {
      if (this.request === own && !isAborted(error)) {
        this.request = null;
        this.trouble = error;
        const { map } = this.store.state;
        if (map !== null && map.id !== mapId && this.store.state.mapId === mapId) {
          // The menu names again the map that is shown.
          sayTrouble(this.store, error, () => this.store.set({ mapId }));
          this.store.set({ mapId: map.id });
        }
      }
    }
    this.tell();
  }

  /** Notes a map that draws service areas; true where that was not known. */
  private noteAreas(map: ViewerMap | null): boolean {
    if (map === null || this.mapsWithAreas.has(map.id) || !map.layers.some((l) => l.source === 'service_areas')) {
      return false;
    }
    this.mapsWithAreas.add(map.id);
    return true;
  }

  /** The study's table with the rows the scenario changes. */
  private putRows(): void {
    const rows = this.store.state.scenario?.answer?.rows;
    if (rows === undefined || this.base === null) {
      return;
    }
    this.given = { columns: this.base.columns, rows: this.base.rows.map((row, i) => rows[String(i)] ?? row) };
    this.store.set({ communes: this.given });
  }

  private giveUp(): void {
    clearTimeout(this.timer);
    this.timer = 0;
    this.request?.abort();
    this.request = null;
  }

  private tell(): void {
    for (const listener of this.listeners) {
      listener();
    }
  }
}
