import { get, request } from '../api/client';
import type { MapLayer, SourceInfo, SourceName, Table, ViewerMap } from '../api/types';
import { communesOf, isFiltered } from '../panels/filters';
import type { State, Store } from '../state';
import { boxOf, type Frame } from './frame';
import { looksOf, type LayerLooks } from './looks';
import { shapesOfGeoJson, shapesOfPoints, type GeoJsonFeatures, type Shapes } from './shapes';
import { TileStore } from './tiles';

/** A layer of the map shown, ready to be drawn. */
export interface SceneLayer {
  layer: MapLayer;
  looks: LayerLooks;
  /** Switched off by the reader. */
  hidden: boolean;
}

/** Shapes to draw, and the part of the plane they are for (null: all of it). */
export interface Piece {
  shapes: Shapes;
  clip: readonly [number, number, number, number] | null;
}

/** The map as the state has it: geometry once a source, looks once a styling. */
export class Scene {
  layers: readonly SceneLayer[] = [];
  private readonly geometry = new Map<SourceName, Shapes | 'loading' | 'failed'>();
  private readonly tiles = new Map<SourceName, TileStore>();
  private readonly tables = new Map<SourceName, Table | 'loading'>();
  private tablesLanguage = '';
  private revision = '';
  private fits: Uint8Array | null = null;
  /** What a scenario has put in place of the study's own. */
  private readonly replaced = new Map<SourceName, { of: unknown; shapes: Shapes }>();

  /** @param changed Told when something has come that is to be drawn. */
  constructor(
    private readonly store: Store,
    private readonly changed: () => void,
  ) {
    store.listen((state, members) => this.follow(state, members));
  }

  /** Whether geometry of the map shown is still to come. */
  get isLoading(): boolean {
    return this.layers.some((l) => !l.hidden && (this.geometry.get(l.layer.source) === 'loading' || (this.tiles.get(l.layer.source)?.isLoading ?? false)));
  }

  info(source: SourceName): SourceInfo | null {
    return this.store.state.study?.sources.find((s) => s.source === source) ?? null;
  }

  /** What there is to draw of a source in a frame; what is missing is asked for. */
  pieces(source: SourceName, frame: Frame): Piece[] {
    const replaced = this.replaced.get(source);
    if (replaced !== undefined) {
      return [{ shapes: replaced.shapes, clip: null }];
    }
    const info = this.info(source);
    if (info === null) {
      return [];
    }
    if (info.geojson !== null) {
      const kept = this.geometry.get(source);
      if (kept === undefined) {
        void this.loadGeometry(info);
      }
      return typeof kept === 'object' ? [{ shapes: kept, clip: null }] : [];
    }
    if (info.tiles === null) {
      return [];
    }
    let tiles = this.tiles.get(source);
    if (tiles === undefined) {
      tiles = new TileStore(info, this.changed, () => this.changed());
      this.tiles.set(source, tiles);
    }
    return tiles.visible(boxOf(frame), frame.zoom).map(({ tile, clip }) => ({ shapes: tile.shapes, clip }));
  }

  /** The figures of a source; null until they are there. */
  table(source: SourceName): Table | null {
    if (source === 'communes') {
      return this.store.state.communes;
    }
    const { language } = this.store.state;
    if (this.tablesLanguage !== language) {
      this.tables.clear();
      this.tablesLanguage = language;
    }
    const kept = this.tables.get(source);
    if (kept === undefined) {
      this.tables.set(source, 'loading');
      get<Table>(this.store, `points/${source}`)
        .then((table) => {
          if (this.tablesLanguage === language) {
            this.tables.set(source, table);
            this.changed();
          }
        })
        .catch(() => undefined); // tooltips and names go without; asking again at each move would flood the server
    }
    return typeof kept === 'object' ? kept : null;
  }

  /** The text of a column of a feature; empty where unknown or not yet there. */
  textOf(source: SourceName, field: string, feature: number): string {
    if (source === 'districts' && field === 'name') {
      return this.store.state.study?.districts[feature] ?? '';
    }
    const scenario = this.store.state.scenario?.answer?.points;
    if ((source === 'postal_points' || source === 'bts_sites') && scenario?.[source] !== undefined && (field === 'name' || field === 'code')) {
      return scenario[source]![feature]?.[field] ?? '';
    }
    const table = this.table(source);
    const column = table?.columns.findIndex((c) => c.name === field) ?? -1;
    const value = table?.rows[feature]?.[column];
    return value === null || value === undefined ? '' : String(value);
  }

  /** Places of the points a scenario has added or moved. */
  changedPoints(): { longitude: number; latitude: number }[] {
    return Object.values(this.store.state.scenario?.answer?.points ?? {}).flatMap((points) => points.filter((p) => p.change !== 'none'));
  }

  /** Whether a commune fits the filter. */
  isDimmed(feature: number): boolean {
    return this.fits !== null && this.fits[feature] !== 1;
  }

  private follow(state: Readonly<State>, members: ReadonlySet<keyof State>): void {
    if (members.has('study') && state.study !== null && state.study.revision !== this.revision) {
      this.forget();
      this.revision = state.study.revision;
    }
    if (members.has('scenario')) {
      this.replace(state);
    }
    if (members.has('filter') || members.has('communes')) {
      this.fits = state.communes !== null && isFiltered(state.filter) ? markOf(communesOf(state.communes, state.filter), state.communes.rows.length) : null;
    }
    if (['map', 'study', 'hiddenClasses', 'hiddenLayers', 'filter', 'communes', 'scenario'].some((m) => members.has(m as keyof State))) {
      this.restyle(state);
      this.changed();
    }
  }

  private restyle(state: Readonly<State>): void {
    const { map, study } = state;
    if (map === null || study === null) {
      this.layers = [];
      return;
    }
    this.layers = map.layers.map((layer, position) => ({
      layer,
      hidden: state.hiddenLayers.includes(position),
      looks: looksOf(layer, this.countOf(layer), position === map.leading ? state.hiddenClasses : [], layer.source === 'communes' ? this.fits : null),
    }));
    this.startLoading(map);
  }

  private countOf(layer: MapLayer): number {
    return layer.classOf?.length ?? Math.max(this.replaced.get(layer.source)?.shapes.feature.length ?? 0, this.info(layer.source)?.count ?? 0);
  }

  /** Asks for all geometry of a map at once, not layer by layer as each is drawn. */
  private startLoading(map: ViewerMap): void {
    for (const { source } of map.layers) {
      const info = this.info(source);
      if (info?.geojson && !this.geometry.has(source)) {
        void this.loadGeometry(info);
      }
    }
  }

  private async loadGeometry(info: SourceInfo): Promise<void> {
    const { revision } = this;
    this.geometry.set(info.source, 'loading');
    try {
      const { body } = await request<GeoJsonFeatures>(info.geojson!.replace(/^\//, ''), this.store.state.language);
      if (revision === this.revision) {
        this.geometry.set(info.source, shapesOfGeoJson(body, info.geometry));
      }
    } catch (error) {
      this.geometry.set(info.source, 'failed');
      this.store.set({ message: { rank: 'error', text: error instanceof Error ? error.message : String(error) } });
    }
    this.changed();
  }

  private replace(state: Readonly<State>): void {
    const answer = state.scenario?.answer ?? null;
    for (const source of ['postal_points', 'bts_sites'] as const) {
      const points = answer?.points[source];
      if (points === undefined) {
        this.replaced.delete(source);
      } else if (this.replaced.get(source)?.of !== points) {
        this.replaced.set(source, { of: points, shapes: shapesOfPoints(points) });
      }
    }
    const areas = answer?.serviceAreas ?? null;
    if (areas === null) {
      this.replaced.delete('service_areas');
    } else if (this.replaced.get('service_areas')?.of !== areas) {
      this.replaced.set('service_areas', { of: areas, shapes: shapesOfGeoJson(areas as GeoJsonFeatures, 'polygon') });
    }
  }

  private forget(): void {
    for (const tiles of this.tiles.values()) {
      tiles.dispose();
    }
    this.tiles.clear();
    this.geometry.clear();
    this.tables.clear();
    this.replaced.clear();
  }
}

function markOf(positions: readonly number[], count: number): Uint8Array {
  const marks = new Uint8Array(count);
  for (const position of positions) {
    marks[position] = 1;
  }
  return marks;
}
