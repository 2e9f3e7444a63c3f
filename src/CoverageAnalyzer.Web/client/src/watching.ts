import { addressOf, request } from './api/client';
import type { Status } from './api/types';
import type { Store } from './state';

/** Time between two questions to the server in milliseconds. */
const period = 4000;

/**
 * Asks the server from time to time what happened since the page was loaded: newer figures, others' scenarios, a store that is away.
 * A page that nobody looks at does not ask; nor does one of a server without a shared store, after it was told so.
 */
export function startWatching(store: Store): void {
  const ask = async (): Promise<void> => {
    if (document.visibilityState === 'visible' && store.state.study !== null) {
      try {
        const { language } = store.state;
        const status = (await request<Status>(addressOf('api/status', language), language, { cache: 'no-store' })).body;
        if (JSON.stringify(status) !== JSON.stringify(store.state.status)) {
          store.set({ status });
        }
      } catch {
        // The next request of the page says what is wrong.
      }
    }
    if (store.state.status?.store !== 'none') {
      setTimeout(() => void ask(), store.state.status === null ? period / 4 : period);
    }
  };
  void ask();
}
