import { afterAll, beforeAll, expect, test } from 'vitest';
import { asStreamId } from '../../src/crypto/bytes';
import { about, type Device, newCitizen, newTeam, passphrase, until } from '../fixtures/engines';
import { newPlace, type Place } from '../fixtures/place';
import { type Truth, truthOf } from '../fixtures/truth';
import { logIn } from '../relay/peer';
import { accountOf, settled } from './stage';

/** A team that keeps cases for three months; the relay's clock and one device's, each in a hand of its own. */
let place: Place;
let truth: Truth;
let lead: Device;
let relayAhead = 0;
let deviceAhead = 0;
const day = 86_400_000;
beforeAll(async () => {
  place = await newPlace({ now: () => Date.now() + relayAhead });
  lead = await newTeam({ url: place.url, setupLink: place.setupLink, now: () => Date.now() + deviceAhead });
  await lead.engine.setAbout({ ...about, retentionMonths: 3 });
  truth = truthOf(place.dataDir);
}, 180_000);
afterAll(async () => {
  truth.close();
  await lead.engine.close();
  await place.close();
});

async function endedCase() {
  const kari = await newCitizen({ url: place.url, now: () => Date.now() }, lead);
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'det som skal bli stående' });
  await lead.engine.write(kari.theirs, { kind: 'discharge', reason: 'completed' });
  await settled(lead.engine, kari.citizen.engine);
  const account = await accountOf(place, kari.citizen);
  const stream = truth.streamOf(account.id);
  const noted = () => truth.copy('SELECT ended_at FROM streams WHERE stream = ? AND ended_at IS NOT NULL', Buffer.from(stream));
  await until(() => noted().length === 1);
  return { ...kari, account, stream, noted, last: () => truth.rows(stream).length - 1 };
}

test('T69 a clock that runs ahead deletes no case: neither on the device nor at the relay, which counts by its own and only up to the row that was judged', async () => {
  const [kari, other] = [await endedCase(), await endedCase()];
  deviceAhead = 4_000 * day;
  await lead.engine.lock();
  await lead.engine.unlock({ passphrase });
  await settled(lead.engine);
  // Told by nobody, and gone nowhere: the device takes whichever clock is behind.
  expect((await lead.engine.view('case', { caseRef: kari.theirs })).rest?.told).toBeNull();
  deviceAhead = 0;

  // A client of its own making asks all the same.
  const stream = asStreamId(kari.stream);
  const [therapist, citizen] = [await logIn(place.url, await accountOf(place, lead)), await logIn(place.url, kari.account)];
  for (const peer of [therapist, citizen])
    expect(await peer.ask('delete', { stream, last: kari.last() })).toMatchObject({ ok: false, code: 'E_REFUSED' });
  // To say that it ended is for staff; that it goes on, for every member.
  expect(await citizen.ask('ended', { stream, last: kari.last(), ended: false })).toMatchObject({ ok: true });
  expect(kari.noted()).toEqual([]);
  expect(await citizen.ask('ended', { stream, last: kari.last(), ended: true })).toMatchObject({ ok: false });
  expect(await therapist.ask('ended', { stream, last: kari.last() - 1, ended: true })).toMatchObject({ ok: false });
  expect(await therapist.ask('ended', { stream, last: kari.last(), ended: true })).toMatchObject({ ok: true });

  relayAhead = 95 * day;
  // What has come after the row that was judged keeps the case, and a stranger deletes nothing.
  expect(await citizen.ask('delete', { stream, last: kari.last() - 1 })).toMatchObject({ ok: false, code: 'E_REFUSED' });
  const stranger = await logIn(place.url, other.account);
  expect(await stranger.ask('delete', { stream, last: kari.last() })).toMatchObject({ ok: false, code: 'E_REFUSED' });
  expect(truth.rows(kari.stream).length).toBeGreaterThan(0);
  expect(await citizen.ask('delete', { stream, last: kari.last() })).toMatchObject({ ok: true });
  expect(truth.rows(kari.stream)).toEqual([]);
  for (const peer of [therapist, citizen, stranger]) peer.close();
  await other.citizen.engine.close();

  // The phone's own reckoning says that it was not time: its copy stays, and that it is nowhere else is said.
  await until(async () => (await kari.citizen.engine.view('case', { caseRef: kari.mine })).deleted !== null);
  expect((await kari.citizen.engine.view('case', { caseRef: kari.mine })).deleted).toEqual({ byItem: false, reason: null });
  expect(await kari.citizen.engine.exportAll()).toContain('det som skal bli stående');
  await kari.citizen.engine.close();
}, 180_000);
