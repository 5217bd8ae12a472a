import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSeed, openAccount } from '../../src/crypto/account';
import { same } from '../../src/crypto/bytes';
import { makeItemRow, newWriter } from '../../src/crypto/compose';
import { encodeHeader, signRow } from '../../src/crypto/row';
import { engineOn, passphrase, until, untilState } from '../fixtures/engines';
import { show } from '../fixtures/truth';
import { logIn } from '../relay/peer';
import {
  away,
  type CaseOnStage,
  flipped,
  handOf,
  integrityWarningsOf,
  marksSeenBy,
  messageItem,
  openStage,
  placeOf,
  refusedIn,
  rings,
  type Stage,
  seenBy,
  settled,
} from './stage';

/** A relay that does as it likes with the rows of a conversation, before the therapist's real client. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
/** A warning rings when a row is judged; what came of it is on the screen when the piece is on disk. */
const waiting = { timeout: 15_000 };
const lead = () => stage.lead.engine;
const write = (kari: CaseOnStage, text: string) => kari.citizen.engine.write(kari.mine, { kind: 'message', text });
/** While the therapist is away the citizen writes; then the relay shows a history of its own making. `at`: where the first text stands. */
async function whileAway(kari: CaseOnStage, texts: string[], history: (rows: Uint8Array[], at: number) => Uint8Array[]) {
  await settled(kari.citizen.engine, lead());
  await away(stage.desk, lead(), async () => {
    for (const text of texts) await write(kari, text);
    await settled(kari.citizen.engine);
    const at = await placeOf(stage, kari.account, kari.stream, texts[0] ?? '');
    show(stage.desk, stage.truth, (rows, stream) => (same(stream, kari.stream) ? history(rows, at) : rows));
  });
}
/** The honest relay again: everything is there, and the conversation goes on. */
async function honestAgain(kari: CaseOnStage, texts: string[]) {
  await away(stage.desk, lead(), async () => {
    stage.desk.alter = {};
  });
  await write(kari, 'og videre');
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('og videre'));
  const seen = await seenBy(lead(), kari.theirs);
  for (const text of [...kari.first, ...texts]) expect(seen.filter((one) => one === text)).toHaveLength(1);
}

test('T05 rows of one conversation shown in another are refused with a warning, and nothing of them is shown', async () => {
  const kari = await stage.newCase('Kari');
  const ola = await stage.newCase('Ola');
  await write(ola, 'Olas hemmelighet');
  await settled(ola.citizen.engine);
  await whileAway(kari, ['etter'], (rows, before) => [
    ...rows.slice(0, before),
    ...stage.truth.rows(ola.stream).slice(-2),
    ...rows.slice(before),
  ]);
  await rings(lead(), 'E_FORGED', kari.theirs);
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('etter'));
  await expect.poll(() => seenBy(lead(), kari.theirs), waiting).toEqual([...kari.first, 'etter']);
  await expect.poll(() => refusedIn(lead(), kari.theirs), waiting).toMatchObject({ E_FORGED: 2 });
  expect(await seenBy(lead(), ola.theirs)).toEqual([...ola.first, 'Olas hemmelighet']);
});

test('T12 a header that is changed or moved is refused, and a row held back is marked when it comes and shown once', async () => {
  const kari = await stage.newCase();
  // n, prev, seen head, epoch, chain: everything that says where a row stands.
  await whileAway(kari, ['først', 'så'], (rows, before) => [
    ...rows.slice(0, before),
    ...[117, 120, 160, 40, 100].map((at) => flipped(rows[before] ?? new Uint8Array(), at)),
    ...rows.slice(before + 1),
    ...rows.slice(before, before + 1),
  ]);
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('så'));
  expect(await refusedIn(lead(), kari.theirs)).toMatchObject({ E_FORGED: 5 });
  expect(await marksSeenBy(lead(), kari.theirs)).toContain('E_HOLE');
  expect(await integrityWarningsOf(lead(), kari.theirs)).toEqual(expect.arrayContaining(['E_FORGED']));
  const seen = await seenBy(lead(), kari.theirs);
  expect(seen.slice(0, 2)).toEqual(kari.first);
  expect(seen.filter((text) => text === 'så')).toHaveLength(1);
  expect(seen.filter((text) => text === 'først').length).toBeLessThanOrEqual(1);
});

test('T13 a row played again has no effect, neither here nor after a restart nor on a new device', async () => {
  const kari = await stage.newCase();
  const again = (rows: Uint8Array[], before: number) => [
    ...rows.slice(0, before + 1),
    rows[before] ?? new Uint8Array(),
    ...rows.slice(before + 1),
  ];
  let before = 0;
  await whileAway(kari, ['bare én gang'], (rows, from) => {
    before = from;
    return again(rows, from);
  });
  await until(async () => (await refusedIn(lead(), kari.theirs)).E_REPEAT === 1);
  await until(async () => (await seenBy(lead(), kari.theirs)).length === 3);
  expect(await seenBy(lead(), kari.theirs)).toEqual([...kari.first, 'bare én gang']);
  await lead().close();
  await stage.lead.killAndReopen();
  await untilState(lead(), ({ connection }) => connection === 'online');
  expect(await seenBy(lead(), kari.theirs)).toEqual([...kari.first, 'bare én gang']);

  const line = await stage.line();
  show(line, stage.truth, (rows, stream) => (same(stream, kari.stream) ? again(rows, before) : rows));
  const fresh = engineOn(stage.behind(line));
  stage.keep(fresh);
  await fresh.restore({ code: stage.lead.recoveryCode }, { passphrase });
  await until(async () => (await seenBy(fresh, kari.theirs).catch(() => [])).length === 3);
  await until(async () => (await refusedIn(fresh, kari.theirs)).E_REPEAT === 1);
  expect(await seenBy(fresh, kari.theirs)).toEqual([...kari.first, 'bare én gang']);
});

test('T14 a row dropped in the middle: a warning at the next word, a mark where it was, and nothing that was there is lost', async () => {
  const kari = await stage.newCase();
  await whileAway(kari, ['borte', 'etter'], (rows, before) => [...rows.slice(0, before), ...rows.slice(before + 1)]);
  await rings(lead(), 'E_SEEN', kari.theirs);
  await expect.poll(() => seenBy(lead(), kari.theirs), waiting).toEqual([...kari.first, 'etter']);
  await expect.poll(() => marksSeenBy(lead(), kari.theirs), waiting).toContain('E_HOLE');
});

test('T14 a frozen conversation looks as old as it is, and comes back whole', async () => {
  const kari = await stage.newCase();
  const heard = async () =>
    (await lead().view('access', { caseRef: kari.theirs })).members.find(({ role }) => role === 'citizen')?.lastHeard;
  const since = await heard();
  await whileAway(kari, ['hører du meg?', 'er du der?'], (rows, before) => rows.slice(0, before));
  expect(await seenBy(lead(), kari.theirs)).toEqual(kari.first);
  expect(await heard()).toBe(since);
  await honestAgain(kari, ['hører du meg?', 'er du der?']);
  expect((await heard()) ?? '').not.toBe(since);
});

test('T14 rows that the relay tells of and never hands over are asked for again, and then said to be missing', async () => {
  const kari = await stage.newCase();
  const line = await stage.line();
  const impatient = engineOn(
    { ...stage.behind(line), environment: { origin: stage.place.url, patience: 50 } },
    stage.lead.indexedDB,
  );
  await settled(kari.citizen.engine, lead());
  await lead().close();
  const known = stage.truth.rows(kari.stream).length;
  await write(kari, 'holdt tilbake');
  await settled(kari.citizen.engine);
  line.alter = {
    answer: (name, request, answer) =>
      name === 'read' && answer.ok === true && same(request.stream as Uint8Array, kari.stream)
        ? { ...answer, rows: (answer.rows as { seq: number }[]).filter(({ seq }) => seq < known) }
        : answer,
    push: (name, payload) => (name === 'row' ? null : payload),
  };
  await impatient.unlock({ passphrase });
  await rings(impatient, 'E_GAP', kari.theirs);
  expect(await seenBy(impatient, kari.theirs)).toEqual(kari.first);
  line.alter = {};
  await write(kari, 'kommer fram');
  await until(async () => (await seenBy(impatient, kari.theirs)).length === 4);
  expect(await seenBy(impatient, kari.theirs)).toEqual([...kari.first, 'holdt tilbake', 'kommer fram']);
  await impatient.close();
  await stage.lead.killAndReopen();
  await untilState(lead(), ({ connection }) => connection === 'online');
});

test('T15 two people shown different histories: the first later word of either gives it away', async () => {
  const kari = await stage.newCase();
  await whileAway(kari, ['bare i Karis utgave'], (rows, before) => [...rows.slice(0, before), ...rows.slice(before + 1)]);
  await lead().write(kari.theirs, { kind: 'message', text: 'svar på noe annet' });
  // The first answer may have been made before the lie was told; what comes after it has seen it.
  await until(async () => (await seenBy(kari.citizen.engine, kari.mine)).includes('svar på noe annet'));
  await lead().write(kari.theirs, { kind: 'message', text: 'og et ord til' });
  await rings(kari.citizen.engine, 'E_SEEN', kari.mine);
  await until(async () => (await seenBy(kari.citizen.engine, kari.mine)).includes('og et ord til'));
  expect(await seenBy(kari.citizen.engine, kari.mine)).toEqual([
    ...kari.first,
    'bare i Karis utgave',
    'svar på noe annet',
    'og et ord til',
  ]);
  expect((await kari.citizen.engine.state()).integrityWarnings).toContainEqual(
    expect.objectContaining({ code: 'E_SEEN', caseRef: kari.mine, who: 'Lea Lunde' }),
  );
});

test('T15 a device that was lied to goes on once the relay’s log has all that it knows: what was left out comes, what waited is sent, each once', async () => {
  const kari = await stage.newCase();
  const foreign = (await stage.newCase('Ola')).stream;
  await whileAway(kari, ['utelatt', 'vist'], (rows, before) => [
    ...rows.slice(0, before),
    ...stage.truth.rows(foreign).slice(-1),
    ...rows.slice(before + 1),
  ]);
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('vist'));
  await lead().write(kari.theirs, { kind: 'message', text: 'skrevet imens' });
  await until(async () => (await seenBy(kari.citizen.engine, kari.mine)).includes('skrevet imens'));
  await away(stage.desk, lead(), async () => {
    stage.desk.alter = {};
  });
  await settled(lead());
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('utelatt'));
  expect(await seenBy(lead(), kari.theirs)).toEqual([...kari.first, 'utelatt', 'vist', 'skrevet imens']);
  expect(await integrityWarningsOf(lead(), kari.theirs)).toContain('E_FORK');
  expect(await refusedIn(lead(), kari.theirs)).toEqual({});
  await lead().close();
  await stage.lead.killAndReopen();
  await untilState(lead(), ({ connection }) => connection === 'online');
  expect(await seenBy(lead(), kari.theirs)).toEqual([...kari.first, 'utelatt', 'vist', 'skrevet imens']);
  expect(await marksSeenBy(lead(), kari.theirs)).toEqual([]);
});

test('T15 a log that lacks what a device has accepted is never taken in its place: it is said, and what was read stays', async () => {
  const kari = await stage.newCase();
  await write(kari, 'lest og husket');
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('lest og husket'));
  await settled(kari.citizen.engine, lead());
  const known = stage.truth.rows(kari.stream).length;
  const at = stage.truth.rows(kari.stream).findLastIndex((row) => same(row.subarray(66, 98), kari.account.id));
  await whileAway(kari, ['noe nytt'], (rows) => [...rows.slice(0, at), ...rows.slice(at + 1)]);
  await rings(lead(), 'E_FORK', kari.theirs);
  expect(await seenBy(lead(), kari.theirs)).toEqual(expect.arrayContaining([...kari.first, 'lest og husket']));
  expect(stage.truth.rows(kari.stream).length).toBeGreaterThanOrEqual(known);
  await away(stage.desk, lead(), async () => {
    stage.desk.alter = {};
  });
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('noe nytt'));
  expect(await seenBy(lead(), kari.theirs)).toEqual([...kari.first, 'lest og husket', 'noe nytt']);
});

test('T17 what the relay has made itself is never content: not a row, signed by nobody or by an account of its own, nor one under another name', async () => {
  const kari = await stage.newCase();
  const hand = await handOf(stage, kari.account, kari.stream);
  const relays = openAccount(newSeed());
  const header = {
    kind: 'item' as const,
    stream:
      hand.log.stream ??
      (() => {
        throw new Error('no stream');
      })(),
    epoch:
      hand.log.epochs.at(-1)?.id ??
      (() => {
        throw new Error('no epoch');
      })(),
    ...newWriter(),
    seenSeq: hand.log.last,
    seenHead: hand.log.head,
  };
  const genuine = hand.item(messageItem('fra Kari?')).row;
  const body = genuine.subarray(282);
  const made = [
    signRow(relays, { ...header, author: relays.id }, body), // its own account
    signRow({ ...relays, id: kari.account.id }, { ...header, author: kari.account.id }, body), // her name, its key
    flipped(genuine, 218), // her row, no signature of hers
    new Uint8Array(encodeHeader({ ...header, author: kari.account.id })).slice(0, 186), // no row at all
  ];
  await (await logIn(stage.place.url, relays)).close();
  await whileAway(kari, ['sann'], (rows, before) => [...rows.slice(0, before), ...made, ...rows.slice(before)]);
  await rings(lead(), 'E_FORGED', kari.theirs);
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('sann'));
  await expect.poll(() => seenBy(lead(), kari.theirs), waiting).toEqual([...kari.first, 'sann']);
  expect(Object.values(await refusedIn(lead(), kari.theirs)).reduce((a, b) => a + b, 0)).toBe(4);
});

test('T22 what does not open is kept apart and explained; no key is reset, nothing is replaced, and the rest goes on', async () => {
  const kari = await stage.newCase();
  const hand = await handOf(stage, kari.account, kari.stream);
  const asked = stage.desk.said.length;
  const rowsBefore = stage.truth.rows(kari.stream).filter((row) => row[1] === 1).length;
  // Signed by Kari's own key, sealed with no key of this conversation.
  const stray = makeItemRow({
    account: kari.account,
    log: hand.log,
    key: new Uint8Array(32).fill(7) as typeof hand.key,
    item: messageItem('x'),
    writer: newWriter(),
  });
  expect(await hand.append(stray.row)).toMatchObject({ ok: true });
  await until(async () => (await refusedIn(lead(), kari.theirs)).E_OPEN === 1);
  await write(kari, 'etterpå');
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('etterpå'));
  expect(await seenBy(lead(), kari.theirs)).toEqual([...kari.first, 'etterpå']);
  expect(stage.truth.rows(kari.stream).filter((row) => row[1] === 1)).toHaveLength(rowsBefore);
  const since = stage.desk.said.slice(asked).map(({ name }) => name);
  expect(since).not.toContain('vault.put');
  expect(since).not.toContain('roster.put');
});

test('A9 a member who writes junk breaks nobody: it is refused or marked, and every other row is shown as before', async () => {
  const kari = await stage.newCase();
  const hand = await handOf(stage, kari.account, kari.stream);
  const { text: _, ...place } = messageItem('');
  const junk = [
    { kind: 'message' },
    'tekst',
    null,
    { ...place, kind: 'assessment', answers: 'A'.repeat(22), action: 'called' },
    { ...messageItem('y'), extra: 1 },
  ];
  for (const item of junk)
    expect(await hand.append((await handOf(stage, kari.account, kari.stream)).item(item).row)).toMatchObject({ ok: true });
  await write(kari, 'helt vanlig');
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('helt vanlig'));
  expect(await seenBy(lead(), kari.theirs)).toEqual([...kari.first, 'helt vanlig']);
  expect(await refusedIn(lead(), kari.theirs)).toMatchObject({ E_MEMBER: 1 });
  expect((await marksSeenBy(lead(), kari.theirs)).filter((code) => code === 'E_ITEM')).toHaveLength(4);
  expect(await seenBy(kari.citizen.engine, kari.mine)).toEqual([...kari.first, 'helt vanlig']);

  // Whoever it stands there from can take it back, by its place: there is nothing else to name it by.
  const { lines } = await kari.citizen.engine.view('thread', { caseRef: kari.mine, limit: 200 });
  const own = lines.find((line) => line.type === 'problem' && line.code === 'E_ITEM');
  if (own?.type !== 'problem') throw new Error('nothing to take back');
  await kari.citizen.engine.erase(kari.mine, `#${own.seq}`);
  await until(async () => (await marksSeenBy(lead(), kari.theirs)).filter((code) => code === 'E_ITEM').length === 3);
  expect(await marksSeenBy(lead(), kari.theirs)).toContain('E_ERASED');
});
