import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, type BrowserContextOptions, chromium } from '@playwright/test';
import type { ItemDraft } from '../../src/care/items/items';
import { type Connection, openConnection } from '../../src/client/connection';
import { holdAccount } from '../../src/client/session/account-holder';
import { holdState, nothingYet } from '../../src/client/state';
import { type Log, writingKey } from '../../src/client/store/logs';
import { newId } from '../../src/client/sync/write';
import type { Unlocker } from '../../src/client/values';
import { type Account, openAccount } from '../../src/crypto/account';
import { asSeed } from '../../src/crypto/bytes';
import { makeItemRow, newWriter } from '../../src/crypto/compose';
import { signLogin } from '../../src/crypto/login';
import { createClock, day } from '../../src/demo/time';
import { chromiumFlags, findChromium } from '../../src/scripts/chromium.mjs';
import { fingerprint } from '../../src/scripts/fingerprint.mjs';
import { answers, diary, message } from '../care/people';
import {
  allSent,
  type Device,
  environmentOn,
  newCitizen,
  newColleague,
  newPasskey,
  newTeam,
  passphrase,
  type Surroundings,
} from '../fixtures/engines';
import { screens } from '../fixtures/people';
import { inWorker, openWorker } from './worker-page';

type RelayModule = typeof import('../../src/relay/main');
const builtRelay = (): Promise<RelayModule> => import(pathToFileURL(resolve('dist/relay/main.js')).href);

/** A therapist on duty with many cases, and a Chromium that has them all. */
export interface PreparedCases {
  url: string;
  passphrase: string;
  /** The citizen of the first case. */
  citizen: { recoveryCode: string; name: string };
  open: () => Promise<BrowserContext>;
  close: () => Promise<void>;
}
interface People {
  port: number;
  therapist: string;
  citizen: string;
}

const weeks = 26;
/** Every so many cases have a risk answer that nobody has dealt with. */
const everyRisk = 10;
const name = (n: number) => `Sak ${String(n + 1).padStart(3, '0')}`;
const desk: BrowserContextOptions = { viewport: screens.desk, locale: 'nb-NO', bypassCSP: true };

/**
 * Half a year of `cases` citizens with `items` items each: two questionnaires a week, a diary, messages, which the therapist answers now
 * and then. Accounts, cases and risk answers are made by real engines; the other rows are sealed by the crypto of the client and judged by
 * the relay, without the hundreds of databases in between that nobody looks into. A Chromium has then verified and kept all of them. It
 * takes minutes, and so relay and browser profile lie in `.bench` under the hash of what decides what is in them; a run works on copies.
 */
export async function preparedCases(cases: number, items: number): Promise<PreparedCases> {
  const decides = ['src/protocol', 'src/crypto', 'src/care/items', 'src/client/store', 'tests/bench/prepared-cases.ts'];
  const folder = resolve('.bench', 'cases', `${cases}x${items}-${fingerprint(resolve('.'), decides).slice(0, 16)}`);
  if (!existsSync(folder)) await prepare(folder, cases, items);
  const { port, citizen }: People = JSON.parse(readFileSync(join(folder, 'people.json'), 'utf8'));
  const copy = mkdtempSync(join(tmpdir(), 'mellom-bench-'));
  for (const part of ['data', 'profile']) cpSync(join(folder, part), join(copy, part), { recursive: true });
  const relay = await startRelay(copy, port);
  const browsers: BrowserContext[] = [];
  return {
    url: relay.url,
    passphrase,
    citizen: { recoveryCode: citizen, name: name(0) },
    open: async () => {
      const browser = await openProfile(copy, relay.url);
      browsers.push(browser);
      return browser;
    },
    close: async () => {
      for (const browser of browsers) await browser.close();
      await relay.stop();
      rmSync(copy, { recursive: true, force: true });
    },
  };
}

/** What a page keeps belongs to its address, and so the port is always the same. */
async function startRelay(folder: string, port = 0, now = Date.now) {
  const { startRelay: start, unlimited } = await builtRelay();
  return start({ dataDir: join(folder, 'data'), appDir: resolve('dist/app'), port, now, quotas: unlimited });
}

function openProfile(folder: string, baseURL: string): Promise<BrowserContext> {
  const executablePath = findChromium();
  const options = { ...desk, baseURL, ...(executablePath ? { executablePath } : {}), args: chromiumFlags };
  return chromium.launchPersistentContext(join(folder, 'profile'), options);
}

async function prepare(folder: string, cases: number, items: number): Promise<void> {
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  const begun = Date.now() - weeks * 7 * day;
  const clock = createClock(begun);
  const relay = await startRelay(making, 0, clock.now);
  const at = { url: relay.url, setupLink: relay.setupLink ?? '', now: clock.now };
  const lead = await newTeam(at);
  const therapist = await newColleague(at, lead, { name: 'Maja Lie', title: 'Psykolog', roles: ['therapist', 'duty'] });
  await lead.engine.close();
  const citizens: Writing[] = [];
  const codes: string[] = [];
  for (let n = 0; n < cases; n++) {
    const passkey = newPasskey();
    const who = { name: name(n), called: `Sak ${n + 1}` };
    const { citizen, mine } = await newCitizen(at, therapist, who, { passkey: passkey.named('Node') });
    if (n % everyRisk === 0) await citizen.engine.write(mine, answers('phq-9', 12, 1));
    await allSent(citizen.engine);
    await citizen.engine.close();
    citizens.push(await accountOn(at, citizen, { passkey: passkey.proof() }));
    codes.push(citizen.recoveryCode);
  }
  await allSent(therapist.engine);
  await therapist.engine.close();
  const maja = await accountOn(at, therapist, { passphrase });
  const connection = await connected(at, therapist, maja.account);
  for (const [n, citizen] of citizens.entries()) await live(connection, citizen, maja.account, n, items, begun);
  connection.close();
  await relay.stop();

  const again = await startRelay(making, relay.port);
  const browser = await openProfile(making, again.url);
  const page = await browser.newPage();
  await openWorker(page);
  const worker = inWorker(page);
  await worker.restore(therapist.recoveryCode, passphrase);
  await worker.caughtUp();
  await worker.lock();
  await browser.close();
  await again.stop();
  const people: People = { port: relay.port, therapist: therapist.recoveryCode, citizen: codes[0] ?? '' };
  writeFileSync(join(making, 'people.json'), JSON.stringify(people));
  renameSync(making, folder);
}

/** What somebody writes with: their account, and their case where they are its citizen. */
interface Writing {
  account: Account;
  log: Log | undefined;
}

async function accountOn(at: Surroundings, { indexedDB }: Device, by: Unlocker): Promise<Writing> {
  const held = holdAccount(environmentOn(at, indexedDB), holdState(nothingYet));
  await held.unlock(by);
  const session = held.session();
  const account = openAccount(asSeed(session.vault.contents().seed.slice()));
  const found = session.logs.all().find(({ state }) => state.type === 'case');
  const log = found && { ...found, keys: new Map([...found.keys].map(([number, key]) => [number, key.slice() as typeof key])) };
  await held.close();
  return { account, log };
}

async function connected(at: Surroundings, { indexedDB }: Device, account: Account): Promise<Connection> {
  const connection = openConnection(environmentOn(at, indexedDB), {
    signLogin: (nonce) => ({ account: account.id, signature: signLogin(account, at.url, nonce) }),
    onStatus: () => {},
    onHeard: () => {},
    onPush: () => {},
  });
  connection.again();
  await connection.online();
  return connection;
}

/** All that is written in one case, in order. */
async function live(connection: Connection, { account, log }: Writing, maja: Account, n: number, items: number, begun: number) {
  const key = log && writingKey(log);
  if (!key) throw new Error('a citizen without a case');
  const writers = new Map([account, maja].map((one) => [one, newWriter()]));
  const rows: Uint8Array[] = [];
  const write = (by: Account, draft: ItemDraft, time: number) => {
    const item = { ...draft, id: newId(), at: new Date(time).toISOString() };
    const made = makeItemRow({ account: by, log: log.state, key, item, writer: writers.get(by) ?? newWriter() });
    writers.set(by, made.writer);
    rows.push(made.row);
  };
  for (let i = 0; i < items; i++) {
    const time = begun + day + ((Date.now() - begun - 2 * day) * i) / items;
    // Some have an answer, some wait for one.
    if ((n + i) % 17 === 0) write(maja, message('Takk for at du skriver. Vi snakkes på torsdag.'), time);
    else write(account, draftOf(n, i, time), time);
  }
  await Promise.all(rows.map((row) => connection.request('append', { row })));
}

function draftOf(n: number, i: number, time: number): ItemDraft {
  if (i % 4 === 0) return answers('phq-9', (i * 7 + n) % 24);
  if (i % 4 === 1) return answers('gad-7', (i * 5 + n) % 20);
  if (i % 4 === 2) return message('I natt sov jeg fra tolv til kvart over seks, med en halvtime våken ved tretida.');
  return diary(new Date(time).toISOString().slice(0, 10), `entry${String(i).padStart(16, '0')}A`, { quality: 1 + (i % 5) });
}
