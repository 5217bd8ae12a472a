import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Item } from '../../../src/care/items/items';
import type { RunningEngine } from '../../../src/client/engine';
import { type AlteringRelay, alteringRelay } from '../../fixtures/altering-relay';
import {
  allSent,
  type Case,
  type Device,
  engineOn,
  messagesIn,
  newCitizen,
  newColleague,
  newTeam,
  passphrase,
  until,
  untilState,
} from '../../fixtures/engines';
import { mortal } from '../../fixtures/mortal-database';
import { newPlace, type Place } from '../../fixtures/place';
import { truthOf } from '../../fixtures/truth';

/** What is erased is gone everywhere, and only by the word of whoever may; what is deleted says so. */
let place: Place;
let line: AlteringRelay;
let lead: Device;
let tor: Device;
let kari: Case;
const opened: { engine: { close: () => Promise<void> } }[] = [];
const open = <D extends { engine: { close: () => Promise<void> } }>(device: D): D => {
  opened.push(device);
  return device;
};

beforeEach(async () => {
  place = await newPlace();
  line = await alteringRelay(place.url);
  lead = open(await newTeam(place));
  tor = open(await newColleague(place, lead, { name: 'Tor Berg', title: 'Psykolog', roles: ['therapist'] }));
  kari = await newCitizen({ url: line.url, environment: { origin: place.url } }, tor);
  open(kari.citizen);
  await say('Dette angrer jeg på');
  await say('Dette kan stå');
  await until(async () => (await messagesIn(tor.engine)).length === 2);
});
afterEach(async () => {
  for (const { engine } of opened.splice(0)) await engine.close();
  await line.close();
  await place.close();
});

const say = async (text: string) => {
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text });
  await allSent(kari.citizen.engine);
};
type Entry = { seq: number; author: string; mark?: string; item?: Item };
const entriesIn = async (engine: RunningEngine): Promise<Entry[]> =>
  (JSON.parse(await engine.exportAll()) as { cases: { entries: Entry[] }[] }).cases.flatMap(({ entries }) => entries);
const find = async (engine: RunningEngine, text: string) => {
  const entry = (await entriesIn(engine)).find(({ item }) => item?.kind === 'message' && item.text === text);
  if (!entry?.item) throw new Error('no such message');
  return entry.item.id;
};
async function restored(device: Device, url = place.url): Promise<RunningEngine> {
  const { engine } = open({ engine: engineOn({ url, environment: { origin: place.url } }) });
  await engine.restore({ code: device.recoveryCode }, { passphrase });
  return engine;
}
const codes = async (engine: RunningEngine) => (await engine.state()).integrityWarnings.map(({ code }) => code);
const linesOf = async (engine: RunningEngine, caseRef: string) => (await engine.view('thread', { caseRef, limit: 100 })).lines;

test('an own message that is erased goes from every device and from the relay; all know who did it, and nothing is amiss', async () => {
  const { engine } = kari.citizen;
  await tor.engine.view('case', { caseRef: kari.theirs });
  await tor.engine.flush();
  await engine.erase(kari.mine, await find(engine, 'Dette angrer jeg på'));
  for (const [one, caseRef] of [
    [engine, kari.mine],
    [tor.engine, kari.theirs],
  ] as const) {
    await until(async () => (await messagesIn(one)).length === 1);
    expect(await messagesIn(one)).toEqual(['Dette kan stå']);
    const lines = await linesOf(one, caseRef);
    const me = (await engine.view('me', null)).account;
    expect(lines.find((l) => l.type === 'problem')).toMatchObject({ code: 'E_ERASED', author: me, by: me });
    expect(lines.find((l) => l.type === 'event' && l.event === 'erased')).toMatchObject({ author: me, detail: { of: me } });
    expect(JSON.stringify(lines)).not.toContain('angrer');
  }
  // A device that starts with nothing meets the empty row long before the item that explains it.
  const fresh = await restored(tor);
  await until(async () => (await messagesIn(fresh)).length === 1);
  expect((await entriesIn(fresh)).find(({ mark }) => mark)?.mark).toBe('E_ERASED');
  for (const one of [engine, tor.engine, fresh]) expect(await codes(one)).toEqual([]);
});

test('what is erased stays gone when the tab is killed and the folded case is read from the disk', async () => {
  await tor.engine.view('case', { caseRef: kari.theirs });
  await tor.engine.flush();
  await kari.citizen.engine.erase(kari.mine, await find(kari.citizen.engine, 'Dette angrer jeg på'));
  await until(async () => (await messagesIn(tor.engine)).length === 1);
  await tor.killAndReopen();
  expect(JSON.stringify(await linesOf(tor.engine, kari.theirs))).not.toContain('angrer');
});

test('killed at any write while something is erased, a device has let go of it when it is opened again', {
  timeout: 120_000,
}, async () => {
  await tor.engine.close();
  const { engine } = kari.citizen;
  for (let at = 0; at < 4; at++) {
    const text = `Borte ${at}`;
    await say(text);
    const device = mortal(tor.indexedDB);
    const first = engineOn({ url: place.url, environment: { indexedDB: device.indexedDB } });
    await first.unlock({ passphrase });
    await until(async () => (await messagesIn(first)).includes(text));
    await first.view('case', { caseRef: kari.theirs });
    await first.flush();
    device.dieAt(at);
    await engine.erase(kari.mine, await find(engine, text));
    await until(async () => device.dead() || !(await messagesIn(first)).includes(text));
    await first.close().catch(() => {});
    const second = engineOn(place, tor.indexedDB);
    await second.unlock({ passphrase });
    await until(async () => !(await messagesIn(second)).includes(text));
    expect(JSON.stringify(await linesOf(second, kari.theirs))).not.toContain(text);
    expect(await codes(second)).toEqual([]);
    await second.close();
  }
});

test('a relay that comes back from a backup older than the erasing is asked again to let go of the body', async () => {
  const { engine } = kari.citizen;
  const truth = truthOf(place.dataDir);
  const stream = truth.streamOf(Buffer.from((await engine.view('me', null)).account, 'base64url'));
  const seq = (await entriesIn(engine)).find(({ item }) => item?.kind === 'message')?.seq ?? -1;
  truth.close();
  const bodyThere = () => {
    const now = truthOf(place.dataDir);
    const row = now.rows(stream)[seq];
    now.close();
    return (row?.length ?? 0) > 282;
  };
  await place.backUp();
  await untilState(engine, ({ connection }) => connection === 'online');
  await engine.erase(kari.mine, await find(engine, 'Dette angrer jeg på'));
  expect(bodyThere()).toBe(false);
  await place.restoreBackup();
  await until(() => bodyThere() === false);
  expect(await messagesIn(engine)).toEqual(['Dette kan stå']);
  expect(await codes(engine)).toEqual([]);
});

test('nobody erases what another has written, but a custodian who is at work in the case', async () => {
  const id = await find(tor.engine, 'Dette angrer jeg på');
  await expect(tor.engine.erase(kari.theirs, id)).rejects.toMatchObject({ code: 'E_REFUSED' });
  await until(async () => (await lead.engine.view('custody', null)).length === 1);
  const caseRef = (await lead.engine.view('custody', null))[0]?.caseRef ?? '';
  await expect(lead.engine.erase(caseRef, id)).rejects.toMatchObject({ code: 'E_REFUSED' });
  await lead.engine.takeCase(caseRef, 'Kari har bedt om det');
  await lead.engine.erase(caseRef, id);
  await until(async () => (await messagesIn(kari.citizen.engine)).length === 1);
  expect(await codes(kari.citizen.engine)).toEqual([]);
  // Why somebody opened the case is not taken back.
  const custody = (await entriesIn(lead.engine)).find(({ item }) => item?.kind === 'custody');
  await expect(lead.engine.erase(caseRef, custody?.item?.id ?? '')).rejects.toMatchObject({ code: 'E_REFUSED' });
});

test('an erase item by somebody who may not has no effect on any device', async () => {
  const entry = (await entriesIn(tor.engine)).find(({ item }) => item?.kind === 'message');
  await tor.engine.write(kari.theirs, { kind: 'erase', seq: entry?.seq ?? 0, row: 'A'.repeat(43) });
  await allSent(tor.engine);
  await until(async () => (await entriesIn(kari.citizen.engine)).some(({ item }) => item?.kind === 'erase'));
  expect(await messagesIn(kari.citizen.engine)).toEqual(['Dette angrer jeg på', 'Dette kan stå']);
  expect((await linesOf(tor.engine, kari.theirs)).filter((l) => l.type === 'event' && l.event === 'erased')).toEqual([]);
});

test('a relay that empties a row without anybody’s word is a warning, on a device that has nothing too', async () => {
  line.alter = {
    answer: (name, _request, answer) =>
      name === 'read' && answer.ok
        ? {
            ...answer,
            rows: (answer.rows as { seq: number; row: Uint8Array }[]).map(({ seq, row }) => ({
              seq,
              row: seq > 6 && row[1] === 2 ? row.slice(0, 282) : row,
            })),
          }
        : answer,
  };
  const fresh = await restored(kari.citizen, line.url);
  await until(async () => (await codes(fresh)).includes('E_MISSING'));
  expect((await entriesIn(fresh)).some(({ mark }) => mark === 'E_MISSING')).toBe(true);
  expect(await codes(kari.citizen.engine)).toEqual([]);
});

test('a case that a custodian ends is gone from relay and devices, and each is told by whom and why', async () => {
  await until(async () => (await lead.engine.view('custody', null)).length === 1);
  const caseRef = (await lead.engine.view('custody', null))[0]?.caseRef ?? '';
  await expect(tor.engine.deleteCase(kari.theirs, 'fordi')).rejects.toMatchObject({ code: 'E_REFUSED' });
  await lead.engine.deleteCase(caseRef, 'Kari har bedt om å bli slettet');
  const deleted = { byItem: true, reason: 'Kari har bedt om å bli slettet' };
  const { engine } = kari.citizen;
  await until(async () => (await engine.view('case', { caseRef: kari.mine })).deleted !== null);
  expect((await engine.view('case', { caseRef: kari.mine })).deleted).toEqual(deleted);
  expect(await messagesIn(engine)).toEqual([]);
  expect(await tor.engine.view('cases', { now: new Date().toISOString() })).toEqual([]);
  expect(await lead.engine.view('custody', null)).toEqual([]);
  expect(await codes(engine)).toEqual([]);
  await kari.citizen.killAndReopen();
  await untilState(kari.citizen.engine, ({ connection }) => connection === 'online');
  expect((await kari.citizen.engine.view('case', { caseRef: kari.mine })).deleted).toEqual(deleted);
});

test('a device that was away when the case ended keeps its copy and says that the relay has none, and why that mostly is', async () => {
  await until(async () => (await lead.engine.view('custody', null)).length === 1);
  const caseRef = (await lead.engine.view('custody', null))[0]?.caseRef ?? '';
  line.cut();
  const { engine } = kari.citizen;
  await untilState(engine, ({ connection }) => connection !== 'online');
  await lead.engine.deleteCase(caseRef, 'Avsluttet');
  line.mend();
  await until(async () => (await engine.view('case', { caseRef: kari.mine })).deleted !== null);
  expect((await engine.view('case', { caseRef: kari.mine })).deleted).toEqual({ byItem: false, reason: null });
  expect(await messagesIn(engine)).toEqual(['Dette angrer jeg på', 'Dette kan stå']);
  // For the case, and for the stream of its alerts that went with it.
  expect(new Set(await codes(engine))).toEqual(new Set(['E_GONE']));
});

test('a used link that is tried again is told to the therapist until they say that they know', async () => {
  const stranger = open({ engine: engineOn(place) });
  await expect(stranger.engine.readInvitation(kari.invitation.link)).rejects.toMatchObject({ code: 'E_INVITATION_USED' });
  const knocks = async () => (await tor.engine.view('case', { caseRef: kari.theirs, glance: true })).knocks;
  await until(async () => (await knocks()) === 1);
  const reasons = async () => {
    const { rows } = await tor.engine.view('inbox', { now: new Date().toISOString() });
    return rows.flatMap((row) => [row.reason, ...row.also.map(({ reason }) => reason)]);
  };
  expect(await reasons()).toContain('knocked');
  await tor.engine.dismissKnocks(kari.theirs);
  expect(await knocks()).toBe(0);
  expect(await reasons()).not.toContain('knocked');
  const other = await restored(tor);
  await until(async () => (await other.view('cases', { now: new Date().toISOString() })).length === 1);
  // Whatever is written here brings the boxes together.
  await until(async () => {
    await other.saveOwn('setting/text-size', 'large');
    return (await other.readOwn(`knocks/${kari.theirs}`)) === 1;
  });
  expect((await other.view('case', { caseRef: kari.theirs, glance: true })).knocks).toBe(0);
});

test('who is in the case, why, by whose invitation, last heard of when, and last read by the relay’s word', async () => {
  await tor.engine.view('case', { caseRef: kari.theirs });
  await tor.engine.write(kari.theirs, { kind: 'message', text: 'Hei' });
  await allSent(tor.engine);
  const { engine } = kari.citizen;
  await until(async () => (await messagesIn(engine)).length === 3);
  const torsId = (await tor.engine.view('me', null)).account;
  const access = await engine.view('access', { caseRef: kari.mine });
  const member = access.members.find(({ account }) => account === torsId);
  expect(member).toMatchObject({ why: 'therapist', lastHeard: expect.any(String) });
  expect(access.members.find(({ why }) => why === 'custodian')?.lastHeard).toBeNull();
  await until(async () => {
    const { members } = await engine.view('access', { caseRef: kari.mine });
    return members.find(({ account }) => account === torsId)?.relayRead !== null;
  });
  expect(access.changes.find(({ invitedBy }) => invitedBy)).toMatchObject({ invitedBy: torsId });
  expect(access.controlWords).toEqual((await tor.engine.view('access', { caseRef: kari.theirs })).controlWords);
});
