import type { Problem, Study } from './types';
import type { Language, Store } from '../state';

/** What the server said no to, or that it could not be asked. The message is for people. */
export class ApiError extends Error {
  /** @param status HTTP status; 0 where no answer came. */
  constructor(readonly status: number, message: string, readonly problem: Problem | null = null) {
    super(message);
    this.name = 'ApiError';
  }
}

const unreachable: Record<Language, string> = {
  vi: 'Không kết nối được với chương trình máy chủ. Hãy kiểm tra xem nó còn chạy không, rồi tải lại trang.',
  en: 'The server cannot be reached. Check that it still runs, then load the page again.',
};

const refused: Record<Language, string> = {
  vi: 'Máy chủ không trả lời được yêu cầu này',
  en: 'The server could not answer this request',
};

/** An address under the page's own, with the language the texts are wanted in. */
export function addressOf(path: string, language: Language, query: Record<string, string> = {}): string {
  const parameters = new URLSearchParams({ ...query, lang: language });
  return `${path.replace(/^\//, '')}?${parameters.toString()}`;
}

/** The message of a problem document: what is wrong, then each field with its faults. */
export function messageOf(problem: Problem): string {
  const faults = Object.entries(problem.errors ?? {}).map(([field, texts]) => (field === '' ? texts.join(' ') : `${field}: ${texts.join(' ')}`));
  return [problem.detail ?? problem.title, ...faults].join('\n');
}

/**
 * Asks the server and reads a JSON answer. What the browser has cached is used where the server confirms it by its ETag.
 * @throws ApiError where the server refuses or cannot be reached.
 */
export async function request<T>(address: string, language: Language, init: RequestInit = {}): Promise<{ body: T; etag: string | null }> {
  let response: Response;
  try {
    response = await fetch(address, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      throw error;
    }
    throw new ApiError(0, unreachable[language]);
  }
  if (!response.ok) {
    const problem = await problemOf(response);
    throw new ApiError(response.status, problem === null ? `${refused[language]} (${response.status}).` : messageOf(problem), problem);
  }
  // Nothing comes with 204, nor with a 201 that only says that it is stored.
  const text = response.status === 204 ? '' : await response.text();
  const body = (text === '' ? undefined : JSON.parse(text)) as T;
  return { body, etag: response.headers.get('ETag') };
}

async function problemOf(response: Response): Promise<Problem | null> {
  if (!(response.headers.get('Content-Type') ?? '').startsWith('application/problem+json')) {
    return null;
  }
  try {
    return (await response.json()) as Problem;
  } catch {
    return null;
  }
}

/** Names the reading of the study that the page shows, so that no answer is of another. */
function editionOf(store: Store): Record<string, string> {
  const { study } = store.state;
  return study === null ? {} : { 'Coverage-Revision': study.revision };
}

/** GET of a part of the API in the store's language. */
export async function get<T>(store: Store, path: string, query: Record<string, string> = {}, signal?: AbortSignal): Promise<T> {
  const { language } = store.state;
  return (await request<T>(addressOf(`api/${path}`, language, query), language, { headers: editionOf(store), ...(signal ? { signal } : {}) })).body;
}

/** POST, PUT or DELETE of a JSON body in the store's language. */
export async function send<T>(
  store: Store,
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: unknown,
  options: { query?: Record<string, string>; headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<{ body: T; etag: string | null }> {
  const { language } = store.state;
  return request<T>(addressOf(`api/${path}`, language, options.query), language, {
    method,
    headers: { 'Content-Type': 'application/json', ...editionOf(store), ...options.headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
}

/**
 * Runs work that asks the server; what goes wrong becomes the page's message with a button to try again. An aborted request is no trouble.
 * @param failed What is to be put right where it went wrong.
 */
export async function reporting(store: Store, work: () => Promise<void>, failed: () => void = () => undefined): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      return;
    }
    failed();
    store.set({
      message: {
        rank: 'error',
        text: error instanceof Error ? error.message : String(error),
        retry: () => {
          store.set({ message: null });
          void reporting(store, work, failed);
        },
      },
    });
  }
}

/** Whether a source comes by tiles. */
export function byTiles(study: Study, source: string): boolean {
  const info = study.sources.find((s) => s.source === source);
  return info !== undefined && info.geojson === null && info.tiles !== null;
}
