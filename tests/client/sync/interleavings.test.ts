import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemDraft } from '../../../src/client/api';
import type { RunningEngine } from '../../../src/client/engine';
import { type AlteringRelay, alteringRelay } from '../../fixtures/altering-relay';
import { allSent, engineOn, messagesIn, newCitizen, newPasskey, newTeam, until } from '../../fixtures/engines';
import { newPlace } from '../../fixtures/place';

/**
 * Two devices of the citizen and two of the therapist write, go off the network, come back, are closed and opened, in any order. Once
 * all are back, all show the same case and nothing that was said to be saved is missing.
 */
interface OneDevice {
  engine: RunningEngine;
  caseRef: string;
  reopen: () => Promise<void>;
  cut: () => void;
  mend: () => void;
  close: () => Promise<void>;
}
type Role = 'citizen' | 'staff';
const roles: readonly Role[] = ['citizen', 'citizen', 'staff', 'staff'];
const text22 = (letter: string) => `${letter.repeat(21)}A`;

/** Things that two devices can write of the same thing at once, beside messages. */
const drafts: Record<Role, ((n: number) => ItemDraft)[]> = {
  citizen: [
    (n) => ({ kind: 'message', text: `nr ${n}` }),
    (n) => ({ kind: 'entry', worksheet: 'sleep-diary', entry: text22('e'), date: '2026-01-05', values: { note: `natt ${n}` } }),
    (n) => ({ kind: 'profile', called: `Kari ${n}` }),
    (n) => ({ kind: 'next-time', address: 'sleep/p1/screen', text: `husk ${n}` }),
  ],
  staff: [
    (n) => ({ kind: 'message', text: `nr ${n}` }),
    (n) => ({
      kind: 'appointment',
      appointment: text22('a'),
      start: '2026-02-02T10:00:00+01:00',
      minutes: 30 + n,
      mode: 'phone',
    }),
    (n) => ({ kind: 'release', feature: 'sleep-window', released: n % 2 === 0 }),
  ],
};
type Step = { device: number; act: 'write' | 'cut' | 'mend' | 'reopen' | 'wait'; what: number };
const step: fc.Arbitrary<Step> = fc.record({
  device: fc.nat(3),
  act: fc.oneof(
    { weight: 6, arbitrary: fc.constant('write' as const) },
    { weight: 2, arbitrary: fc.constant('cut' as const) },
    { weight: 2, arbitrary: fc.constant('mend' as const) },
    { weight: 1, arbitrary: fc.constant('reopen' as const) },
    { weight: 2, arbitrary: fc.constant('wait' as const) },
  ),
  what: fc.nat(3),
});

/** More, to look for what four have not met: MELLOM_RUNS=40. */
const runs = Number(process.env.MELLOM_RUNS ?? 4);

test('whatever several devices do, off the network and back, all end with the same case and with everything that was saved', {
  timeout: runs * 60_000,
}, async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 40 }), goThrough), {
    numRuns: runs,
    endOnFailure: true,
  });
});

async function goThrough(steps: Step[]): Promise<void> {
  const place = await newPlace();
  const lead = await newTeam(place);
  const kari = await newCitizen(place, lead, undefined, { passkey: newPasskey().named('iPhone') });
  const devices: OneDevice[] = [];
  try {
    for (const [i, role] of roles.entries()) {
      const code = role === 'citizen' ? kari.citizen.recoveryCode : lead.recoveryCode;
      devices.push(await newDevice(place.url, code, i));
    }
    await kari.citizen.engine.close();
    await lead.engine.close();
    const said: string[] = [];
    for (const [n, { device, act, what }] of steps.entries()) {
      const one = devices[device];
      const role = roles[device] ?? 'citizen';
      if (!one) continue;
      if (act === 'write') {
        const draft = drafts[role][what % drafts[role].length]?.(n);
        if (!draft) continue;
        await one.engine.write(one.caseRef, draft);
        if (draft.kind === 'message') said.push(draft.text);
      } else if (act === 'wait') await one.engine.view('thread', { caseRef: one.caseRef, limit: 50 });
      else await one[act]();
    }
    for (const one of devices) one.mend();
    for (const { engine } of devices) await allSent(engine);
    for (const { engine } of devices) await until(async () => (await messagesIn(engine)).length === said.length);
    const [order = []] = await Promise.all(devices.map(({ engine }) => messagesIn(engine)));
    expect([...order].sort()).toEqual([...said].sort());
    for (const { engine } of devices) expect(await messagesIn(engine)).toEqual(order);
    for (const [a, b] of [
      [devices[0], devices[1]],
      [devices[2], devices[3]],
    ]) {
      if (!a || !b) continue;
      await until(async () => (await shown(a)) === (await shown(b)), 8_000).catch(() => {});
      expect(JSON.parse(await shown(a))).toEqual(JSON.parse(await shown(b)));
    }
    const [hers, theirs] = await Promise.all([devices[0], devices[2]].map((one) => one && facts(one)));
    expect(hers).toEqual(theirs);
    for (const { engine } of devices)
      expect(await engine.state()).toMatchObject({ integrityWarnings: [], trouble: null, unsent: 0 });
  } finally {
    for (const one of devices) await one.close();
    await place.close();
  }
}

/** All that the rooms of a case show of it. An epoch row says no time: when members changed is what each device noticed itself. */
async function shown({ engine, caseRef }: OneDevice): Promise<string> {
  const view = await engine.view('case', { caseRef, glance: true });
  const thread = await engine.view('thread', { caseRef, limit: 200 });
  return JSON.stringify([view, thread], (key, value) =>
    key === 'claim' || value?.type === 'members' ? { ...value, at: null } : value,
  );
}
/** What both sides must agree on. */
async function facts({ engine, caseRef }: OneDevice) {
  const { called, appointments } = await engine.view('case', { caseRef, glance: true });
  return { called, appointments };
}

async function newDevice(relay: string, code: string, i: number): Promise<OneDevice> {
  const line: AlteringRelay = await alteringRelay(relay);
  const indexedDB = new IDBFactory();
  const passkey = newPasskey();
  let onNetwork: (there: boolean) => void = () => {};
  const make = () =>
    engineOn(
      {
        url: line.url,
        environment: {
          origin: relay,
          device: `nr ${i}`,
          onNetwork: (listener) => {
            onNetwork = listener;
            return () => {};
          },
        },
      },
      indexedDB,
    );
  const engine = make();
  await engine.restore({ code }, { passkey: passkey.named(`nr ${i}`) });
  await until(async () => (await caseOf(engine)) !== '');
  const one: OneDevice = {
    engine,
    caseRef: await caseOf(engine),
    reopen: async () => {
      await one.engine.close();
      one.engine = make();
      await until(async () => (await one.engine.state()).phase === 'locked');
      await one.engine.unlock({ passkey: passkey.proof() });
    },
    cut: () => line.cut(),
    mend: () => {
      line.mend();
      onNetwork(true);
    },
    close: async () => {
      await one.engine.close();
      await line.close();
    },
  };
  return one;
}
async function caseOf(engine: RunningEngine): Promise<string> {
  const { role } = await engine.state();
  if (role === 'citizen') return (await engine.view('myCase', null)) ?? '';
  return (await engine.view('cases', { now: new Date().toISOString() }))[0]?.caseRef ?? '';
}
