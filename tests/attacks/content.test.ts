import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ItemDraft } from '../../src/care/items/items';
import { hex, toBase64url } from '../../src/crypto/bytes';
import { openLog } from '../../src/relay/log';
import { startRelay } from '../../src/relay/relay';
import { fingerprint } from '../../src/scripts/fingerprint.mjs';
import { engineOn, newCitizen, newTeam, passphrase, until } from '../fixtures/engines';
import { openStage, type Stage, seenBy, settled } from './stage';

/** What goes out on purpose, and what must not. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const at = '2026-01-06T21:14:00+01:00';
/** One of each kind that a citizen writes. */
const all: ItemDraft[] = [
  { kind: 'profile', called: 'Kari', phone: '41 27 38 59' },
  { kind: 'message', text: 'Hei, jeg heter fugleskremsel' },
  {
    kind: 'answers',
    instrument: 'phq-9',
    version: '1.0',
    language: 'nb',
    wording: 'nb',
    startedAt: at,
    timeZone: 'Europe/Oslo',
    mode: 'home',
    values: { 'phq-9-1': 3, 'phq-9-9': 1 },
  },
  {
    kind: 'risk-follow-up',
    answers: 'A'.repeat(22),
    dangerNow: 'no',
    thoughtsNow: 'yes',
    plan: 'no',
    means: 'no',
    alone: 'yes',
    reach: 'ring etter kl. 16',
  },
  {
    kind: 'entry',
    worksheet: 'sleep-diary',
    entry: `${'B'.repeat(21)}A`,
    date: '2026-01-06',
    values: { bedTime: '23:10', note: 'regn mot ruta' },
  },
  {
    kind: 'block',
    address: 'sleep/p1/why',
    version: '1',
    language: 'nb',
    block: 'free',
    prompt: 'Hvorfor?',
    texts: ['fordi månen er blå'],
  },
  {
    kind: 'progress',
    programme: 'sleep',
    version: '1',
    part: 'p1',
    screen: 'welcome',
    opened: 1,
    of: 12,
    skipped: [],
    finished: false,
  },
  { kind: 'feedback', address: 'sleep/p1/why', shows: ['Hvorfor'], note: 'les denne', wait: true },
  { kind: 'next-time', address: 'sleep/p1/why', text: 'snakke om jobben' },
  {
    kind: 'sleep-window',
    from: '2026-01-07',
    minutes: 330,
    riseTime: '06:30',
    lightsOff: '01:00',
    basis: { nights: 7, meanTst: 320, meanSe: 80 },
  },
];

test('T30 the export holds everything that a citizen wrote, drafts and what is not sent yet too, and nothing that opens anything', async () => {
  const kari = await stage.newCase();
  const { engine, recoveryCode } = kari.citizen;
  for (const item of all) await engine.write(kari.mine, item);
  await engine.saveOwn('draft/message', 'halvferdig setning');
  await settled(engine);
  kari.phone.cut();
  await engine.write(kari.mine, { kind: 'message', text: 'ikke sendt ennå' });
  const text = await engine.exportAll();
  const document = JSON.parse(text) as {
    cases: { entries: { item?: { kind: string; author?: string } }[]; notSentYet: { text?: string }[] }[];
    own: { value: unknown }[];
  };
  const items = document.cases.flatMap(({ entries }) => entries.flatMap(({ item }) => (item ? [item] : [])));
  for (const item of all) expect(items).toContainEqual(expect.objectContaining({ ...item }));
  expect(document.cases.flatMap(({ notSentYet }) => notSentYet)).toContainEqual(
    expect.objectContaining({ text: 'ikke sendt ennå' }),
  );
  expect(document.own).toContainEqual(expect.objectContaining({ value: 'halvferdig setning' }));
  const { account } = kari;
  for (const secret of [account.seed, account.signKey.subarray(0, 32), account.kemKey, account.localKey, account.boxKey]) {
    expect(text).not.toContain(toBase64url(secret));
    expect(text).not.toContain(hex(secret));
  }
  for (const word of [recoveryCode, recoveryCode.replaceAll('-', ''), passphrase]) expect(text).not.toContain(word);
  kari.phone.mend();
  // The same account on another device has the same to take along.
  await settled(engine);

  const other = engineOn(stage.place);
  stage.keep(other);
  await other.restore({ code: recoveryCode }, { passphrase });
  const entriesOf = async (from: typeof engine) =>
    (JSON.parse(await from.exportAll()) as typeof document).cases.flatMap(({ entries }) => entries.map(({ item }) => item));
  await until(async () => JSON.stringify(await entriesOf(other).catch(() => [])) === JSON.stringify(await entriesOf(engine)));
});

test('T36 neither what is logged nor what errors say holds a word that somebody wrote, a name, a code or a key', async () => {
  const home = mkdtempSync(join(tmpdir(), 'mellom-log-'));
  const lines: string[] = [];
  const said = vi.spyOn(console, 'error').mockImplementation((...words) => void lines.push(words.join(' ')));
  const warned = vi.spyOn(console, 'warn').mockImplementation((...words) => void lines.push(words.join(' ')));
  const relay = await startRelay({ dataDir: home, log: openLog('trace', { write: (line: string) => void lines.push(line) }) });
  const at = { url: relay.url, setupLink: relay.setupLink ?? '' };
  const lead = await newTeam(at);
  const kari = await newCitizen(at, lead, { name: 'Ragnfrid Kvitebjørn', called: 'Ragnfrid' });
  const { engine, recoveryCode } = kari.citizen;
  const errors: string[] = [];
  const failing = async (work: Promise<unknown>) => {
    const e = await work.then(
      () => null,
      (error: unknown) => error as Error & { code?: string; detail?: string },
    );
    if (e) errors.push(`${e.name} ${e.message} ${e.code} ${e.detail} ${e.stack}`);
  };
  try {
    await engine.write(kari.mine, { kind: 'message', text: 'kvelerslange' });
    await until(async () => (await seenBy(lead.engine, kari.theirs)).includes('kvelerslange'));
    await failing(engine.write(kari.mine, { kind: 'message', text: 'kvelerslange'.repeat(9_000) }));
    await failing(
      engine.write(kari.mine, { kind: 'assessment', answers: 'A'.repeat(22), action: 'called', note: 'kvelerslange' }),
    );
    await failing(engine.write('kvelerslange', { kind: 'message', text: 'x' }));
    await failing(engine.confirmRecoveryCode('kvelerslange'));
    await failing(engine.readInvitation(kari.invitation.link));
    await failing(engine.restore({ name: 'kvelerslange kvelerslange', passphrase: 'kvelerslange hval' }, null));
    await engine.lock();
    await failing(engine.unlock({ passphrase: 'kvelerslange nebbdyr' }));
    await failing(engine.readOwn('kvelerslange'));
  } finally {
    await engine.close();
    await lead.engine.close();
    await relay.stop();
    said.mockRestore();
    warned.mockRestore();
    rmSync(home, { recursive: true, force: true });
  }
  expect(errors).toHaveLength(8);
  expect(errors.filter((one) => !/E_[A-Z_]+/.test(one))).toEqual([]);
  expect(lines.join('')).toContain('relay is up');
  const secret = new URL(kari.invitation.link).hash.slice(1);
  for (const word of [
    'kvelerslange',
    'Ragnfrid',
    'Kvitebjørn',
    'nebbdyr',
    passphrase,
    recoveryCode,
    recoveryCode.replaceAll('-', ''),
    secret,
  ]) {
    expect(`${lines.join('')} ${errors.join(' ')}`, word).not.toContain(word);
  }
});

test('T38 a programme text that was altered in one letter, moved or renamed gives another build id than the one that people compare', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mellom-programmes-'));
  try {
    cpSync('locales/nb/programmes', join(folder, 'locales/nb/programmes'), { recursive: true });
    const before = fingerprint(folder, ['locales']);
    const part = fileIn(join(folder, 'locales/nb/programmes'));
    const text = readFileSync(part, 'utf8');
    writeFileSync(part, text.replace(/e/, 'a'));
    const altered = fingerprint(folder, ['locales']);
    writeFileSync(part, text);
    expect(fingerprint(folder, ['locales'])).toBe(before);
    writeFileSync(`${part}.md`, text);
    expect(new Set([before, altered, fingerprint(folder, ['locales'])]).size).toBe(3);
  } finally {
    rmSync(folder, { recursive: true });
  }
  // Nothing that a person reads of a programme comes over the line.
  const asked = stage.desk.said.map(({ name }) => name);
  expect(asked.filter((name) => /programme|content|pack/.test(name))).toEqual([]);
});

function fileIn(folder: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()[0];
  if (!found) throw new Error('no programme');
  return join(folder, found);
}
