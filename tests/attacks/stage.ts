import type { EngineState } from '../../src/client/api';
import type { RunningEngine } from '../../src/client/engine';
import { judgeRow, type Look } from '../../src/crypto/accept';
import { type Account, openAccount, readCard, type VerifiedCard } from '../../src/crypto/account';
import { asAccountId, asStreamId, asTeamId, type EpochKey, hex, same } from '../../src/crypto/bytes';
import { type Made, makeItemRow, newWriter } from '../../src/crypto/compose';
import { type EpochBody, parseEpochBody } from '../../src/crypto/epoch-body';
import { advance, currentEpoch, emptyLog, type LogState } from '../../src/crypto/log';
import { collectKeys, openItemRow } from '../../src/crypto/open-row';
import { type VerifiedRoster, verifyRoster } from '../../src/crypto/roster';
import { decodeRow, type Row } from '../../src/crypto/row';
import {
  locatorOf,
  openSlot,
  openVault,
  parseRecoveryCode,
  recoveryUnlocker,
  slotKind,
  type VaultContents,
} from '../../src/crypto/vault';
import type { HeadHash } from '../../src/protocol/bytes';
import type { ErrorCode } from '../../src/protocol/errors';
import { type AlteringRelay, alteringRelay } from '../fixtures/altering-relay';
import { allSent, type Case, type Device, newCitizen, newTeam, type Surroundings, until, untilState } from '../fixtures/engines';
import { newPlace, type Place } from '../fixtures/place';
import { type Truth, truthOf } from '../fixtures/truth';
import { connect, logIn } from '../relay/peer';

/** A team at work behind a relay that may be told to lie, to each person differently. */
export interface Stage {
  place: Place;
  truth: Truth;
  lead: Device;
  /** The lead's line. */
  desk: AlteringRelay;
  /** A line of one's own to the relay. */
  line: () => Promise<AlteringRelay>;
  /** What an engine behind a line needs. */
  behind: (line: AlteringRelay) => Surroundings;
  newCase: (name?: string) => Promise<CaseOnStage>;
  /** Closed with the stage. */
  keep: (engine: { close: () => Promise<void> }) => void;
  /** After the database's file has been exchanged. */
  reopenTruth: () => void;
  close: () => Promise<void>;
}
export interface CaseOnStage extends Case {
  /** The citizen's line. */
  phone: AlteringRelay;
  stream: Uint8Array;
  account: Account;
  /** Both write, and know it of each other, before anything bad happens. */
  first: string[];
}

export async function openStage(options: Parameters<typeof newPlace>[0] = {}): Promise<Stage> {
  const place = await newPlace(options);
  const lines: AlteringRelay[] = [];
  const engines: { close: () => Promise<void> }[] = [];
  const line = async () => {
    const opened = await alteringRelay(place.url);
    lines.push(opened);
    return opened;
  };
  const behind = (one: AlteringRelay) => ({ url: one.url, environment: { origin: place.url } });
  const desk = await line();
  const lead = await newTeam({ ...behind(desk), setupLink: place.setupLink });
  const stage: Stage = {
    place,
    truth: truthOf(place.dataDir),
    lead,
    desk,
    line,
    behind,
    keep: (engine) => engines.push(engine),
    reopenTruth: () => {
      stage.truth = truthOf(place.dataDir);
    },
    newCase: async (name = 'Kari') => {
      const phone = await line();
      const made = await newCitizen(behind(phone), lead, { name: `${name} Nordmann`, called: name });
      engines.push({ close: () => made.citizen.engine.close() });
      const account = await accountOf(place, made.citizen);
      const first = [`Hei fra ${name}`, `Hei til ${name}`];
      await made.citizen.engine.write(made.mine, { kind: 'message', text: first[0] ?? '' });
      await until(async () => (await seenBy(lead.engine, made.theirs)).length === 1);
      await lead.engine.write(made.theirs, { kind: 'message', text: first[1] ?? '' });
      await until(async () => (await seenBy(made.citizen.engine, made.mine)).length === 2);
      await settled(made.citizen.engine, lead.engine);
      return { ...made, phone, account, first, stream: stage.truth.streamOf(account.id) };
    },
    close: async () => {
      for (const engine of engines) await engine.close();
      await lead.engine.close();
      for (const one of lines) await one.close();
      // Pushes that were still on their way have asked for the last time.
      stage.truth.close();
      await place.close();
    },
  };
  return stage;
}

/** Everything sent, receipts too. */
export async function settled(...engines: RunningEngine[]): Promise<void> {
  for (const engine of engines) await allSent(engine);
}

/** Messages as they stand on the person's screen. */
export async function seenBy(engine: RunningEngine, caseRef: string): Promise<string[]> {
  const { lines } = await engine.view('thread', { caseRef, limit: 500 });
  return lines.flatMap((line) => (line.type === 'message' ? [line.text] : []));
}
/** Signs and gaps on the person's screen: rows that are there and cannot be shown, and messages shown with a mark. */
export async function marksSeenBy(engine: RunningEngine, caseRef: string): Promise<string[]> {
  const { lines } = await engine.view('thread', { caseRef, limit: 500 });
  return lines.flatMap((line) =>
    line.type === 'problem' ? [line.code] : line.type === 'message' && line.mark ? [line.mark] : [],
  );
}
export async function integrityWarningsOf(engine: RunningEngine, caseRef?: string): Promise<ErrorCode[]> {
  const { integrityWarnings } = await engine.state();
  return integrityWarnings.filter((warning) => caseRef === undefined || warning.caseRef === caseRef).map(({ code }) => code);
}
export const rings = (engine: RunningEngine, code: ErrorCode, caseRef?: string): Promise<void> =>
  until(async () => (await integrityWarningsOf(engine, caseRef)).includes(code));
export const refusedIn = async (engine: RunningEngine, caseRef: string): Promise<Record<string, number>> =>
  (await engine.view('case', { caseRef, glance: true })).refused;

/** Off the network, and back on it with everything read again. */
export async function away(line: AlteringRelay, engine: RunningEngine, meanwhile: () => Promise<unknown>): Promise<void> {
  line.cut();
  await untilState(engine, ({ connection }) => connection !== 'online');
  await meanwhile();
  line.mend();
  await untilState(engine, ({ connection }: EngineState) => connection === 'online');
}

/** The account of a device, as whoever has the recovery code gets it. */
export const accountOf = async (place: Pick<Place, 'url'>, device: Device): Promise<Account> =>
  openAccount((await vaultOf(place, device)).seed);
/** Seed and roots of a device's account. */
export async function vaultOf(place: Pick<Place, 'url'>, device: Device): Promise<VaultContents> {
  const unlocker = recoveryUnlocker(parseRecoveryCode(device.recoveryCode));
  const peer = await connect(place.url);
  const found = await peer.ask('vault.open', { locator: locatorOf(unlocker) });
  peer.close();
  if (!found.ok) throw new Error(found.code);
  const id = asAccountId(found.account);
  const key = openSlot(unlocker, id, slotKind.recovery, found.slot.slot);
  return openVault(key, id, found.version, found.vault);
}

/** Somebody with a client of their own making: knows what their account knows of a stream, and writes what they like. */
export interface Hand {
  account: Account;
  log: LogState;
  key: EpochKey;
  /** The newest epoch row's body. */
  body: EpochBody;
  roster: VerifiedRoster;
  card: (account: Uint8Array) => VerifiedCard;
  item: (item: unknown) => Made;
  /** To the real relay; its answer. */
  append: (row: Uint8Array) => Promise<{ ok: true; seq: number } | { ok: false; code: ErrorCode }>;
}

export async function handOf(stage: Pick<Stage, 'place' | 'truth'>, account: Account, stream: Uint8Array): Promise<Hand> {
  const { place, truth } = stage;
  const cards = new Map(truth.cards().map((card) => [hex(readCard(card).id), readCard(card)]));
  const card = (id: Uint8Array) => {
    const found = cards.get(hex(id));
    if (!found) throw new Error('no such card');
    return found;
  };
  const rows = truth.rows(stream);
  const team = asTeamId(parseEpochBody(decodeRow(rows[0] ?? new Uint8Array()).body).team);
  const rosters: VerifiedRoster[] = [];
  for (const signed of truth.rosters(team)) rosters.push(verifyRoster(signed, team, rosters));
  const log = emptyLog(asStreamId(stream));
  const heads: HeadHash[] = [];
  const look: Look = {
    card,
    roster: (_team, version) => rosters.find((one) => one.version === version) ?? 'wait',
    headAt: (seq) => heads[seq] ?? null,
    isKnown: () => false,
  };
  const epochs: { row: Row; body: EpochBody }[] = [];
  for (const [seq, bytes] of rows.entries()) {
    const judged = judgeRow(log, look, seq, bytes, 'client');
    if (judged.verdict === 'wait') throw new Error(judged.code);
    advance(log, judged.changes);
    heads.push(judged.head);
    if (judged.epoch && judged.row && judged.body) epochs.push({ row: judged.row, body: judged.body });
  }
  const epoch = currentEpoch(log);
  const key = epoch && collectKeys(account, log, epochs).keys.get(epoch.number);
  const body = epochs.at(-1)?.body;
  const roster = rosters.at(-1);
  if (!key || !body || !roster) throw new Error('this account holds no key here');
  return {
    account,
    log,
    key,
    body,
    roster,
    card,
    item: (item) => makeItemRow({ account, log, key, item, writer: newWriter() }),
    append: async (row) => {
      const peer = await logIn(place.url, account);
      const said = await peer.ask('append', { row });
      peer.close();
      return said;
    },
  };
}

/** Where a message of a member stands in the real log, found as that member finds it. */
export async function placeOf(stage: Stage, account: Account, stream: Uint8Array, text: string): Promise<number> {
  const { log, key } = await handOf(stage, account, stream);
  const newest = log.epochs.at(-1);
  return stage.truth.rows(stream).findIndex((bytes) => {
    const row = decodeRow(bytes);
    if (row.kind !== 'item' || !newest || !same(row.epoch, newest.id)) return false;
    const opened = openItemRow(row, 'citizen', key, (json) => ({ item: json as { text?: string } }));
    return 'item' in opened && opened.item.text === text;
  });
}

export const flipped = (bytes: Uint8Array, at: number, by = 1): Uint8Array =>
  bytes.map((byte, i) => (i === (at < 0 ? bytes.length + at : at) ? byte ^ by : byte));

let count = 0;
/** An item that every client takes for a message. */
export function messageItem(text: string): { id: string; at: string; kind: 'message'; text: string } {
  count += 1;
  return { id: `${'A'.repeat(18)}${String(count).padStart(3, '0')}A`, at: '2026-01-06T21:14:00+01:00', kind: 'message', text };
}
