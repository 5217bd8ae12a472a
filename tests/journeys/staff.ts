import type { StaffRole } from '../../src/protocol/kinds';
import { allSent, type Device, invite, newColleague, newTeam, type Surroundings, until } from '../fixtures/engines';

/** Staff at work through the real engine without a screen, for journeys that are about what the citizen sees. */
export interface StaffAtWork {
  engine: Device['engine'];
  account: () => Promise<string>;
  /** A link for Kari, and the case as this person's engine calls it. */
  invites: (who?: { name: string; called: string }) => Promise<{ link: string; caseRef: string }>;
  writes: (caseRef: string, text: string) => Promise<void>;
  readsIn: (caseRef: string) => Promise<string[]>;
  /** The one case that this person works with, as their engine calls it. */
  caseHere: () => Promise<string>;
  /** The one case that this person, a custodian, is in by law and has not opened. */
  caseInCustody: () => Promise<string>;
  /** The one risk answer that has reached the duty desk, by its id. */
  alertHere: () => Promise<string>;
  /** Unlocks again what was locked. */
  comesIn: () => Promise<void>;
  colleague: (who: { name: string; title: string; roles: StaffRole[] }) => Promise<StaffAtWork>;
}

/** The first lead, who is a therapist too, with a team. */
export async function staffAtWork(
  relay: { url: string; setupLink: string },
  who = { name: 'Lea Lunde', title: 'Psykolog' },
): Promise<StaffAtWork> {
  const at = { url: relay.url, setupLink: relay.setupLink };
  return atWork(at, await newTeam(at, who));
}

function atWork(at: Surroundings, device: Device): StaffAtWork {
  const { engine } = device;
  return {
    engine,
    account: async () => (await engine.view('me', null)).account,
    invites: async (who) => {
      const { link, caseRef } = await invite(device, who);
      if (!caseRef) throw new Error('an invitation without a case');
      return { link, caseRef };
    },
    writes: async (caseRef, text) => {
      await engine.write(caseRef, { kind: 'message', text });
      await allSent(engine);
    },
    readsIn: async (caseRef) => {
      const { lines } = await engine.view('thread', { caseRef, limit: 200 });
      return lines.flatMap((line) => (line.type === 'message' ? [line.text] : []));
    },
    caseHere: () => first(async () => (await engine.view('cases', { now: new Date().toISOString() }))[0]?.caseRef),
    caseInCustody: () => first(async () => (await engine.view('custody', null))[0]?.caseRef),
    alertHere: () => first(async () => (await engine.view('alerts', { now: new Date().toISOString() }))[0]?.answers),
    comesIn: () => engine.unlock({ passphrase: device.passphrase }),
    colleague: async (who) => atWork(at, await newColleague(at, device, who)),
  };
}

/** A calendar day as covers name it, so many days from today. */
export function dayFromNow(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format(new Date(Date.now() + days * 86_400_000));
}

async function first(look: () => Promise<string | undefined>): Promise<string> {
  let found: string | undefined;
  await until(async () => {
    found = await look();
    return found !== undefined;
  });
  return found ?? '';
}
