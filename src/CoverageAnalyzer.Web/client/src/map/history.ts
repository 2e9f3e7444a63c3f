import { emptyScenario } from '../panels/edits';
import { readScenario } from '../panels/scenarioRequests';
import type { State, Store } from '../state';
import { decodeLink, encodeLink } from './link';

/** Changes that make a step to go back to; others only change the address. */
const steps: readonly (keyof State)[] = ['mapId', 'language', 'selected', 'filter'];

/** Waiting time before the address follows: browsers refuse more than some hundred changes in half a minute. */
const settleMilliseconds = 300;

/** What a link says of the page's first state. */
export function stateOfLink(hash: string): Partial<State> {
  const { scenarioName = '', edits = [], ...state } = decodeLink(hash);
  const scenario = scenarioName === '' && edits.length === 0 ? {} : { scenario: { ...emptyScenario(), name: scenarioName, edits, saved: edits.length === 0 } };
  return { ...state, ...scenario };
}

/** Keeps the address as the state is, and the state as the address where the reader goes back, forward or opens a link. */
export function followHistory(store: Store): void {
  let waiting = 0;
  let push = false;
  let applying = false;
  let written = location.hash.replace(/^#/, '');

  const write = (): void => {
    waiting = 0;
    const wanted = encodeLink(store.state);
    if (wanted === written || store.state.mapId === '') {
      return;
    }
    // The first address is made whole, not left behind as a step of its own.
    const first = written === '';
    written = wanted;
    history[push && !first ? 'pushState' : 'replaceState'](null, '', `#${wanted}`);
    push = false;
  };

  store.listen((state, changed) => {
    if (applying || state.study === null) {
      return;
    }
    push ||= !changed.has('study') && steps.some((s) => changed.has(s));
    window.clearTimeout(waiting);
    waiting = window.setTimeout(write, settleMilliseconds);
  });

  window.addEventListener('popstate', () => {
    written = location.hash.replace(/^#/, '');
    const { scenario, mapId, view, ...rest } = stateOfLink(location.hash);
    applying = true;
    const known = store.state.maps.some((m) => m.id === mapId);
    store.set({ ...rest, ...(known ? { mapId: mapId! } : {}), ...(view ? { view } : {}), ...(sameScenario(store.state, scenario ?? null) ? {} : { scenario: scenario ?? null }) });
    applying = false;
  });

  void openNamed(store);
}

function sameScenario(state: Readonly<State>, other: State['scenario']): boolean {
  const own = state.scenario;
  return (own?.name ?? '') === (other?.name ?? '') && (other === null || other.edits.length === 0 ? own === null || own.saved : JSON.stringify(own?.edits) === JSON.stringify(other.edits));
}

/** Opens the scenario a link names where the link does not hold its changes. */
async function openNamed(store: Store): Promise<void> {
  const { scenario } = store.state;
  if (scenario === null || scenario.name === '' || scenario.edits.length > 0) {
    return;
  }
  try {
    const { scenario: found, etag } = await readScenario(store, scenario.name);
    store.set({ scenario: { ...emptyScenario(), name: scenario.name, etag, edits: found.edits } });
  } catch {
    store.set({ scenario: null }); // the scenario is gone: the link's map is shown without it
  }
}
