import { afterEach, beforeEach, expect, test } from 'vitest';
import { alteringRelay } from '../../fixtures/altering-relay';
import { type Device, newColleague, newTeam, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';
import { sander } from '../../fixtures/written-referral';

/** An old screen still stands open over a case that a custodian has ended and deleted. */
let place: Place;
let lead: Device;
let tor: Device;
const opened: Device[] = [];
const open = <D extends Device>(device: D): D => {
  opened.push(device);
  return device;
};

beforeEach(async () => {
  place = await newPlace();
  lead = open(await newTeam(place));
  tor = open(await newColleague(place, lead, { name: 'Tor Berg', title: 'Psykolog', roles: ['therapist', 'intake'] }));
});
afterEach(async () => {
  for (const { engine } of opened.splice(0)) await engine.close();
  await place.close();
});

const now = () => new Date().toISOString();

test('whatever is begun on a referral that has been deleted meanwhile is refused by name, and leaves nothing half', async () => {
  const caseRef = await tor.engine.writeReferral(sander);
  await until(async () => (await lead.engine.view('referrals', { now: now() })).length === 1);
  const [row] = await lead.engine.view('referrals', { now: now() });
  const referral = row?.referral ?? '';
  await tor.engine.writeNote(caseRef, { topic: 'triage', text: 'Ringt.' });
  await lead.engine.deleteCase(row?.caseRef ?? '', 'Ingen henvendelse');
  await until(async () => (await tor.engine.view('referrals', { now: now() })).length === 0);
  const acts: Record<string, () => Promise<unknown>> = {
    decide: () =>
      tor.engine.write(caseRef, {
        kind: 'decision',
        decision: 'AAAAAAAAAAAAAAAAAAAAAA',
        referral,
        outcome: 'advice',
        letter: 'Hei.',
      }),
    book: () =>
      tor.engine.write(caseRef, {
        kind: 'appointment',
        appointment: 'AAAAAAAAAAAAAAAAAAAAAQ',
        start: now(),
        minutes: 45,
        mode: 'phone',
      }),
    note: () => tor.engine.writeNote(caseRef, { topic: 'triage', text: 'Ringt igjen.' }),
    late: () => tor.engine.writeLate(caseRef, { referral, reason: 'Ferie.' }),
    invite: () => tor.engine.inviteInto(caseRef, { called: 'Sander', greeting: 'Hei', language: 'nb' }),
  };
  const codes: Record<string, unknown> = {};
  for (const [name, act] of Object.entries(acts))
    codes[name] = await act().then(
      () => 'done',
      (error: { code?: string }) => error.code ?? String(error),
    );
  expect(codes).toEqual({ decide: 'E_ENDED', book: 'E_ENDED', note: 'E_ENDED', late: 'E_ENDED', invite: 'E_ENDED' });
  await tor.killAndReopen();
  expect((await tor.engine.state()).unsent).toBe(0);
  expect(await tor.engine.view('referrals', { now: now() })).toEqual([]);
});

test('an invitation that was broken off, into a case that was deleted meanwhile, is given up and holds up nothing', async () => {
  const line = await alteringRelay(place.url);
  const ida = open(
    await newColleague({ url: line.url, environment: { origin: place.url, patience: 500 } }, lead, {
      name: 'Ida Dahl',
      title: 'Sykepleier',
      roles: ['intake'],
    }),
  );
  const caseRef = await ida.engine.writeReferral(sander);
  await until(async () => (await lead.engine.view('referrals', { now: now() })).length === 1);
  const [row] = await lead.engine.view('referrals', { now: now() });
  line.alter.swallow = (name) => {
    if (name !== 'append') return false;
    line.cut();
    return true;
  };
  const invited = ida.engine.inviteInto(caseRef, { called: 'Sander', greeting: 'Hei', language: 'nb' });
  await expect(invited).rejects.toMatchObject({ code: 'E_OFFLINE' });
  line.alter = {};
  await lead.engine.deleteCase(row?.caseRef ?? '', 'Ingen henvendelse');
  await ida.killAndReopen();
  line.said.length = 0;
  line.mend();
  // What comes after it in the same round is reached.
  await ida.engine.writeReferral({ ...sander, name: 'Mona Lie' });
  await until(async () => (await lead.engine.view('referrals', { now: now() })).length === 1);
  await until(() => line.said.some(({ name }) => name === 'box.list'));
  expect((await ida.engine.state()).trouble).toBeNull();
  await expect(ida.engine.inviteInto(caseRef, { called: 'Sander', greeting: 'Hei', language: 'nb' })).rejects.toMatchObject({
    code: 'E_ENDED',
  });
  await line.close();
});
