import { addressOf, ApiError, get, request, send } from '../api/client';
import type { Edit, Problem, Scenario, ScenarioInfo } from '../api/types';
import type { Store } from '../state';

const pathOf = (name: string): string => `scenarios/${encodeURIComponent(name)}`;

/** The scenarios kept with the study. */
export async function listScenarios(store: Store): Promise<ScenarioInfo[]> {
  return get<ScenarioInfo[]>(store, 'scenarios');
}

/** A scenario with the tag of its present state. */
export async function readScenario(store: Store, name: string): Promise<{ scenario: Scenario; etag: string | null }> {
  const { language } = store.state;
  const answer = await request<Scenario>(addressOf(`api/${pathOf(name)}`, language), language, { cache: 'no-store' });
  return { scenario: answer.body, etag: answer.etag };
}

/**
 * Saves a scenario: over the state with that tag, or as a new one where there is no tag.
 * @param by The name of whoever saves, where one was stated.
 * @returns The new tag; or, where somebody else's state is there, which then stays as it is, what the server says of it.
 */
export async function writeScenario(store: Store, name: string, edits: readonly Edit[], etag: string | null, by: string): Promise<{ etag: string | null } | { conflict: Problem | null }> {
  try {
    const answer = await send<unknown>(store, 'PUT', pathOf(name), { name, edits }, {
      headers: { ...(etag === null ? { 'If-None-Match': '*' } : { 'If-Match': etag }), ...(by === '' ? {} : { 'Coverage-Editor': encodeURIComponent(by) }) },
    });
    return { etag: answer.etag };
  } catch (error) {
    if (error instanceof ApiError && error.status === 412) {
      return { conflict: error.problem };
    }
    throw error;
  }
}

/** Deletes the state of a scenario with that tag. @returns False where somebody else changed it meanwhile. */
export async function deleteScenario(store: Store, name: string, etag: string): Promise<boolean> {
  try {
    await send<unknown>(store, 'DELETE', pathOf(name), undefined, { headers: { 'If-Match': etag } });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 412) {
      return false;
    }
    throw error;
  }
}

/** Whether a name can be a file's: the server has the last word. */
export function isScenarioName(name: string): boolean {
  return name.length <= 80 && name === name.normalize('NFC') && /^[\p{L}\p{N}][\p{L}\p{M}\p{N} _-]*$/u.test(name) && !name.endsWith(' ');
}
