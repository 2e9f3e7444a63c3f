import type { LegendEntry, MapLayer } from '../api/types';
import { drawing } from './element';

let patterns = 0;

/** A small picture of a class or a layer, as the map draws it. Decorative: the words beside it say what it is. */
export function swatch(layer: MapLayer, entry: LegendEntry | null, isLine: boolean): SVGElement {
  const content = layer.symbol !== null ? symbolOf(layer.symbol, entry) : isLine ? lineOf(layer, entry) : areaOf(layer, entry);
  return drawing('svg', { class: 'swatch', viewBox: '0 0 28 18', width: 28, height: 18, 'aria-hidden': 'true', focusable: 'false' }, content);
}

/** The mark of a point that a scenario has added or moved. */
export function markSwatch(color: string): SVGElement {
  return drawing('svg', { class: 'swatch', viewBox: '0 0 28 18', width: 28, height: 18, 'aria-hidden': 'true', focusable: 'false' }, [
    drawing('circle', { cx: 14, cy: 9, r: 6, fill: color, stroke: '#FFFFFF', 'stroke-width': 1 }),
  ]);
}

function areaOf(layer: MapLayer, entry: LegendEntry | null): SVGElement[] {
  const stroke = layer.outline?.color ?? '#8A8F94';
  const box = { x: 1, y: 1, width: 26, height: 16, stroke, 'stroke-width': Math.min(layer.outline?.width ?? 0.6, 2) };
  if (entry?.hatched !== true) {
    return [drawing('rect', { ...box, fill: entry?.color ?? layer.fill ?? 'none' })];
  }
  patterns += 1;
  const id = `hatch-${String(patterns)}`;
  const lines = drawing('path', { d: 'M-1 1 L1 -1 M0 5 L5 0 M4 6 L6 4', stroke: entry.color, 'stroke-width': 1.2 });
  return [
    drawing('defs', {}, [drawing('pattern', { id, width: 5, height: 5, patternUnits: 'userSpaceOnUse' }, [drawing('rect', { width: 5, height: 5, fill: '#FFFFFF' }), lines])]),
    drawing('rect', { ...box, fill: `url(#${id})` }),
  ];
}

function lineOf(layer: MapLayer, entry: LegendEntry | null): SVGElement[] {
  const color = entry?.color ?? layer.outline?.color ?? '#2B2F33';
  return [drawing('line', { x1: 2, y1: 9, x2: 26, y2: 9, stroke: color, 'stroke-width': Math.max(layer.outline?.width ?? 1.5, 1.2) })];
}

function symbolOf(symbol: NonNullable<MapLayer['symbol']>, entry: LegendEntry | null): SVGElement[] {
  const look = { fill: entry?.color ?? symbol.color, stroke: symbol.outline?.color ?? 'none', 'stroke-width': symbol.outline?.width ?? 0 };
  switch (symbol.shape) {
    case 'square':
      return [drawing('rect', { x: 9, y: 4, width: 10, height: 10, ...look })];
    case 'triangle':
      return [drawing('path', { d: 'M14 3 L20 14.5 L8 14.5 Z', ...look })];
    default:
      return [drawing('circle', { cx: 14, cy: 9, r: 5.2, ...look })];
  }
}
