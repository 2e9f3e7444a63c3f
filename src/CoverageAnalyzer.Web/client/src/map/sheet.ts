import type { LegendEntry, MapLayer } from '../api/types';
import { messagesOf } from '../i18n/messages';
import { printNumber } from '../i18n/numbers';
import { isFiltered } from '../panels/filters';
import type { State } from '../state';
import { drawNames, drawScene } from './drawing';
import type { Frame } from './frame';
import { hatchPattern } from './hatch';
import type { Extra } from './highlight';
import { drawMarks } from './highlight';
import { findLabels } from './labels';
import { latitudeOf } from './mercator';
import { scaleBarOf } from './scaleBar';
import type { Scene } from './scene';
import { scenarioMarks } from './scenarioMarks';
import { opacityOverBackground } from './studyLayer';
import type { SymbolRoom } from './symbolRoom';
import { traceSymbol } from './symbols';
import { mapTexts } from './texts';

const family = 'system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';
const ink = '#1F2933';
const margin = 24;
const legendWidth = 270;

/** What a sheet shows: a part of the plane at a size, as the page shows it now. */
export interface SheetContent {
  state: Readonly<State>;
  scene: Scene;
  /** Middle of the map in the plane. */
  center: readonly [number, number];
  /** Metres a px. */
  resolution: number;
  extras: readonly Extra[];
  /** The background as the screen has it, its size on the sheet in px, and its attribution; null: none. */
  background: { canvas: CanvasImageSource; width: number; height: number; attribution: string } | null;
  date: Date;
}

/** Draws title, notes, map, legend, scale bar, notices and origin on one canvas: for a picture file and for paper. */
export function drawSheet(content: SheetContent, width: number, height: number, pixelRatio: number): HTMLCanvasElement {
  const { state } = content;
  const texts = mapTexts(state.language);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * pixelRatio);
  canvas.height = Math.round(height * pixelRatio);
  const context = canvas.getContext('2d')!;
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.fillStyle = '#FFFFFF';
  context.fillRect(0, 0, width, height);

  const full = width - 2 * margin;
  let top = margin;
  top = writeText(context, [state.study?.name, state.map?.title].filter(Boolean).join(' – '), margin, top, full, 20, true);
  top = writeText(context, state.map?.notes ?? '', margin, top + 2, full, 13, false);
  for (const said of saidOf(state)) {
    top = writeText(context, said, margin, top + 2, full, 13, true);
  }

  const notices = state.study?.notices ?? [];
  const foot = [
    ...notices,
    [`${texts.program} ${state.study?.program ?? ''}`.trim(), `${texts.madeOn} ${printDate(content.date, state.language)}`, content.background?.attribution ?? ''].filter(Boolean).join(' · '),
  ];
  context.font = `12px ${family}`;
  const footLines = foot.flatMap((text) => wrap(context, text, full));
  const bottom = height - margin - footLines.length * 16 - 8;

  const narrow = width < 720;
  const legendHeight = narrow ? Math.min(height * 0.34, measureLegend(context, state, full)) : 0;
  const mapBox = { x: margin, y: top + 10, width: narrow ? full : full - legendWidth - 16, height: bottom - top - 10 - (narrow ? legendHeight + 12 : 0) };
  drawMap(context, content, mapBox, pixelRatio);
  drawLegend(context, state, narrow ? margin : margin + mapBox.width + 16, narrow ? mapBox.y + mapBox.height + 12 : mapBox.y, narrow ? full : legendWidth, pixelRatio);

  context.font = `12px ${family}`;
  context.fillStyle = ink;
  context.textAlign = 'left';
  context.textBaseline = 'top';
  footLines.forEach((line, i) => context.fillText(line, margin, bottom + 8 + i * 16));
  return canvas;
}

/** What the sheet must not keep to itself: that a scenario changes its figures, that a filter dims communes. */
function saidOf(state: Readonly<State>): string[] {
  const { scenario, filter, language } = state;
  const messages = messagesOf(language);
  const edits = scenario?.edits.length ?? 0;
  return [
    ...(edits > 0 ? [`${messages.whatIf}${scenario!.name === '' ? '' : ` “${scenario!.name}”`}: ${messages.editCount(printNumber(edits, 0, language))}`] : []),
    ...(isFiltered(filter) ? [`${mapTexts(language).filteredBy}.`] : []),
  ];
}

function drawMap(context: CanvasRenderingContext2D, content: SheetContent, box: { x: number; y: number; width: number; height: number }, pixelRatio: number): void {
  const { resolution, center, state, scene } = content;
  const frame: Frame = {
    width: box.width,
    height: box.height,
    west: center[0] - (box.width / 2) * resolution,
    north: center[1] + (box.height / 2) * resolution,
    resolution,
    zoom: Math.log2(156543.03392804097 / resolution),
    pixelRatio,
  };
  // The map has its own canvas: its patterns and cuts count from its corner.
  const own = document.createElement('canvas');
  own.width = Math.round(box.width * pixelRatio);
  own.height = Math.round(box.height * pixelRatio);
  const drawing = own.getContext('2d')!;
  drawing.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  drawing.fillStyle = '#FFFFFF';
  drawing.fillRect(0, 0, box.width, box.height);
  const room = drawStudy(drawing, frame, scene, content.background);
  drawMarks(drawing, frame, scene, { selected: state.selected, hovered: null });
  for (const extra of content.extras) {
    extra(drawing, frame);
  }
  drawNames(drawing, frame, findLabels(drawing, frame, scene, room));
  drawScaleBar(drawing, frame, latitudeOf(center[1]), state.language);
  context.drawImage(own, box.x, box.y, box.width, box.height);
  context.strokeStyle = '#6B7280';
  context.lineWidth = 1;
  context.strokeRect(box.x, box.y, box.width, box.height);
}

/** The study; over a background its fills let it through, as on the screen. */
function drawStudy(drawing: CanvasRenderingContext2D, frame: Frame, scene: Scene, background: SheetContent['background']): SymbolRoom {
  if (background === null) {
    return drawScene(drawing, frame, scene);
  }
  const { canvas, width, height } = background;
  drawing.drawImage(canvas, (frame.width - width) / 2, (frame.height - height) / 2, width, height);
  const own = document.createElement('canvas');
  own.width = drawing.canvas.width;
  own.height = drawing.canvas.height;
  const over = own.getContext('2d')!;
  over.setTransform(drawing.getTransform());
  const room = drawScene(over, frame, scene);
  drawing.globalAlpha = opacityOverBackground;
  drawing.drawImage(own, 0, 0, frame.width, frame.height);
  drawing.globalAlpha = 1;
  return room;
}

function drawScaleBar(context: CanvasRenderingContext2D, frame: Frame, latitude: number, language: State['language']): void {
  const bar = scaleBarOf(frame.resolution, latitude, Math.min(160, frame.width / 3), language);
  const [x, y] = [12, frame.height - 14];
  context.font = `12px ${family}`;
  context.fillStyle = '#FFFFFFE0';
  context.fillRect(x - 6, y - 24, Math.max(bar.pixels, context.measureText(bar.label).width) + 12, 32);
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(x, y - 5);
  context.lineTo(x, y);
  context.lineTo(x + bar.pixels, y);
  context.lineTo(x + bar.pixels, y - 5);
  context.stroke();
  context.fillStyle = ink;
  context.textAlign = 'left';
  context.textBaseline = 'bottom';
  context.fillText(bar.label, x, y - 5);
}

type LegendRow = { heading: string } | { layer: MapLayer; entry: LegendEntry | null; text: string } | { color: string; text: string };

/** The rows of the legend: a heading, or a swatch with its text. Switched-off classes and layers are not on the map, so not here. */
function legendRows(state: Readonly<State>): LegendRow[] {
  const { map } = state;
  const layers = (map?.layers ?? []).flatMap((layer, position): LegendRow[] => {
    if (layer.heading === '' || state.hiddenLayers.includes(position)) {
      return [];
    }
    if (layer.legend.length === 0) {
      return [{ layer, entry: null, text: layer.heading }];
    }
    const entries = layer.legend.filter((_, i) => position !== map!.leading || !state.hiddenClasses.includes(i));
    return [{ heading: layer.heading }, ...entries.filter((e) => e.count > 0).map((entry) => ({ layer, entry, text: entry.label }))];
  });
  return [...layers, ...scenarioMarks(state.scenario?.answer ?? null, state.language)];
}

function measureLegend(context: CanvasRenderingContext2D, state: Readonly<State>, width: number): number {
  context.font = `13px ${family}`;
  return legendRows(state).reduce((sum, row) => sum + wrap(context, 'heading' in row ? row.heading : row.text, width - 40).length * 17 + 4, 0);
}

function drawLegend(context: CanvasRenderingContext2D, state: Readonly<State>, x: number, y: number, width: number, pixelRatio: number): void {
  let top = y;
  for (const row of legendRows(state)) {
    if ('heading' in row) {
      top = writeText(context, row.heading, x, top + 4, width, 13, true) + 4;
      continue;
    }
    if ('color' in row) {
      traceSymbol(context, 'circle', x + 15, top + 9, 12);
      context.fillStyle = row.color;
      context.fill();
    } else {
      drawSwatch(context, row.layer, row.entry, x, top, pixelRatio);
    }
    top = writeText(context, row.text, x + 40, top + 1, width - 40, 13, false) + 4;
  }
}

function drawSwatch(context: CanvasRenderingContext2D, layer: MapLayer, entry: LegendEntry | null, x: number, y: number, pixelRatio: number): void {
  const color = entry?.color ?? layer.symbol?.color ?? layer.fill ?? '#FFFFFF';
  if (layer.symbol !== null) {
    traceSymbol(context, layer.symbol.shape, x + 15, y + 9, 10);
    context.fillStyle = color;
    context.fill();
    return;
  }
  const isLine = layer.source === 'districts' || layer.source === 'national_border';
  context.strokeStyle = layer.outline?.color ?? '#8A8F94';
  context.lineWidth = layer.outline?.width ?? 0.6;
  context.beginPath();
  if (isLine) {
    context.moveTo(x, y + 9);
    context.lineTo(x + 30, y + 9);
    context.stroke();
    return;
  }
  context.rect(x, y + 1, 30, 16);
  const plain: Frame = { width: 0, height: 0, west: 0, north: 0, resolution: 1, zoom: 0, pixelRatio };
  context.fillStyle = entry?.hatched === true ? (hatchPattern(context, color, plain) ?? color) : color;
  context.fill();
  context.stroke();
}

function writeText(context: CanvasRenderingContext2D, text: string, x: number, y: number, width: number, size: number, bold: boolean): number {
  context.font = `${bold ? '600 ' : ''}${size}px ${family}`;
  context.fillStyle = ink;
  context.textAlign = 'left';
  context.textBaseline = 'top';
  const lines = wrap(context, text, width);
  lines.forEach((line, i) => context.fillText(line, x, y + i * size * 1.3));
  return y + lines.length * size * 1.3;
}

function wrap(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && context.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** A date as the language writes it. */
export function printDate(date: Date, language: State['language']): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const [day, month, year] = [two(date.getDate()), two(date.getMonth() + 1), String(date.getFullYear())];
  return language === 'vi' ? `${day}/${month}/${year}` : `${year}-${month}-${day}`;
}
