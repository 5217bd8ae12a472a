import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createEngine, type RunningEngine } from '../../client/engine';
import { loadCards } from './content';
import { type DemoClock, minute } from './time';

/** Where the demo happens: its relay, and the clock that relay and people share. */
export interface World {
  relay: string;
  clock: DemoClock;
}
/** Somebody with a device of their own: the real engine, on a database in memory. */
export interface DemoPerson {
  engine: RunningEngine;
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
    programmes: loadCards,
    device: 'Node',
    autoLock: false,
  });
  await begin(engine);
  const { recoveryCode } = await engine.createAccount({ passphrase: await engine.suggestPassphrase() });
  await engine.confirmRecoveryCode(recoveryCode);
  return { engine, recoveryCode };
}

/** Resolves when the engine's own news make it true. */
export function until(engine: RunningEngine, what: string, there: () => Promise<boolean>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the demo waited in vain: ${what}`)), minute / 2);
    let looking: Promise<void> = Promise.resolve();
    const look = () => {
      looking = looking.then(async () => {
        if (!(await there())) return;
        clearTimeout(timer);
        resolve();
      });
      looking.catch(reject);
    };
    void engine.subscribe(look, look);
    look();
  });
}
