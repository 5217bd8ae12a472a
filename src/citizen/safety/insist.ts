import { useCallback, useSyncExternalStore } from 'react';
import type { ItemDraft } from '../../care/items/items';
import { healedAnswers } from '../../care/questionnaires/answers-draft';
import type { Acts, Reads } from '../../client/api';
import { errorCode, useStore } from '../../engine/engine-state';

/**
 * What somebody has said about danger is written until it is written, whatever stands in the way: a full disk, a locked engine, a database
 * that was closed, a worker that does not answer. No screen waits for it. It lives in the page's memory until the device has it, through
 * a lock too, and goes with the account.
 */
interface Said {
  id: string;
  /** The risk answer that it is, or belongs to. */
  answers: string;
  /** null: the citizen's own case, as soon as it is known. */
  caseRef: string | null;
  draft: ItemDraft;
}
/** `trying` for a moment; then `failing`, while it is tried again. */
type Standing = 'trying' | 'failing';

const patience = 4_000;
const restBetween = 3_000;
let waiting: readonly Said[] = [];
let standing: Standing = 'trying';
let running = false;
const listeners = new Set<() => void>();
const tell = (next: readonly Said[], how: Standing) => {
  waiting = next;
  standing = how;
  for (const listener of listeners) listener();
};

type Engine = Pick<Reads, 'state' | 'view'> & Pick<Acts, 'write'>;

/** Written under `id` once, however often it is asked for. */
export function useInsist(): (said: Said) => void {
  const { engine } = useStore();
  return useCallback((said) => insist(engine, said), [engine]);
}
function insist(engine: Engine, said: Said): void {
  if (!waiting.some((one) => one.id === said.id)) tell([...waiting, said], standing);
  if (!running) void run(engine);
}

async function run(engine: Engine): Promise<void> {
  running = true;
  for (let next = waiting[0]; next; next = waiting[0]) {
    const { phase } = await engine.state();
    // Signed out: the account is not here any more, and its words are nobody else's.
    if (phase === 'empty') break;
    const done = phase === 'open' && (await within(patience, write(engine, next)).catch(() => false));
    if (done) tell(waiting.slice(1), waiting.length > 1 ? standing : 'trying');
    else {
      tell(waiting, 'failing');
      await new Promise((resolve) => setTimeout(resolve, restBetween));
    }
  }
  tell([], 'trying');
  running = false;
}

async function write(engine: Engine, { id, caseRef, draft }: Said): Promise<true> {
  const where = caseRef ?? (await engine.view('myCase', null));
  if (!where) throw new Error('no case yet');
  try {
    await engine.write(where, draft, { id });
  } catch (failure) {
    // Something in the draft is not as it should be: what was answered counts, not what stands around it.
    if (errorCode(failure) !== 'E_INPUT' || draft.kind !== 'answers') throw failure;
    await engine.write(where, healedAnswers(draft, new Date().toISOString()), { id });
  }
  return true;
}

const within = <T>(milliseconds: number, work: Promise<T>): Promise<T> =>
  Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer')), milliseconds))]);

const listen = (changed: () => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};
/** How what was said of this risk answer, or of any, stands; null: the device has it. */
export function useInsisting(answers?: string): Standing | null {
  return useSyncExternalStore(listen, () =>
    waiting.some((one) => answers === undefined || one.answers === answers) ? standing : null,
  );
}
