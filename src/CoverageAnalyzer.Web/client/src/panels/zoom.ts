import type { Store } from '../state';

/** A Web Mercator pixel at zoom 0 (a world of 256 pixels), in degrees of longitude. */
const degreesPerPixel = 360 / 256;

const mercator = (latitude: number): number => (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI;
const latitudeOf = (y: number): number => (Math.atan(Math.exp((y * Math.PI) / 180)) * 360) / Math.PI - 90;

/** The view that shows bounds (west, south, east, north) in a map of so many pixels, with a margin. */
export function viewOf(bounds: readonly [number, number, number, number], width: number, height: number, greatestZoom = 14): { center: [number, number]; zoom: number } {
  const [west, south, east, north] = bounds;
  const low = mercator(south);
  const high = mercator(north);
  const margin = 1.6;
  const perPixel = Math.max((east - west) / Math.max(width, 1), (high - low) / Math.max(height, 1)) * margin;
  const zoom = perPixel > 0 ? Math.min(greatestZoom, Math.log2(degreesPerPixel / perPixel)) : greatestZoom;
  return { center: [(west + east) / 2, latitudeOf((low + high) / 2)], zoom };
}

/** Shows bounds on the map. */
export function zoomTo(store: Store, bounds: readonly [number, number, number, number]): void {
  const map = document.getElementById('map');
  store.set({ view: viewOf(bounds, map?.clientWidth ?? 600, map?.clientHeight ?? 400) });
}
