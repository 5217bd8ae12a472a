import { proxy, type Remote, releaseProxy, wrap } from 'comlink';
import { errorCodes, MellomError } from '../protocol/errors';
import type { Engine, EngineState, Topic, Watched } from './api';
import type { RunningEngine } from './engine';
import { remotely } from './methods';
import { nothingYet } from './state';
import { trusted } from './trusted';
import workerUrl from './worker?worker&url';

/**
 * The main thread's side of the engine. The tab that holds the Web Lock `mellom` runs the worker; a second tab says `elsewhere`
 * and may take over: it asks the first to put everything on disk and let go, and takes the lock if it does not answer (T39).
 */
const lockName = 'mellom';
const askFor = 3_000;

interface Running {
  worker: Worker;
  remote: Remote<RunningEngine>;
  release: () => void;
}
type Listener = { onState: (s: EngineState) => void; onChanged: (topics: Topic[]) => void };

export function connect(): Engine {
  const channel = new BroadcastChannel(lockName);
  const listeners: Listener[] = [];
  let running: Running | null = null;
  let state: EngineState = { ...nothingYet };
  let settled: () => void = () => {};
  const firstAnswer = new Promise<void>((resolve) => {
    settled = resolve;
  });
  let askedToStay = false;
  const tell = (next: EngineState) => {
    state = next;
    // Asked once somebody has something here to keep. Workers cannot ask; what browsers answer changes nothing that we do.
    if (next.phase === 'open' && !askedToStay) {
      askedToStay = true;
      void stay();
    }
    for (const listener of listeners) listener.onState(next);
  };

  const start = (release: () => void) => {
    const worker = new Worker(trusted(workerUrl), { type: 'module', name: 'mellom' });
    const remote = wrap<RunningEngine>(worker);
    running = { worker, remote, release };
    remote
      .subscribe(
        // The last words of an engine that is being closed are not the tab's any more.
        proxy((next: EngineState) => running?.worker === worker && tell(next)),
        proxy((topics: Topic[]) => {
          for (const listener of listeners) listener.onChanged(topics);
        }),
      )
      .catch(() => tell({ ...state, trouble: 'E_UNEXPECTED' }));
  };
  const stop = async () => {
    const ending = running;
    if (!ending) return;
    running = null;
    tell({ ...nothingYet, language: state.language, phase: 'elsewhere' });
    await Promise.race([ending.remote.close().catch(() => {}), new Promise((resolve) => setTimeout(resolve, askFor))]);
    ending.remote[releaseProxy]();
    ending.worker.terminate();
    ending.release();
  };
  const hold = (options: LockOptions) =>
    new Promise<boolean>((got) => {
      navigator.locks
        .request(lockName, options, (lock) => {
          if (!lock) return got(false);
          return new Promise<void>((release) => {
            start(release);
            got(true);
          });
        })
        // Another tab has taken the lock away.
        .catch(() => (running ? stop() : got(false)));
    });
  const begin = async () => {
    if (running) return;
    if (!(await hold({ ifAvailable: true }))) tell({ ...nothingYet, phase: 'elsewhere' });
    settled();
  };

  channel.onmessage = ({ data }) => {
    if (data === 'take over') void stop();
  };
  const hurry = () => void running?.remote.hurry().catch(() => {});
  // A worker is not always told; its page is.
  addEventListener('online', hurry);
  addEventListener('pageshow', hurry);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      if (running) hurry();
      else void begin();
    }
    if (document.visibilityState === 'hidden') void running?.remote.flush().catch(() => {});
  });
  addEventListener('pagehide', () => void running?.remote.flush().catch(() => {}));
  void begin();

  const takeOver = async () => {
    if (running) return;
    channel.postMessage('take over');
    const patience = AbortSignal.timeout(askFor);
    if (!(await hold({ signal: patience }))) await hold({ steal: true });
  };
  const asked = async (name: string, args: unknown[]) => {
    await firstAnswer;
    if (!running) throw new MellomError('E_LOCKED', 'another tab');
    try {
      return await Reflect.apply(Reflect.get(running.remote, name), undefined, args);
    } catch (thrown) {
      throw revived(thrown);
    }
  };
  const here: Watched = {
    state: async () => state,
    subscribe: async (onState, onChanged) => {
      listeners.push({ onState, onChanged });
      onState(state);
    },
    takeOver,
  };
  return remotely<Engine>(here, asked);
}

/** Storage that the browser does not clear by itself when space is short, or after days without a visit (threats A2). */
async function stay(): Promise<void> {
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // Not there in older browsers, or refused: an emptied device is restored calmly all the same.
  }
}

function revived(thrown: unknown): MellomError {
  if (thrown instanceof MellomError) return thrown;
  const { mellom, detail } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as {
    mellom?: unknown;
    detail?: string;
  };
  return new MellomError(errorCodes.find((code) => code === mellom) ?? 'E_UNEXPECTED', detail);
}
