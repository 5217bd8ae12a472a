import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AlteringRelay, alteringRelay, type Plain } from '../../fixtures/altering-relay';
import {
  allSent,
  type Case,
  type Device,
  engineOn,
  messagesIn,
  newCitizen,
  newTeam,
  passphrase,
  until,
  untilState,
} from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

/** A relay that lies to the therapist's client, while the citizen talks to the honest one. */
let place: Place;
let line: AlteringRelay;
let lead: Device;
let kari: Case;
interface Wire {
  seq: number;
  row: Uint8Array;
}

beforeEach(async () => {
  place = await newPlace();
  line = await alteringRelay(place.url);
  lead = await newTeam({ url: line.url, setupLink: place.setupLink, environment: { origin: place.url } });
  kari = await newCitizen(place, lead);
  await write('før');
  await allSent(kari.citizen.engine);
  await until(async () => (await messagesIn(lead.engine)).length === 1);
});
afterEach(async () => {
  await kari.citizen.engine.close();
  await lead.engine.close();
  await line.close();
  await place.close();
});
const write = (text: string) => kari.citizen.engine.write(kari.mine, { kind: 'message', text });
const codes = async () => (await lead.engine.state()).integrityWarnings.map(({ code }) => code);
/** While the lead is away, the citizen writes; on return every page and push goes through `change`. */
async function whileAway(texts: string[], change: (rows: Wire[]) => Wire[]) {
  line.cut();
  await untilState(lead.engine, ({ connection }) => connection !== 'online');
  for (const text of texts) await write(text);
  await allSent(kari.citizen.engine);
  line.alter = {
    answer: (name, _request, answer) =>
      name === 'read' && answer.ok ? { ...answer, rows: change(answer.rows as Wire[]) } : answer,
    push: (name, payload) => (name === 'row' ? null : payload),
  };
  line.mend();
  await untilState(lead.engine, ({ connection }) => connection === 'online');
}
const flipped = (row: Uint8Array, at: number) => row.map((byte, i) => (i === at ? byte ^ 1 : byte));

test('a row altered in any part is refused with a warning, kept apart, and what was read before stays', async () => {
  await whileAway(['endret', 'etter'], (rows) =>
    rows.map((one, i) => (i === 0 ? { ...one, row: flipped(one.row, one.row.length - 3) } : one)),
  );
  await until(async () => (await codes()).includes('E_FORGED'));
  await until(async () => (await messagesIn(lead.engine)).includes('etter'));
  expect(await messagesIn(lead.engine)).toEqual(['før', 'etter']);
  const view = await lead.engine.view('case', { caseRef: kari.theirs });
  expect(view.refused).toMatchObject({ E_FORGED: 1 });
});

test('a row dropped in the middle: what comes after is shown with a mark, and the missing head is a warning', async () => {
  await whileAway(['borte', 'etter'], (rows) => rows.slice(1).map((one, i) => ({ seq: (rows[0]?.seq ?? 0) + i, row: one.row })));
  await until(async () => (await codes()).includes('E_SEEN') || (await codes()).includes('E_FORK'));
  expect(await messagesIn(lead.engine)).toEqual(['før', 'etter']);
  expect(await messagesIn(lead.engine)).not.toContain('borte');
});

test('rows in another order are noticed', async () => {
  await whileAway(['en', 'to'], (rows) => {
    const [a, b] = rows;
    return a && b ? [{ seq: a.seq, row: b.row }, { seq: b.seq, row: a.row }, ...rows.slice(2)] : rows;
  });
  await until(async () => (await codes()).length > 0);
  expect((await messagesIn(lead.engine)).filter((text) => text === 'en' || text === 'to').length).toBeLessThanOrEqual(2);
});

test('the same row once more has no effect', async () => {
  let first: Uint8Array | null = null;
  await whileAway(['en gang'], (rows) => {
    first ??= rows[0]?.row ?? null;
    const last = rows.at(-1);
    return last && first ? [...rows, { seq: last.seq + 1, row: first }] : rows;
  });
  await until(async () => (await messagesIn(lead.engine)).includes('en gang'));
  await until(async () => (await codes()).length > 0);
  // While the log is read anew the conversation is empty for a moment.
  await until(async () => (await messagesIn(lead.engine)).join() === 'før,en gang');
});

test('a row that comes altered is refused, said once, and is read when it comes as it was; what was verified first stays', async () => {
  line.alter = {
    push: (name, payload) => (name === 'row' ? { ...payload, row: flipped(payload.row as Uint8Array, 250) } : payload),
  };
  await write('sann');
  await until(async () => (await codes()).length > 0);
  expect(await messagesIn(lead.engine)).toEqual(['før']);
  // Asked for again at the next login, the row is what it was.
  line.cut();
  line.alter = {};
  await untilState(lead.engine, ({ connection }) => connection !== 'online');
  line.mend();
  await until(async () => (await messagesIn(lead.engine)).includes('sann'));
  expect(await messagesIn(lead.engine)).toEqual(['før', 'sann']);
});

test('junk, pages that never end and answers of the wrong shape leave the client standing', async () => {
  await whileAway(['sann'], (rows) => [{ seq: (rows[0]?.seq ?? 0) + 1_000, row: new Uint8Array(300) }]);
  await untilState(lead.engine, ({ phase, connection }) => phase === 'open' && connection === 'online');
  line.cut();
  line.alter = { answer: (name, _request, answer): Plain => (name === 'streams' ? { ok: true, streams: 'ingen' } : answer) };
  line.mend();
  await untilState(lead.engine, ({ connection }) => connection === 'online');
  line.cut();
  line.alter = {};
  line.mend();
  await until(async () => (await messagesIn(lead.engine)).includes('sann'));
});

test('a relay that comes back from an older backup gets the missing rows again from those who have them', async () => {
  await place.backUp();
  await untilState(kari.citizen.engine, ({ connection }) => connection === 'online');
  await write('etter');
  await allSent(kari.citizen.engine);
  await until(async () => (await messagesIn(lead.engine)).length === 2);
  await place.restoreBackup();
  await until(async () => (await codes()).length === 0 && (await lead.engine.state()).connection === 'online');
  await untilState(kari.citizen.engine, ({ connection }) => connection === 'online');
  await write('nytt');
  await allSent(kari.citizen.engine);
  await until(async () => (await messagesIn(lead.engine)).length === 3);
  expect(await messagesIn(lead.engine)).toEqual(['før', 'etter', 'nytt']);
  const fresh = engineOn(place);
  await fresh.restore({ code: kari.citizen.recoveryCode }, { passphrase });
  await until(async () => (await messagesIn(fresh)).length === 3);
  await fresh.close();
});
