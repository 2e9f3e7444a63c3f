import type Map from 'ol/Map';
import type { Store } from '../state';
import { element } from '../panels/element';
import type { Extra } from './highlight';
import type { Scene } from './scene';
import { drawSheet } from './sheet';
import { mapTexts } from './texts';

/** A4 across at 96 dots an inch, less 8 mm margins. */
const paper = { width: 1062, height: 733 };

/** How many dots a px on paper: 288 an inch. */
const paperRatio = 3;

/** The view shown, as a sheet. The background is taken from the screen, where the server of its tiles allows that. */
function sheetOf(store: Store, map: Map, scene: Scene, extras: readonly Extra[], width: number, height: number, pixelRatio: number, fit: boolean, withBackground = true): HTMLCanvasElement {
  const view = map.getView();
  const [screenWidth = 800, screenHeight = 600] = map.getSize() ?? [];
  const scale = fit ? Math.max(screenWidth / (width - 340), screenHeight / (height - 150)) : 1;
  const { study, background } = store.state;
  const tiles = map.getTargetElement()?.querySelector<HTMLCanvasElement>('.background-layer canvas') ?? null;
  return drawSheet(
    {
      state: store.state,
      scene,
      center: view.getCenter() as [number, number],
      resolution: view.getResolution()! * Math.max(scale, 0.2),
      extras,
      background:
        withBackground && background && tiles !== null && study?.background
          ? { canvas: tiles, width: screenWidth / Math.max(scale, 0.2), height: screenHeight / Math.max(scale, 0.2), attribution: study.background.attribution }
          : null,
      date: new Date(),
    },
    width,
    height,
    pixelRatio,
  );
}

/** Saves the view as a picture at twice the screen's dots. */
export async function saveImage(store: Store, map: Map, scene: Scene, extras: readonly Extra[]): Promise<void> {
  const texts = mapTexts(store.state.language);
  const [width = 800, height = 600] = map.getSize() ?? [];
  try {
    const wide = width >= 600;
    const sheet = (withBackground: boolean): HTMLCanvasElement =>
      sheetOf(store, map, scene, extras, wide ? width + 334 : Math.max(width + 48, 420), wide ? Math.max(height, 420) + 160 : height + 460, 2, false, withBackground);
    let said = texts.exported;
    let blob: Blob;
    try {
      blob = await pictureOf(sheet(true));
    } catch (error) {
      // A server of background tiles that does not allow other pages to read them: the study is saved without.
      if (!(error instanceof DOMException && error.name === 'SecurityError')) {
        throw error;
      }
      blob = await pictureOf(sheet(false));
      said = texts.exportedWithoutBackground;
    }
    const address = URL.createObjectURL(blob);
    element('a', { href: address, download: `${fileName(`${store.state.study?.name ?? ''} ${store.state.map?.title ?? ''}`)}.png` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    store.set({ message: { rank: 'info', text: said } });
  } catch {
    store.set({ message: { rank: 'error', text: texts.exportFailed } });
  }
}

/** @throws DOMException `SecurityError` where something on the canvas may be shown but not read. */
function pictureOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob === null ? failed(new Error()) : done(blob)), 'image/png'));
}

/** A name that every file system takes: letters without accents, digits and hyphens. */
export function fileName(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100);
  return plain === '' ? 'map' : plain;
}

/** Puts the view on a sheet for paper whenever the page is about to be printed, by the button or by the browser. */
export function preparePrint(store: Store, map: Map, scene: Scene, extras: readonly Extra[]): () => void {
  const sheet = element('div', { id: 'print-sheet', 'aria-hidden': 'true' });
  document.body.append(sheet);
  window.addEventListener('beforeprint', () => {
    // A second notice of the same printing finds the map already hidden.
    if (store.state.map !== null && document.body.dataset.sheet === undefined) {
      sheet.replaceChildren(sheetOf(store, map, scene, extras, paper.width, paper.height, paperRatio, true));
      document.body.dataset.sheet = 'map';
    }
  });
  window.addEventListener('afterprint', () => {
    sheet.replaceChildren();
    delete document.body.dataset.sheet;
  });
  return () => window.print();
}
