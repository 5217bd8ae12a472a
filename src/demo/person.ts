import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createEngine, type RunningEngine } from '../client/engine';
import { loadStructures } from '../content/structures';
import { type DemoClock, minute } from './time';

/** Where the demo happens: its relay, and the clock that relay and people share. */
export interface World {
  relay: string;
  clock: DemoClock;
  /** The time that the story ends at. */
  now: number;
}
/** Somebody with a device of their own: the real engine, on a database in memory. */
export interface DemoPerson {
  engine: RunningEngine;
  passphrase: string;
  recoveryCode: string;
}

/** Secures an account as a person does: the passphrase that the app offers, the recovery code typed back. */
export async function newPerson(world: World, begin: (engine: RunningEngine) => Promise<unknown>): Promise<DemoPerson> {
  const engine = createEngine({
    indexedDB: new IDBFactory(),
    IDBKeyRange,
    database: 'mellom',
    relay: world.relay,
    origin: world.relay,
    now: world.clock.now,
    build: 'demo',
    onNetwork: () => () => {},
    programmes: loadStructures,
    device: 'Demo',
    autoLock: false,
    clearOutside: async () => {},
  });
  await begin(engine);
  const passphrase = await engine.suggestPassphrase();
  const { recoveryCode } = await engine.createAccount({ passphrase });
  await engine.confirmRecoveryCode(recoveryCode);
  return { engine, passphrase, recoveryCode };
}

/** Resolves when the engine's own news make it true. */
export async function until(engine: RunningEngine, what: string, there: () => Promise<boolean>): Promise<void> {
  if (await there()) return;
  await new Promise<void>((resolve, reject) => {
    let done = false;
    const timer = setTimeout(() => reject(new Error(`the demo waited in vain: ${what}`)), minute / 2);
    let looking: Promise<void> = Promise.resolve();
    const look = () => {
      if (done) return;
      looking = looking.then(async () => {
        if (done || !(await there())) return;
        done = true;
        clearTimeout(timer);
        resolve();
      });
      looking.catch(reject);
    };
    void engine.subscribe(look, look);
    look();
  });
}

/** All that this person has written stands in the log: whoever writes next writes after it. */
export const hasSent = ({ engine }: DemoPerson): Promise<void> =>
  until(engine, 'all is sent', async () => (await engine.state()).unsent === 0);
