import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Account, newSeed, openAccount, readCard } from '../../src/crypto/account';
import { asAccountId, asStreamId, concat, hex, same, toBase64url, utf8 } from '../../src/crypto/bytes';
import { newWriter } from '../../src/crypto/compose';
import { encodeEpochBody, wrapKey } from '../../src/crypto/epoch-body';
import { derive, hash, isSigned, sign } from '../../src/crypto/hash';
import { inviteKeys, sealBundle } from '../../src/crypto/invitation';
import { readInvitation } from '../../src/crypto/invite-link';
import { derivations, hashLabels, sealLabels, signLabels } from '../../src/crypto/labels';
import { signLogin } from '../../src/crypto/login';
import { rootPublicKey, teamOf } from '../../src/crypto/roster';
import { decodeRow, signRow } from '../../src/crypto/row';
import { open, seal } from '../../src/crypto/seal';
import { secureRandom } from '../../src/crypto/sodium';
import type { Plain } from '../fixtures/altering-relay';
import { engineOn, invite, passphrase, until, untilState } from '../fixtures/engines';
import { show } from '../fixtures/truth';
import { connect, logIn } from '../relay/peer';
import { away, handOf, messageItem, openStage, refusedIn, type Stage, seenBy } from './stage';

/** A relay that puts itself, or a friend, in somebody's place. */
let stage: Stage;
let eve: Account;
beforeAll(async () => {
  stage = await openStage();
  eve = openAccount(newSeed());
  (await logIn(stage.place.url, eve)).close();
});
afterAll(() => stage.close());
const lead = () => stage.lead.engine;
const bytes = (value: unknown) => value as Uint8Array;

/** The relay's own version of a roster: another root, another telephone number, Eve as everything. */
function evesRoster(genuine: Plain, version: number): Plain {
  const json = JSON.parse(new TextDecoder().decode(bytes(genuine.roster))) as { about: Plain };
  const roster = utf8(
    JSON.stringify({
      ...json,
      version,
      root: toBase64url(readCard(eve.card).signPk),
      about: { ...json.about, phone: '66 66 66 66' },
      people: [{ id: toBase64url(eve.id), name: 'Lea Lunde', title: 'Psykolog', roles: ['lead', 'therapist', 'custodian'] }],
    }),
  );
  return { ...genuine, roster, signature: sign(eve.signKey, 'roster', roster), version };
}

test('T01 a relay that swaps what a link leads to, card, roster, bundle or conversation, gets a plain no, and no account is claimed', async () => {
  const invitation = await invite(stage.lead);
  const line = await stage.line();
  const read = async () => {
    const engine = engineOn(stage.behind(line));
    try {
      return await engine.readInvitation(invitation.link).then(
        (preview) => preview.inviter.name,
        (e: { code: string }) => e.code,
      );
    } finally {
      await engine.close();
    }
  };
  expect(await read()).toBe('Lea Lunde');
  const { secret } = readInvitation(invitation.link);
  const keys = inviteKeys(secret);
  const evesTeam = teamOf(rootPublicKey(secureRandom(32) as Parameters<typeof rootPublicKey>[0]));
  const lies: [string, (name: string, answer: Plain) => Plain][] = [
    [
      'card',
      (name, answer) =>
        name === 'invite.epochs' ? { ...answer, cards: (answer.cards as Uint8Array[]).map(() => eve.card) } : answer,
    ],
    ['roster', (name, answer) => (name === 'roster.get' ? evesRoster(answer, 1) : answer)],
    [
      'bundle of another team, by somebody who has the link too',
      (name, answer) =>
        name === 'invite.open'
          ? {
              ...answer,
              bundle: sealBundle(keys, {
                kind: 'citizen',
                team: evesTeam,
                stream: asStreamId(secureRandom(32)),
                epoch: secureRandom(32) as never,
                key: null,
                welcome: { called: 'Kari', greeting: 'Hei' },
              }),
            }
          : answer,
    ],
    [
      'bundle of another invitation',
      (name, answer) => (name === 'invite.open' ? { ...answer, bundle: secureRandom(600) } : answer),
    ],
    ['epoch rows of nothing', (name, answer) => (name === 'invite.epochs' ? { ...answer, rows: [] } : answer)],
    [
      'an epoch row by Eve',
      (name, answer) =>
        name === 'invite.epochs'
          ? {
              ...answer,
              cards: [...(answer.cards as Uint8Array[]), eve.card],
              rows: (answer.rows as { seq: number; row: Uint8Array }[]).map(({ seq, row }) => {
                const decoded = decodeRow(new Uint8Array(row));
                return { seq, row: signRow(eve, { ...decoded, author: eve.id }, decoded.body) };
              }),
            }
          : answer,
    ],
  ];
  for (const [what, lie] of lies) {
    line.alter = { answer: (name, _request, answer) => (answer.ok === true ? lie(name, answer) : answer) };
    expect(await read(), what).toMatch(/^E_(INVITATION|ROSTER|REFUSED|FORGED|GAP)$/);
  }
  expect(line.counts.get('append') ?? 0).toBe(0);
  expect(line.counts.get('register') ?? 0).toBe(0);
  line.alter = {};
  expect(await read()).toBe('Lea Lunde');
});

test('T02 another card under a known name is not taken: a new device waits rather than read by it, and has everything once it is right', async () => {
  const kari = await stage.newCase();
  const line = await stage.line();
  const swapped = (cards: unknown) =>
    (cards as Uint8Array[]).map((card) => (same(readCard(card).id, kari.account.id) ? eve.card : card));
  line.alter = {
    answer: (name, _request, answer) =>
      name === 'cards' && answer.ok === true ? { ...answer, cards: swapped(answer.cards) } : answer,
  };
  const fresh = engineOn({ ...stage.behind(line), environment: { origin: stage.place.url, patience: 50 } });
  stage.keep(fresh);
  await fresh.restore({ code: stage.lead.recoveryCode }, { passphrase });
  await until(async () => (await fresh.state()).integrityWarnings.some(({ code }) => code === 'E_GAP'));
  expect(await fresh.exportAll()).not.toContain(kari.first[0]);
  line.cut();
  await untilState(fresh, ({ connection }) => connection !== 'online');
  line.alter = {};
  line.mend();
  await until(async () => (await seenBy(fresh, kari.theirs).catch(() => [])).length === 2);
  expect(await seenBy(fresh, kari.theirs)).toEqual(kari.first);
});

test('T04 an id is no key and a key is no id: neither is taken for the other, nor one kind of id for another', async () => {
  const kari = await stage.newCase();
  const hand = await handOf(stage, kari.account, kari.stream);
  const { signPk } = readCard(kari.account.card);
  const genuine = decodeRow(hand.item(messageItem('x')).row);
  const asId = asAccountId(signPk.slice());
  const peer = await logIn(stage.place.url, kari.account);
  expect(await peer.ask('cards', { accounts: [asId] })).toMatchObject({ ok: true, cards: [] });
  for (const over of [
    { author: asId },
    { author: asAccountId(genuine.stream.slice()) },
    { stream: asStreamId(genuine.epoch.slice()) },
    { epoch: genuine.stream as never as typeof genuine.epoch },
    { stream: asStreamId(kari.account.id.slice()) },
  ]) {
    if (over.epoch && same(over.epoch, genuine.epoch)) continue;
    const said = await peer.ask('append', { row: signRow(kari.account, { ...genuine, ...over }, genuine.body) });
    expect(said.ok, Object.keys(over).join()).toBe(false);
  }
  peer.close();
  // What one kind of hash says of some bytes is nothing to another kind.
  const seen = new Map<string, string>();
  for (const label of hashLabels) seen.set(hex(hash(label, signPk)), label);
  expect(seen.size).toBe(hashLabels.length);
  expect(await seenBy(lead(), kari.theirs)).toEqual(kari.first);
});

test('T09 keys of low order, of another length, or words in their place are refused wherever keys come in', async () => {
  const genuine = readCard(eve.card);
  // The points of small order of Ed25519 (RFC 8032) and of X25519 (RFC 7748, and curve25519's u = 0, 1, −1 …).
  const lowSigns = [
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '0000000000000000000000000000000000000000000000000000000000000000',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  ];
  const lowKems = [
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000000',
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  ];
  const unhex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  // X25519 stands at the end of an X-Wing key (draft-connolly-cfrg-xwing-kem).
  const cards = lowKems.map((low) => concat(eve.card.subarray(0, 1249 - 32), unhex(low)));
  for (const card of [
    ...cards,
    eve.card.subarray(1),
    concat(eve.card, Uint8Array.of(0)),
    new Uint8Array(1249),
    concat(Uint8Array.of(2), eve.card.subarray(1)),
  ]) {
    expect(() => readCard(card)).toThrow('E_FORGED');
    const peer = await connect(stage.place.url);
    expect((await peer.say('register', { card })) as Plain).toMatchObject({ ok: false });
    peer.close();
  }
  expect(() => readCard('x'.repeat(1249) as never)).toThrow('E_FORGED');
  expect(() => asAccountId('x'.repeat(32) as never)).toThrow('E_FORMAT');
  // A card may name a signing key of small order; nothing is ever signed by it.
  for (const low of lowSigns) {
    for (const s of [new Uint8Array(32), concat(Uint8Array.of(1), new Uint8Array(31))]) {
      expect(isSigned(unhex(low) as never, concat(unhex(low), s), 'row', [utf8('x')])).toBe(false);
      expect(isSigned(unhex(low) as never, concat(Uint8Array.of(1), new Uint8Array(31), s), 'row', [utf8('x')])).toBe(false);
    }
  }
  expect(genuine.id).toEqual(eve.id);
});

test('T23 no id that the relay sees gives away a byte of a key', async () => {
  const kari = await stage.newCase();
  await kari.citizen.engine.saveOwn('draft/message', 'kladd');
  const { account } = kari;
  const secrets = [
    account.seed,
    account.signKey.subarray(0, 32),
    account.kemKey,
    account.localKey,
    account.boxKey,
    (await handOf(stage, account, kari.stream)).key,
  ];
  const wire = kari.phone.said.flatMap(({ request, answer }) => [...bytesIn(request), ...bytesIn(answer)]);
  const ids = wire.filter(({ length }) => length <= 64);
  expect(ids.length).toBeGreaterThan(20);
  const pieces = new Set(
    secrets.flatMap((secret) => Array.from({ length: secret.length - 3 }, (_, i) => hex(secret.subarray(i, i + 4)))),
  );
  const leaked = wire.filter((one) => {
    for (let i = 0; i + 4 <= one.length; i++) if (pieces.has(hex(one.subarray(i, i + 4)))) return true;
    return false;
  });
  // Four bytes meet by chance once in a thousand runs or so: eight never do.
  const certain = leaked.filter((one) =>
    secrets.some((secret) =>
      Array.from({ length: secret.length - 7 }, (_, i) => hex(secret.subarray(i, i + 8))).some((piece) =>
        hex(one).includes(piece),
      ),
    ),
  );
  expect(certain).toEqual([]);
});

test('T28 a login that was overheard opens nothing, on another connection, a second time, or for another address', async () => {
  const kari = await stage.newCase();
  const login = kari.phone.said.findLast(({ name, answer }) => name === 'login' && answer?.ok === true);
  expect(login).toBeDefined();
  const request = { account: bytes(login?.request.account), signature: bytes(login?.request.signature) };
  const peer = await connect(stage.place.url);
  expect(await peer.ask('login', request)).toMatchObject({ ok: false });
  expect(await peer.ask('streams', {})).toMatchObject({ ok: false });
  peer.close();
  const elsewhere = await connect(stage.place.url);
  const signature = signLogin(kari.account, 'https://mellom.example', elsewhere.nonce);
  expect(await elsewhere.ask('login', { account: kari.account.id, signature })).toMatchObject({ ok: false });
  // The nonce is spent, even on the right answer.
  const right = signLogin(kari.account, stage.place.url, elsewhere.nonce);
  expect(await elsewhere.ask('login', { account: kari.account.id, signature: right })).toMatchObject({ ok: false });
  elsewhere.close();
});

test('T29 each key has one job: what is signed or sealed for one purpose counts for no other, and no two derivations meet', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...signLabels),
      fc.constantFrom(...signLabels),
      fc.uint8Array({ maxLength: 80 }),
      (one, other, text) => {
        const signature = sign(eve.signKey, one, text);
        expect(isSigned(readCard(eve.card).signPk, signature, other, [text])).toBe(one === other);
      },
    ),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...sealLabels),
      fc.constantFrom(...sealLabels),
      fc.uint8Array({ maxLength: 80 }),
      (one, other, text) => {
        const sealed = seal(eve.boxKey, one, text, text);
        if (one === other) expect(open(eve.boxKey, other, text, sealed)).toEqual(text);
        else expect(() => open(eve.boxKey, other, text, sealed)).toThrow('E_OPEN');
      },
    ),
  );
  const names = Object.keys(derivations) as (keyof typeof derivations)[];
  expect(new Set(names.map((name) => hex(derive(eve.seed, name)))).size).toBe(names.length);
});

test('T03 a member whom only the relay has put there is refused with a warning, gets no key, and no roster of its own is believed', async () => {
  const kari = await stage.newCase();
  const hand = await handOf(stage, kari.account, kari.stream);
  const place = { stream: asStreamId(kari.stream), epoch: hand.log.epochs.at(-1)?.id as never, number: hand.body.number + 1 };
  const evesKey = secureRandom(32) as typeof hand.key;
  const row = signRow(
    eve,
    { kind: 'epoch', ...place, author: eve.id, ...newWriter(), seenSeq: hand.log.last, seenHead: hand.log.head },
    encodeEpochBody({
      ...hand.body,
      number: place.number,
      commit: derive(evesKey, 'epochCommit') as typeof hand.body.commit,
      invite: null,
      claim: null,
      backCount: 0,
      back: new Uint8Array(0),
      members: [...hand.body.members.map(({ account, role }) => ({ account, role })), { account: eve.id, role: 'staff' as const }]
        .sort((a, b) => (hex(a.account) < hex(b.account) ? -1 : 1))
        .map((one) => ({
          ...one,
          wrap: wrapKey(evesKey, same(one.account, eve.id) ? readCard(eve.card) : hand.card(one.account), place),
        })),
    }),
  );
  const about = (await lead().view('me', null)).about;
  await away(stage.desk, lead(), async () => {
    show(stage.desk, stage.truth, (rows, stream) => (same(stream, kari.stream) ? [...rows, row] : rows));
    const { answer, ...rest } = stage.desk.alter;
    stage.desk.alter = {
      ...rest,
      answer: (name, request, said) =>
        name === 'roster.get' && said.ok === true ? evesRoster(said, 99) : (answer?.(name, request, said) ?? said),
    };
  });
  await until(async () => Object.keys(await refusedIn(lead(), kari.theirs)).length > 0);
  const view = await lead().view('access', { caseRef: kari.theirs });
  expect(view.members.map(({ account }) => account)).not.toContain(toBase64url(eve.id));
  expect((await lead().view('me', null)).about).toEqual(about);
  const { integrityWarnings } = await lead().state();
  expect(integrityWarnings.map(({ code }) => code)).toEqual(expect.arrayContaining(['E_ROSTER', 'E_MEMBERS']));
  // Nobody is blamed who has nothing to do with it.
  expect(integrityWarnings.map(({ who }) => who)).not.toContain('Kari');
  await away(stage.desk, lead(), async () => {
    stage.desk.alter = {};
  });
  const asked = stage.desk.said.length;
  await lead().write(kari.theirs, { kind: 'message', text: 'bare til Kari' });
  await until(async () => (await seenBy(kari.citizen.engine, kari.mine)).includes('bare til Kari'));
  // What the relay has made itself may be held out to it once more: it is told that its log lacks a row that it has shown.
  const sent = stage.desk.said
    .slice(asked)
    .flatMap(({ name, request }) => (name === 'append' ? [bytes(request.row)] : []))
    .filter((one) => !same(one.subarray(66, 98), eve.id));
  expect(sent.length).toBeGreaterThan(0);
  for (const one of sent) expect(hex(one)).not.toContain(hex(eve.id));
});

function bytesIn(value: unknown): Uint8Array[] {
  if (value instanceof Uint8Array) return [value];
  if (Array.isArray(value)) return value.flatMap(bytesIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(bytesIn) : [];
}
