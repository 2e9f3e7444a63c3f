import MVT from 'ol/format/MVT';
import type RenderFeature from 'ol/render/Feature';
import type { SourceInfo, SourceName } from '../api/types';
import { mercatorHalfWidthMetres } from './mercator';
import { ShapesBuilder, type Shapes } from './shapes';

/** A tile that is there: its shapes, cut at its bounds and a little beyond. */
export interface Tile {
  readonly shapes: Shapes;
  /** Bounds in Web Mercator metres. */
  readonly box: readonly [number, number, number, number];
}

/** Tiles are kept up to this number; the least recently drawn go first. */
const largestCache = 256;

/** Wider tiles than the usual 256 px: fewer requests, fewer cuts. */
const tileSizePixels = 512;

/** How many zoom levels up is looked for a tile that stands in. */
const ancestors = 5;

/** Fetches and keeps the vector tiles of one source. */
export class TileStore {
  private readonly tiles = new Map<string, Tile | 'loading' | 'failed'>();
  private readonly controller = new AbortController();

  constructor(
    private readonly info: SourceInfo,
    private readonly arrived: () => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  get source(): SourceName {
    return this.info.source;
  }

  get isLoading(): boolean {
    return [...this.tiles.values()].includes('loading');
  }

  /** Stops all requests. */
  dispose(): void {
    this.controller.abort();
  }

  /** The tiles for a box at a zoom; what is missing is asked for, and a coarser tile stands in where one is there. */
  visible(box: readonly [number, number, number, number], zoom: number): { tile: Tile; clip: readonly [number, number, number, number] }[] {
    const z = Math.max(0, Math.min(this.info.tilesMaximumZoom, Math.round(zoom - Math.log2(tileSizePixels / 256) + 0.2)));
    const width = (2 * mercatorHalfWidthMetres) / 2 ** z;
    const [west, south, east, north] = box;
    const last = 2 ** z - 1;
    const column = (x: number): number => Math.max(0, Math.min(last, Math.floor((x + mercatorHalfWidthMetres) / width)));
    const row = (y: number): number => Math.max(0, Math.min(last, Math.floor((mercatorHalfWidthMetres - y) / width)));
    const found: { tile: Tile; clip: readonly [number, number, number, number] }[] = [];
    for (let y = row(north); y <= row(south); y++) {
      for (let x = column(west); x <= column(east); x++) {
        const clip = boundsOf(z, x, y);
        const tile = this.tileFor(z, x, y);
        if (tile !== null) {
          found.push({ tile, clip });
        }
      }
    }
    return found;
  }

  private tileFor(z: number, x: number, y: number): Tile | null {
    const wanted = this.get(z, x, y, true);
    if (wanted !== null) {
      return wanted;
    }
    for (let up = 1; up <= ancestors && up <= z; up++) {
      const coarser = this.get(z - up, x >> up, y >> up, false);
      if (coarser !== null) {
        return coarser;
      }
    }
    return null;
  }

  private get(z: number, x: number, y: number, ask: boolean): Tile | null {
    const key = `${z}/${x}/${y}`;
    const kept = this.tiles.get(key);
    if (kept === undefined) {
      if (ask) {
        void this.load(key, z, x, y);
      }
      return null;
    }
    if (typeof kept === 'string') {
      return null;
    }
    // Drawn last: kept longest.
    this.tiles.delete(key);
    this.tiles.set(key, kept);
    return kept;
  }

  private async load(key: string, z: number, x: number, y: number): Promise<void> {
    this.tiles.set(key, 'loading');
    try {
      const address = this.info.tiles!.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y)).replace(/^\//, '');
      const response = await fetch(address, { signal: this.controller.signal, credentials: 'same-origin' });
      if (!response.ok && response.status !== 404) {
        throw new Error(`${response.status}`);
      }
      const bytes = response.ok && response.status !== 204 ? await response.arrayBuffer() : new ArrayBuffer(0);
      this.tiles.set(key, { shapes: shapesOfTile(bytes, this.info, boundsOf(z, x, y)), box: boundsOf(z, x, y) });
      this.trim();
      this.arrived();
    } catch (error) {
      this.tiles.set(key, 'failed');
      if (!this.controller.signal.aborted) {
        // Asked for again when it is drawn after a while.
        setTimeout(() => this.tiles.get(key) === 'failed' && this.tiles.delete(key), 5000);
        this.failed(error);
      }
    }
  }

  private trim(): void {
    for (const [key, tile] of this.tiles) {
      if (this.tiles.size <= largestCache) {
        return;
      }
      if (tile !== 'loading') {
        this.tiles.delete(key);
      }
    }
  }
}

export function boundsOf(z: number, x: number, y: number): readonly [number, number, number, number] {
  const width = (2 * mercatorHalfWidthMetres) / 2 ** z;
  const west = x * width - mercatorHalfWidthMetres;
  const north = mercatorHalfWidthMetres - y * width;
  return [west, north - width, west + width, north];
}

/** Reads a Mapbox vector tile. The layer is named as the source; a feature's id is its position in the source. */
export function shapesOfTile(bytes: ArrayBuffer, info: SourceInfo, box: readonly [number, number, number, number]): Shapes {
  const builder = new ShapesBuilder(info.geometry);
  if (bytes.byteLength > 0) {
    const format = new MVT<RenderFeature>({ layers: [info.source] });
    for (const feature of format.readFeatures(bytes, { extent: [...box] })) {
      const id = Number(feature.getId());
      if (!Number.isInteger(id)) {
        continue;
      }
      const coordinates = feature.getFlatCoordinates();
      const ends = info.geometry === 'point' ? [coordinates.length] : (feature.getEnds() as number[] | number[][]).flat();
      let at = 0;
      for (const end of ends) {
        for (; at < end; at += 2) {
          builder.vertex(coordinates[at]!, coordinates[at + 1]!);
        }
        builder.endRing();
      }
      builder.endShape(id);
    }
  }
  return builder.build();
}
