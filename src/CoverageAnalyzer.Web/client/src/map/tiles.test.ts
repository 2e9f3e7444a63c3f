import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SourceInfo } from '../api/types';
import { mercatorHalfWidthMetres } from './mercator';
import { boundsOf, shapesOfTile, TileStore } from './tiles';

const info: SourceInfo = { source: 'communes', count: 9, geometry: 'polygon', geojson: null, tiles: '/tiles/r1/communes/{z}/{x}/{y}', tilesMaximumZoom: 12 };

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];
}
const field = (number: number, bytes: number[]): number[] => [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
const whole = (number: number, value: number): number[] => [...varint(number * 8), ...varint(value)];
const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);

/** A tile of the Mapbox Vector Tile specification 2.1 with one square from the upper left corner, by hand. */
function tileOf(layer: string, id: number, side: number): ArrayBuffer {
  const geometry = [1 * 8 + 1, 0, 0, 3 * 8 + 2, zigzag(side), 0, 0, zigzag(side), zigzag(-side), 0, 1 * 8 + 7].flatMap(varint);
  const feature = [...whole(1, id), ...whole(3, 3), ...field(4, geometry)];
  const bytes = field(3, [...whole(15, 2), ...field(1, [...new TextEncoder().encode(layer)]), ...field(2, feature), ...whole(5, 4096)]);
  return Uint8Array.from(bytes).buffer;
}

describe('a vector tile', () => {
  it('lies where its address says and keeps the position of each feature', () => {
    const shapes = shapesOfTile(tileOf('communes', 300, 2048), info, boundsOf(1, 1, 0));
    expect([...shapes.feature]).toEqual([300]);
    const half = mercatorHalfWidthMetres;
    [0, half / 2, half / 2, half].forEach((value, i) => expect(shapes.boxes[i]).toBeCloseTo(value, 3));
  });

  it('of another layer, or an empty one, has nothing', () => {
    expect(shapesOfTile(tileOf('other', 1, 10), info, boundsOf(0, 0, 0)).feature.length).toBe(0);
    expect(shapesOfTile(new ArrayBuffer(0), info, boundsOf(0, 0, 0)).feature.length).toBe(0);
  });
});

describe('the tiles of a view', () => {
  afterEach(() => vi.unstubAllGlobals());
  const world = [-mercatorHalfWidthMetres, -mercatorHalfWidthMetres, mercatorHalfWidthMetres, mercatorHalfWidthMetres] as const;

  it('are asked for once, and a coarser one stands in until they come', async () => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', (address: string) => {
      asked.push(address);
      return Promise.resolve(new Response(tileOf('communes', 5, 4096)));
    });
    const arrived = vi.fn();
    const store = new TileStore(info, arrived, () => undefined);
    expect(store.visible(world, 1)).toEqual([]);
    expect(asked).toEqual(['tiles/r1/communes/0/0/0']);
    await vi.waitFor(() => expect(arrived).toHaveBeenCalledTimes(1));
    expect(store.visible(world, 1)).toHaveLength(1);

    const northwest = [world[0] + 1, 1, -1, world[3] - 1] as const;
    const [piece] = store.visible(northwest, 2);
    expect(piece?.clip).toEqual(boundsOf(1, 0, 0));
    expect(piece?.tile.box).toEqual(boundsOf(0, 0, 0));
    expect(store.isLoading).toBe(true);
    await vi.waitFor(() => expect(store.isLoading).toBe(false));
    expect(store.visible(northwest, 2)[0]?.tile.box).toEqual(boundsOf(1, 0, 0));
    expect(asked).toHaveLength(2);
  });

  it('that are missing on the server are empty, and those that fail are told', async () => {
    const failed = vi.fn();
    vi.stubGlobal('fetch', (address: string) => Promise.resolve(new Response(null, { status: address.endsWith('0/0/0') ? 204 : 500 })));
    const store = new TileStore(info, () => undefined, failed);
    store.visible(world, 1);
    await vi.waitFor(() => expect(store.isLoading).toBe(false));
    expect(store.visible(world, 1)[0]?.tile.shapes.feature.length).toBe(0);
    store.visible(world, 2);
    await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(4));
  });
});
