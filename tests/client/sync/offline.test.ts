import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AlteringRelay, alteringRelay } from '../../fixtures/altering-relay';
import {
  allSent,
  type Case,
  type Device,
  messagesIn,
  newCitizen,
  newTeam,
  passphrase,
  until,
  untilState,
} from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

let place: Place;
let line: AlteringRelay;
let lead: Device;
let kari: Case;

beforeEach(async () => {
  place = await newPlace();
  line = await alteringRelay(place.url);
  lead = await newTeam(place);
  kari = await newCitizen({ url: line.url, environment: { origin: place.url } }, lead);
});
afterEach(async () => {
  await kari.citizen.engine.close();
  await lead.engine.close();
  await line.close();
  await place.close();
});
const write = (text: string) => kari.citizen.engine.write(kari.mine, { kind: 'message', text });

test('a week without network: everything works, and on return it arrives in order and once', async () => {
  line.cut();
  await untilState(kari.citizen.engine, ({ connection }) => connection === 'offline');
  const said = Array.from({ length: 70 }, (_, i) => `dag ${Math.floor(i / 10)}, melding ${i}`);
  for (const text of said.slice(0, 40)) await write(text);
  await kari.citizen.engine.lock();
  await kari.citizen.engine.unlock({ passphrase });
  for (const text of said.slice(40)) await write(text);
  const state = await kari.citizen.engine.state();
  expect(state).toMatchObject({ phase: 'open', connection: 'offline', unsent: said.length, integrityWarnings: [] });
  expect((await kari.citizen.engine.view('case', { caseRef: kari.mine })).unsent).toBeGreaterThanOrEqual(said.length);
  line.mend();
  await allSent(kari.citizen.engine);
  await until(async () => (await messagesIn(lead.engine)).length >= said.length);
  expect(await messagesIn(lead.engine)).toEqual(said);
  expect((await lead.engine.state()).integrityWarnings).toEqual([]);
});

test('an acknowledgement that is lost on the way leads to no second copy', async () => {
  line.alter.answer = (name, _request, answer) => {
    if (name === 'append') throw new Error('the line breaks before the answer is through');
    return answer;
  };
  await write('en gang');
  await until(() => (line.counts.get('append') ?? 0) > 1);
  line.alter = {};
  await allSent(kari.citizen.engine);
  await until(async () => (await messagesIn(lead.engine)).length > 0);
  expect(await messagesIn(lead.engine)).toEqual(['en gang']);
});

test('the relay stopped in the middle of the load and started again: every message there once, in order', async () => {
  const said = Array.from({ length: 120 }, (_, i) => `nr ${i}`);
  for (const text of said) await write(text);
  await until(async () => (await kari.citizen.engine.state()).unsent < said.length);
  await place.stop();
  await untilState(kari.citizen.engine, ({ connection }) => connection !== 'online');
  await place.start();
  await allSent(kari.citizen.engine);
  await until(async () => (await messagesIn(lead.engine)).length >= said.length);
  expect(await messagesIn(lead.engine)).toEqual(said);
});

test('signing out is refused while something is unsent, unless it is thrown away on purpose', async () => {
  line.cut();
  await untilState(kari.citizen.engine, ({ connection }) => connection === 'offline');
  await write('ikke sendt');
  await expect(kari.citizen.engine.signOut({})).rejects.toMatchObject({ code: 'E_UNSENT' });
  expect((await kari.citizen.engine.state()).phase).toBe('open');
  await kari.citizen.engine.signOut({ discard: true });
  expect((await kari.citizen.engine.state()).phase).toBe('empty');
});

test('rows written under an epoch that has passed are sealed again in a new chain, with the same ids', async () => {
  // A second device of the lead writes offline while the first renews the invitation of another case, which makes a new epoch.
  const { engineOn, invite } = await import('../../fixtures/engines');
  const open = await invite(lead, { name: 'Per Hansen', called: 'Per' });
  const second = engineOn({ url: line.url, environment: { origin: place.url } });
  await second.restore({ code: lead.recoveryCode }, { passphrase });
  const caseRef = open.caseRef ?? '';
  await until(async () => (await second.view('case', { caseRef })).name === 'Per Hansen');
  line.cut();
  await untilState(second, ({ connection }) => connection === 'offline');
  const ids = [];
  for (const text of ['først', 'så']) ids.push((await second.write(caseRef, { kind: 'message', text })).id);
  await lead.engine.renewInvitation(caseRef);
  line.mend();
  await allSent(second);
  await until(async () => (await messagesIn(lead.engine)).length === 2);
  expect(await messagesIn(lead.engine)).toEqual(['først', 'så']);
  const document = JSON.parse(await lead.engine.exportAll()) as {
    cases: { entries: { item?: { id: string; kind: string } }[] }[];
  };
  const sent = document.cases.flatMap(({ entries }) =>
    entries.flatMap(({ item }) => (item?.kind === 'message' ? [item.id] : [])),
  );
  expect(sent).toEqual(ids);
  await second.close();
});
