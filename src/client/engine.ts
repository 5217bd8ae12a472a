import { ready } from '../crypto/sodium';
import { MellomError } from '../protocol/errors';
import { isReadable } from './access';
import type { Engine } from './api';
import type { Environment } from './environment';
import { featuresOn } from './features';
import { around, join } from './methods';
import { holdAccount } from './session/account-holder';
import { keepAutoLock } from './session/auto-lock';
import { holdState, nothingYet } from './state';
import type { Log } from './store/logs';

/** The engine as the worker runs it: what screens see, and what only their tab's end of the wire may do. */
export interface RunningEngine extends Engine {
  /** Everything on disk. */
  flush: () => Promise<void>;
  /**
   * The page is in sight again, or its device on a network: whoever sits before it waits for no try that was put off, and finds what
   * they have half written on another device.
   */
  hurry: () => Promise<void>;
  /** Everything on disk, and all doors shut. */
  close: () => Promise<void>;
}
const lookForIdle = 10_000;

/**
 * Nothing before libsodium is there and the device's row is read, and nothing after the time has run out, whatever is asked first: a
 * device that has slept has not looked at the clock meanwhile. What a person does counts as a touch; and an act has been done when the
 * screens have been told what may look different now.
 */
export function createEngine(env: Environment): RunningEngine {
  const state = holdState({ ...nothingYet, build: env.build });
  const held = holdAccount(env, state);
  const booted = ready().then(held.boot);
  const autoLock = keepAutoLock(held);
  const logOf = (ref: string): Log => {
    const session = held.session();
    const log = session.logs.get(ref);
    if (!log || !isReadable(session, log)) throw new MellomError('E_REFUSED', 'no such case');
    return log;
  };
  const features = featuresOn(held, autoLock, logOf);
  const idle = env.autoLock ? setInterval(autoLock.look, env.lookForIdle ?? lookForIdle) : undefined;

  type Call = () => Promise<unknown>;
  const always = async (call: Call) => {
    await booted;
    return call();
  };
  const inTime = async (call: Call) => {
    await booted;
    await autoLock.look();
    return call();
  };
  const done = (call: Call) =>
    inTime(async () => {
      autoLock.touch();
      const answer = await call();
      await state.told();
      return answer;
    });
  const wire = {
    state: async () => state.now(),
    takeOver: async () => {},
    hurry: async () => {
      held.hurry();
      if (held.isOpen() && state.now().connection === 'online')
        await held
          .session()
          .boxes.sync()
          .catch(() => {});
    },
  };
  const endings = {
    flush: async () => {
      if (state.now().phase === 'open') await held.session().flush();
    },
    close: async () => {
      clearInterval(idle);
      await held.close();
    },
  };

  return {
    subscribe: async (onState, onChanged) => state.subscribe(onState, onChanged),
    ...around(endings, always),
    ...around(join(features, 'always'), always),
    ...around(wire, inTime),
    ...around(join(features, 'reads'), inTime),
    ...around(join(features, 'saves'), done),
    ...around(join(features, 'acts'), done),
  };
}
