import type { Edit, SourceName, Status, Study, Table, ViewerMap, WhatIf } from './api/types';

export type Language = 'vi' | 'en';

export interface Feature { source: SourceName; index: number }

/** Which communes are shown plainly; the others are dimmed on the map and left out of the table. Empty: all. */
export interface Filter {
  district: string;
  mountainous: string;
  border: string;
  island: string;
  remote: string;
  /** none | postal | mobile | both | any; empty: all */
  gap: string;
}

/** What the whole page shows. Parts read it, change it through `Store.set`, and are told of changes; none talks to another directly. */
export interface State {
  language: Language;
  study: Study | null;
  /** What happened on the server since the page was loaded; null before it was first asked. */
  status: Status | null;
  maps: { id: string; title: string; notes: string }[];
  mapId: string;
  /** The map shown, with the scenario's classes where one is edited. */
  map: ViewerMap | null;
  /** The communes' figures; rows a scenario changes are already replaced. */
  communes: Table | null;
  /** Centre (longitude, latitude) and zoom; null before the first view. */
  view: { center: [number, number]; zoom: number } | null;
  /** Switched-off classes of the leading layer, by legend position. */
  hiddenClasses: readonly number[];
  /** Switched-off layers of the map, by position. */
  hiddenLayers: readonly number[];
  background: boolean;
  filter: Filter;
  selected: Feature | null;
  hovered: Feature | null;
  tool: 'none' | 'measure-distance' | 'measure-area' | 'add-postal' | 'add-bts' | 'move' | 'remove';
  scenario: { name: string; etag: string | null; edits: readonly Edit[]; undone: readonly Edit[]; answer: WhatIf | null; saved: boolean } | null;
  /** A message for people, said politely by screen readers; with a way to try again where something failed that can be repeated. */
  message: { rank: 'info' | 'error'; text: string; retry?: () => void } | null;
}

export type Listener = (state: Readonly<State>, changed: ReadonlySet<keyof State>) => void;

export class Store {
  private readonly listeners: Listener[] = [];

  constructor(private current: State) {}

  get state(): Readonly<State> {
    return this.current;
  }

  /** Changes some members at once; listeners are told which really changed. */
  set(change: Partial<State>): void {
    const changed = new Set<keyof State>();
    for (const key of Object.keys(change) as (keyof State)[]) {
      if (this.current[key] !== change[key]) {
        changed.add(key);
      }
    }
    if (changed.size === 0) {
      return;
    }
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) {
      listener(this.current, changed);
    }
  }

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }
}

export const noFilter: Filter = { district: '', mountainous: '', border: '', island: '', remote: '', gap: '' };
