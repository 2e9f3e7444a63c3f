import type { Edit, SourceName } from '../api/types';
import { noFilter, type Filter, type State } from '../state';

/** What a link keeps of the page. */
export type Linked = Pick<State, 'language' | 'mapId' | 'view' | 'hiddenClasses' | 'hiddenLayers' | 'background' | 'filter' | 'selected'> & {
  scenarioName: string;
  edits: readonly Edit[];
};

/** More edits than these do not fit an address: the link then keeps only the scenario's name. */
export const mostEdits = 60;

const longestText = 100;
const sources: readonly SourceName[] = ['communes', 'districts', 'service_areas', 'postal_points', 'bts_sites', 'villages', 'national_border', 'mobile_areas', 'mobile_measurements'];
const actions: Record<string, Edit['action']> = { a: 'add', m: 'move', r: 'remove' };
const layers: Record<string, Edit['layer']> = { p: 'postal_points', b: 'bts_sites' };

/** The part of an address after # that brings the page back. What is as at first is left out. */
export function encodeLink(state: Readonly<State>): string {
  const query = new URLSearchParams();
  query.set('map', state.mapId);
  if (state.view !== null) {
    query.set('at', [state.view.center[0].toFixed(6), state.view.center[1].toFixed(6), state.view.zoom.toFixed(4)].join('/'));
  }
  query.set('lang', state.language);
  if (state.hiddenClasses.length > 0) {
    query.set('off', state.hiddenClasses.join('.'));
  }
  if (state.hiddenLayers.length > 0) {
    query.set('layersoff', state.hiddenLayers.join('.'));
  }
  for (const [key, value] of Object.entries(state.filter) as [keyof Filter, string][]) {
    if (value !== '') {
      query.set(key, value);
    }
  }
  if (state.selected !== null) {
    query.set('sel', `${state.selected.source}/${state.selected.index}`);
  }
  if (state.background) {
    query.set('bg', '1');
  }
  if (state.scenario !== null) {
    if (state.scenario.name !== '') {
      query.set('scenario', state.scenario.name);
    }
    const { edits, saved } = state.scenario;
    if (edits.length > 0 && edits.length <= mostEdits && (!saved || state.scenario.name === '')) {
      query.set('edits', edits.map(encodeEdit).join(';'));
    }
  }
  return query.toString().replaceAll('%2F', '/').replaceAll('%3B', ';').replaceAll('%2C', ',');
}

function encodeEdit(edit: Edit): string {
  const number = (value: number | undefined, decimals: number): string => (value === undefined ? '' : String(Number(value.toFixed(decimals))));
  const parts = [
    edit.action[0]! + (edit.layer === 'postal_points' ? 'p' : 'b'),
    escaped(edit.code),
    number(edit.longitude, 6),
    number(edit.latitude, 6),
    number(edit.radiusKilometres, 3),
    escaped(edit.name ?? ''),
    escaped(edit.type ?? ''),
  ];
  while (parts.at(-1) === '') {
    parts.pop();
  }
  return parts.join(',');
}

/** Only the signs that part edits and their members are escaped here: the address escapes the rest. */
function escaped(text: string): string {
  return text.replace(/[%,;]/g, encodeURIComponent);
}

/** Reads a link. Whatever is not what a link of ours would hold is left out: it never fails and never brings in anything else. */
export function decodeLink(hash: string): Partial<Linked> {
  if (hash.length > 20_000) {
    return {};
  }
  let query: URLSearchParams;
  try {
    query = new URLSearchParams(hash.replace(/^#/, ''));
  } catch {
    return {};
  }
  const linked: Partial<Linked> = {};
  const language = query.get('lang');
  if (language === 'vi' || language === 'en') {
    linked.language = language;
  }
  const map = query.get('map') ?? '';
  if (/^[a-z0-9][a-z0-9_-]{0,99}$/i.test(map)) {
    linked.mapId = map;
  }
  const view = decodeView(query.get('at') ?? '');
  if (view !== null) {
    linked.view = view;
  }
  linked.hiddenClasses = positions(query.get('off'));
  linked.hiddenLayers = positions(query.get('layersoff'));
  linked.background = query.get('bg') === '1';
  linked.filter = Object.fromEntries(Object.keys(noFilter).map((key) => [key, plainText(query.get(key), key === 'district' ? longestText : 20)])) as unknown as Filter;
  linked.selected = decodeSelected(query.get('sel') ?? '');
  linked.scenarioName = plainText(query.get('scenario'), longestText);
  linked.edits = decodeEdits(query.get('edits') ?? '');
  return linked;
}

function decodeView(text: string): State['view'] {
  const parts = text.split('/').map(numberOf);
  const [longitude, latitude, zoom] = parts;
  return parts.length === 3 && within(longitude, -180, 180) && within(latitude, -85, 85) && within(zoom, 0, 22)
    ? { center: [longitude!, latitude!], zoom: zoom! }
    : null;
}

function decodeSelected(text: string): State['selected'] {
  const match = /^([a-z_]{1,20})\/(\d{1,7})$/.exec(text);
  const source = sources.find((s) => s === match?.[1]);
  return match === null || source === undefined ? null : { source, index: Number(match[2]) };
}

function decodeEdits(text: string): Edit[] {
  if (text === '') {
    return [];
  }
  const edits = text.split(';').map(decodeEdit);
  // One that cannot be read would make another scenario of it than the one sent: then none is taken.
  return edits.length <= mostEdits && edits.every((e) => e !== null) ? edits : [];
}

function decodeEdit(text: string): Edit | null {
  const parts = text.split(',');
  const action = actions[parts[0]?.[0] ?? ''];
  const layer = layers[parts[0]?.[1] ?? ''];
  let texts: string[];
  try {
    texts = [parts[1], parts[5], parts[6]].map((p) => plainText(decodeURIComponent(p ?? ''), longestText));
  } catch {
    return null;
  }
  const [code, name, type] = texts;
  const [longitude, latitude, radius] = [2, 3, 4].map((i) => (parts[i] === undefined || parts[i] === '' ? undefined : numberOf(parts[i]!)));
  if (action === undefined || layer === undefined || parts[0]!.length !== 2 || parts.length > 7 || code === '' || code === undefined) {
    return null;
  }
  if (action !== 'remove' && !(within(longitude, -180, 180) && within(latitude, -90, 90))) {
    return null;
  }
  if (radius !== undefined && !(within(radius, 0, 1000) && radius > 0)) {
    return null;
  }
  return {
    action,
    layer,
    code,
    ...(name ? { name } : {}),
    ...(type ? { type } : {}),
    ...(action === 'remove' ? {} : { longitude: longitude!, latitude: latitude! }),
    ...(radius === undefined ? {} : { radiusKilometres: radius }),
  };
}

function positions(text: string | null): number[] {
  return text !== null && /^\d{1,3}(\.\d{1,3}){0,99}$/.test(text) ? [...new Set(text.split('.').map(Number))] : [];
}

function numberOf(text: string): number {
  return /^-?\d{1,4}(\.\d{1,12})?$/.test(text) ? Number(text) : NaN;
}

function within(value: number | undefined, low: number, high: number): boolean {
  return value !== undefined && value >= low && value <= high;
}

/** A text without control characters, or empty where it is too long. */
function plainText(text: string | null, longest: number): string {
  return text === null || text.length > longest || /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/.test(text) ? '' : text;
}
