import type { WhatIf } from '../api/types';
import type { Language } from '../state';
import { mapTexts } from './texts';

export const addedColor = '#C2185B';
export const movedColor = '#E65100';

/** The marks of a scenario that stand on the map now, for its legend. */
export function scenarioMarks(answer: WhatIf | null, language: Language): { color: string; text: string }[] {
  const changes = new Set(Object.values(answer?.points ?? {}).flatMap((points) => points.map((p) => p.change)));
  const texts = mapTexts(language);
  return [
    ...(changes.has('added') ? [{ color: addedColor, text: texts.added }] : []),
    ...(changes.has('moved') ? [{ color: movedColor, text: texts.moved }] : []),
  ];
}
