import type { MapLayer, Outline } from '../api/types';

/** How a group of features is drawn: decided once a legend entry, not once a feature. */
export interface Look {
  /** Fill of a polygon or symbol; null: none. */
  fill: string | null;
  /** Colour of hatch lines on white; null: not hatched. */
  hatch: string | null;
  dimmed: boolean;
}

/** The looks of a layer and which of them each feature has. */
export interface LayerLooks {
  looks: readonly Look[];
  /** Position in `looks` of each feature; −1: not drawn. Empty: every feature has the first look. */
  lookOf: Int16Array;
  outline: Outline | null;
}

const dimming = 0.8; // part of white in a dimmed colour

/** A colour mixed with white. Takes #RGB, #RRGGBB and #RRGGBBAA; anything else becomes the grey of features that do not count. */
export function dimmed(color: string): string {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(color)?.[1];
  if (hex === undefined) {
    return '#EEEEEE';
  }
  const full = hex.length === 3 ? [...hex].map((c) => c + c).join('') : hex.slice(0, 6);
  const parts = [0, 2, 4].map((i) => parseInt(full.slice(i, i + 2), 16));
  return `#${parts.map((p) => Math.round(p + (255 - p) * dimming).toString(16).padStart(2, '0')).join('')}`;
}

/**
 * Decides the looks of a layer.
 * @param layer What the server says.
 * @param count Features of its source.
 * @param hiddenClasses Switched-off legend positions; for the leading layer only.
 * @param fits Whether a feature fits the filter; null: all do.
 */
export function looksOf(layer: MapLayer, count: number, hiddenClasses: readonly number[], fits: Uint8Array | null): LayerLooks {
  const isPoint = layer.symbol !== null;
  const plain: Look[] =
    layer.classOf === null
      ? [{ fill: isPoint ? layer.symbol!.color : layer.fill, hatch: null, dimmed: false }]
      : layer.legend.map((e, i) => {
          const hidden = hiddenClasses.includes(i);
          return { fill: hidden ? null : e.hatched && !isPoint ? '#FFFFFF' : e.color, hatch: hidden || !e.hatched || isPoint ? null : e.color, dimmed: false };
        });
  // The dimmed looks stand before the plain ones, so that plain features are drawn over them.
  const looks: Look[] = [
    ...plain.map((l) => ({ fill: l.fill === null ? null : dimmed(l.fill), hatch: l.hatch === null ? null : dimmed(l.hatch), dimmed: true })),
    ...plain,
  ];
  const classes = plain.length;
  const lookOf = new Int16Array(count);
  for (let feature = 0; feature < count; feature++) {
    const c = layer.classOf === null ? 0 : (layer.classOf[feature] ?? -1);
    const gone = c < 0 || c >= classes || (isPoint && layer.classOf !== null && hiddenClasses.includes(c));
    const dim = fits !== null && fits[feature] !== 1;
    lookOf[feature] = gone ? -1 : dim ? c : classes + c;
  }
  return { looks, lookOf, outline: isPoint ? layer.symbol!.outline : layer.outline };
}

/** Diameter of a symbol at a zoom in px: interpolated, the first and last size beyond the ends. */
export function sizeAt(sizes: readonly { zoom: number; size: number }[], zoom: number): number {
  const first = sizes[0];
  if (first === undefined) {
    return 6;
  }
  if (zoom <= first.zoom) {
    return first.size;
  }
  for (let i = 1; i < sizes.length; i++) {
    const [low, high] = [sizes[i - 1]!, sizes[i]!];
    if (zoom <= high.zoom) {
      return low.size + ((zoom - low.zoom) / (high.zoom - low.zoom)) * (high.size - low.size);
    }
  }
  return sizes[sizes.length - 1]!.size;
}
