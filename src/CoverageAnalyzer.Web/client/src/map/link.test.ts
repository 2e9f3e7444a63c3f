import { describe, expect, it } from 'vitest';
import { noFilter, type State } from '../state';
import { decodeLink, encodeLink, mostEdits } from './link';

function state(change: Partial<State> = {}): State {
  return {
    language: 'vi', study: null, status: null, maps: [], mapId: 'postal-gap', map: null, communes: null, view: null, hiddenClasses: [], hiddenLayers: [],
    background: false, filter: noFilter, selected: null, hovered: null, tool: 'none', scenario: null, message: null, ...change,
  };
}

describe('a link', () => {
  it('brings back everything it was made of', () => {
    const edits = [
      { action: 'add', layer: 'bts_sites', code: 'new-bts-1', name: 'Đồi A, thôn 1; phía bắc', longitude: 107.123457, latitude: 16.5, radiusKilometres: 2.5 },
      { action: 'move', layer: 'postal_points', code: 'Đ,1;2/3', longitude: 106.9, latitude: 16.7 },
      { action: 'remove', layer: 'postal_points', code: 'QT-7' },
    ] as const;
    const linked = decodeLink(`#${encodeLink(state({
      language: 'en',
      view: { center: [107.1, 16.8], zoom: 9.25 },
      hiddenClasses: [0, 3],
      hiddenLayers: [2],
      background: true,
      filter: { ...noFilter, district: 'Thị xã Quảng Trị', gap: 'both' },
      selected: { source: 'postal_points', index: 12 },
      scenario: { name: 'Phương án 1', etag: null, edits, undone: [], answer: null, saved: false },
    }))}`);
    expect(linked).toEqual({
      language: 'en', mapId: 'postal-gap', view: { center: [107.1, 16.8], zoom: 9.25 }, hiddenClasses: [0, 3], hiddenLayers: [2], background: true,
      filter: { ...noFilter, district: 'Thị xã Quảng Trị', gap: 'both' }, selected: { source: 'postal_points', index: 12 }, scenarioName: 'Phương án 1', edits,
    });
  });

  it('holds only the name of a saved scenario and of one too long for an address', () => {
    const edits = Array.from({ length: mostEdits + 1 }, (_, i) => ({ action: 'remove', layer: 'postal_points', code: String(i) }) as const);
    const scenario = { name: 'a', etag: null, edits, undone: [], answer: null, saved: false };
    expect(decodeLink(encodeLink(state({ scenario }))).edits).toEqual([]);
    expect(decodeLink(encodeLink(state({ scenario: { ...scenario, edits: edits.slice(0, 2), saved: true } })))).toMatchObject({ scenarioName: 'a', edits: [] });
  });

  it.each([
    ['lang=<script>', 'language', undefined],
    ['map=../../etc/passwd', 'mapId', undefined],
    ['map=%3Cimg%20src%3Dx%3E', 'mapId', undefined],
    ['map=javascript:alert(1)', 'mapId', undefined],
    ['at=1e308/0/5', 'view', undefined],
    ['at=NaN/NaN/NaN', 'view', undefined],
    ['at=200/10/5', 'view', undefined],
    ['at=107/16/99', 'view', undefined],
    ['at=107/16', 'view', undefined],
    ['off=1.2.-3', 'hiddenClasses', []],
    ['off=__proto__', 'hiddenClasses', []],
    ['sel=constructor/1', 'selected', null],
    ['sel=communes/-1', 'selected', null],
    ['sel=communes/1e9', 'selected', null],
    ['scenario=a%00b', 'scenarioName', ''],
    ['scenario=%E2%80%AEgnp', 'scenarioName', ''],
    ['edits=ap,x,107,16;zz,y,1,1', 'edits', []],
    ['edits=ap,x,Infinity,16', 'edits', []],
    ['edits=ab,x,107,16,-5', 'edits', []],
    ['edits=ap,%E0%A4%A,107,16', 'edits', []],
    ['edits=ap,,107,16', 'edits', []],
  ] as const)('does not take %s', (hash, member, wanted) => {
    expect(decodeLink(`#${hash}`)[member as 'edits']).toEqual(wanted);
  });

  it('takes nothing of an endless address and never a foreign member', () => {
    expect(decodeLink(`#map=postal-gap&off=${'1.'.repeat(20_000)}`)).toEqual({});
    expect(Object.keys(decodeLink('#__proto__=1&toString=2&study=3')).sort()).toEqual(['background', 'edits', 'filter', 'hiddenClasses', 'hiddenLayers', 'scenarioName', 'selected']);
  });
});
