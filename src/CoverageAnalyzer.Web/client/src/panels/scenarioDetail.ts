import { send } from '../api/client';
import type { FeatureDetail, WhatIf } from '../api/types';
import type { Store } from '../state';

/** What a scenario makes of a commune. It comes with the answer to an edit; of a commune selected afterwards it is asked for on its own. */
export class ScenarioDetail {
  private request: AbortController | null = null;
  /** The answer and the commune it was asked for last, so that a refusal is not asked again at every drawing. */
  private asked: { answer: WhatIf; index: number; detail: FeatureDetail | null } | null = null;

  constructor(private readonly store: Store, private readonly arrived: () => void) {}

  /** The commune with the scenario; null without one, or until it is there. */
  of(detail: FeatureDetail): FeatureDetail | null {
    const answer = this.store.state.scenario?.answer ?? null;
    if (answer === null || detail.source !== 'communes') {
      return null;
    }
    if (answer.detail?.index === detail.index) {
      return answer.detail;
    }
    if (this.asked?.answer !== answer || this.asked.index !== detail.index) {
      void this.ask(answer, detail.index);
    }
    return this.asked?.detail ?? null;
  }

  private async ask(answer: WhatIf, index: number): Promise<void> {
    this.request?.abort();
    const own = new AbortController();
    this.request = own;
    const asked: NonNullable<typeof this.asked> = { answer, index, detail: null };
    this.asked = asked;
    try {
      const { scenario, mapId } = this.store.state;
      const { body } = await send<WhatIf>(this.store, 'POST', 'whatif', { edits: scenario?.edits ?? [] }, { query: { map: mapId, commune: String(index) }, signal: own.signal });
      if (this.request === own) {
        asked.detail = body.detail;
        this.arrived();
      }
    } catch {
      // The study's own reasons stay, and are said to be those of the study.
    }
  }
}
