import { describe, expect, it } from 'vitest';
import { en } from './en';
import { vi } from './vi';

/** Every text with its key; those that hold something are made with samples. */
function textsOf(messages: object, path = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] => {
    const name = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'function') {
      const samples = key === 'problem' ? [[401], [404], [413], [429], [500], [400]] : key === 'searchFound' ? [[0], [1], [5]] : key === 'ruleStatus' ? [['read'], ['proposal'], ['not_found'], ['fit'], ['partly']]
        : key === 'editText' ? [['add', 'postal_points', 'P'], ['move', 'bts_sites', 'P'], ['remove', 'bts_sites', 'P']] : [['7', '9']];
      return samples.map((s, i): [string, string] => [`${name}/${String(i)}`, (value as (...a: unknown[]) => string)(...s)]);
    }
    return typeof value === 'string' ? [[name, value]] : textsOf(value as object, name);
  });
}

const mayBeEmpty = /^toolHint\.(none|measure-distance|measure-area)$/;

describe('the texts', () => {
  it('have the same keys in both languages, none of them empty', () => {
    const [own, other] = [textsOf(vi), textsOf(en)];
    expect(own.map(([k]) => k)).toEqual(other.map(([k]) => k));
    for (const [key, text] of [...own, ...other]) {
      expect(text.trim() !== '' || mayBeEmpty.test(key), key).toBe(true);
    }
  });

  it('are composed letters, as every search and font takes them', () => {
    for (const [key, text] of textsOf(vi)) {
      expect(text, key).toBe(text.normalize('NFC'));
    }
  });

  it('hold no word of the other language', () => {
    // Commands and names of fields are code; a Vietnamese text has no English word, an English one no accent of Vietnamese.
    const code = /coverage-analyzer \w+|Enter|Excel|Word\b|JSON|“\w+”/g;
    const english = /(?<!\p{L})(the|and|of|to|map|table|point|site|commune|save|file|filter|scenario|server|click|zoom|undo)(?!\p{L})/iu;
    for (const [key, text] of textsOf(vi)) {
      expect(text.replace(code, ''), key).not.toMatch(english);
    }
    for (const [key, text] of textsOf(en)) {
      expect(text, key).not.toMatch(/[ạảãàáâậầấẩẫăắằặẳẵêềếệểễôồốộổỗơờớợởỡưừứựửữđ]/i);
    }
  });
});
