import { asRecoverySecret } from '../../crypto/bytes';
import { newRecoverySecret } from '../../crypto/vault';
import { iso } from '../context';
import type { OpenedInvitation } from '../members/open-invitation';
import { workOf } from '../store/work';
import type { EngineState } from '../values';
import type { Session } from './session';

/** An account on its way: kept sealed until it is secured and has its place, so that a reload changes nothing. */
export interface Setup {
  recovery: Uint8Array;
  /** The code has been typed back. */
  confirmed: boolean;
  /** When that is how the account gets its place; what an earlier build has kept is the link alone. */
  invitation: OpenedInvitation | string | null;
  /** What the invitation is for, so that the right rooms wait after a reload. */
  role: 'citizen' | 'staff' | 'reader';
  /** Token of the relay's one-time link, for the first lead. */
  team: Uint8Array | null;
}
const work = workOf<Setup>('setup');

export async function readSetup(session: Session): Promise<Setup | null> {
  return (await work.read(session.store)) ?? null;
}

export async function keepSetup(session: Session, setup: Setup | null): Promise<void> {
  await (setup ? work.keep(session.store, setup) : work.done(session.store));
  session.state.set({ unfinished: setup && stepOf(setup) });
}

/** Begins one, or finds the one that was begun. */
export async function beginSetup(session: Session, read: Pick<Setup, 'invitation' | 'team' | 'role'>): Promise<Setup> {
  const before = await readSetup(session);
  const setup: Setup = {
    recovery: before?.recovery ?? newRecoverySecret(),
    confirmed: before?.confirmed ?? false,
    invitation: read.invitation ?? before?.invitation ?? null,
    role: read.invitation || read.team ? read.role : (before?.role ?? read.role),
    team: read.team ?? before?.team ?? null,
  };
  await keepSetup(session, setup);
  const { vault, env } = session;
  await vault.setRecovery(asRecoverySecret(setup.recovery.slice()), iso(env));
  return setup;
}

export function stepOf(setup: Setup): NonNullable<EngineState['unfinished']> {
  if (!setup.confirmed) return 'recovery-code';
  return setup.team ? 'team' : 'invitation';
}
