import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { argon2id } from '@noble/hashes/argon2.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { ml_kem768_x25519 } from '@noble/post-quantum/hybrid.js';

/**
 * A second implementation of docs/protocol.md, of other libraries and without a line of src: it reads a conversation as it lies on a
 * relay with one member's seed. `node tests/independent/open.mjs stream.json <seed in hex>` prints what that member may read.
 *
 * @typedef {{ stream: string, rows: string[], cards: string[], rosters: { document: string, signature: string }[] }} Stored
 * @typedef {{ id: string, seq: number, number: number, members: { account: string, role: number, wrap: Uint8Array }[],
 *   commit: string, invite: { pk: Uint8Array, replaces: string } | null, back: Uint8Array, backCount: number,
 *   rosterVersion: number, rosterHash: string, place: Uint8Array }} Epoch
 * @typedef {{ seq: number, author: string, item?: unknown, mark?: string }} Line
 */

const zeros = new Uint8Array(32);
const none = bytesToHex(zeros);
/** @param {number} value */
export const u32 = (value) => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
/** @param {string} label */
export const P = (label) => concatBytes(utf8ToBytes(`mellom/v1/${label}`), new Uint8Array(1));
/** @param {string} label @param {Uint8Array[]} x */
export const H = (label, ...x) => blake2b(concatBytes(P(label), ...x), { dkLen: 32 });
/** @param {Uint8Array} key @param {string} label @param {Uint8Array[]} x */
export const MAC = (key, label, ...x) => blake2b(concatBytes(P(label), ...x), { key, dkLen: 32 });
/** @param {Uint8Array} key @param {number} i @param {string} ctx */
export function KDF(key, i, ctx) {
  const salt = new Uint8Array(16);
  salt[0] = i;
  return blake2b(new Uint8Array(0), { key, salt, personalization: concatBytes(utf8ToBytes(ctx), new Uint8Array(8)), dkLen: 32 });
}
/** @param {Uint8Array} key @param {Uint8Array} bytes @param {Uint8Array} ad */
export const openAead = (key, bytes, ad) => xchacha20poly1305(key, bytes.subarray(0, 24), ad).decrypt(bytes.subarray(24));
/** @param {Uint8Array} key @param {string} label @param {Uint8Array} ad @param {Uint8Array} sealed */
export function unseal(key, label, ad, sealed) {
  if (!same(sealed.subarray(0, 32), KDF(key, 2, 'mlmseal_'))) throw new Error('E_OPEN');
  return openAead(KDF(key, 1, 'mlmseal_'), sealed.subarray(32), concatBytes(P(label), ad));
}
/** @param {Uint8Array} publicKey @param {string} label @param {Uint8Array} x @param {Uint8Array} signature */
export const isSigned = (publicKey, label, x, signature) =>
  ed25519.verify(signature, concatBytes(P(label), x), publicKey, { zip215: false });
/** @param {Uint8Array} bytes */
export const json = (bytes) => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
/** @param {Uint8Array} a @param {Uint8Array} b */
const same = (a, b) => bytesToHex(a) === bytesToHex(b);
/** @param {string} text */
const fromBase64url = (text) => new Uint8Array(Buffer.from(text, 'base64url'));

/** Offline slot and typed passphrase ("Vault, slots"). @param {Uint8Array} kept @param {string} typed @param {Uint8Array} account */
export function openOfflineSlot(kept, typed, account) {
  const password = utf8ToBytes(typed.normalize('NFKC').trim().replace(/\s+/g, ' '));
  const stretched = argon2id(password, kept.subarray(1, 17), { m: 65_536, t: 3, p: 1, dkLen: 32 });
  const slotKey = KDF(H('offline', stretched), 2, 'mlmunlok');
  return unseal(slotKey, 'slot', concatBytes(account, Uint8Array.of(4)), kept.subarray(17));
}

/** "Accounts". @param {Uint8Array} seed */
export function accountOf(seed) {
  const signPk = ed25519.getPublicKey(KDF(seed, 1, 'mlmaccnt'));
  const kemSeed = KDF(seed, 2, 'mlmaccnt');
  const kemPk = ml_kem768_x25519.keygen(kemSeed).publicKey;
  const card = concatBytes(Uint8Array.of(1), signPk, kemPk);
  return { id: H('account', signPk, kemPk), card, kemSeed, localKey: KDF(seed, 3, 'mlmaccnt'), boxKey: KDF(seed, 4, 'mlmaccnt') };
}

/** "Teams": each version signed by the root that the one before calls for. @param {Stored['rosters']} signed @param {string} team */
function rostersOf(signed, team) {
  /** @type {Map<number, { hash: string, roles: Map<string, string[]> }>} */
  const rosters = new Map();
  let root = '';
  let before = none;
  for (const { document, signature } of signed) {
    const bytes = utf8ToBytes(document);
    const roster = json(bytes);
    const pk = fromBase64url(roster.root);
    if (bytesToHex(fromBase64url(roster.team)) !== team) throw new Error('E_ROSTER team');
    if (root === '' ? bytesToHex(H('team', pk)) !== team : bytesToHex(pk) !== root) throw new Error('E_ROSTER root');
    if (!isSigned(pk, 'roster', bytes, hexToBytes(signature))) throw new Error('E_ROSTER signature');
    if (bytesToHex(fromBase64url(roster.prev)) !== before) throw new Error('E_ROSTER_FORK');
    before = bytesToHex(H('roster', bytes));
    root = bytesToHex(fromBase64url(roster.nextRoot ?? roster.root));
    /** @type {{ id: string, roles: string[] }[]} */
    const people = roster.people;
    rosters.set(roster.version, {
      hash: before,
      roles: new Map(people.map((one) => [bytesToHex(fromBase64url(one.id)), one.roles])),
    });
  }
  return rosters;
}

/** "Epoch body". @param {Uint8Array} body */
function parseEpoch(body) {
  let at = 0;
  const take = (/** @type {number} */ length) => {
    if (at + length > body.length) throw new Error('E_FORMAT');
    at += length;
    return body.subarray(at - length, at);
  };
  const byte = () => take(1)[0] ?? 0;
  const number = () => Number(`0x${bytesToHex(take(4))}`);
  const [type, team, rosterVersion, rosterHash, epochNumber, commit] = [byte(), take(32), number(), take(32), number(), take(32)];
  const invite = byte() === 0 ? null : { pk: take(32), notAfter: number(), replaces: bytesToHex(take(32)) };
  const members = Array.from({ length: byte() }, () => ({ account: bytesToHex(take(32)), role: byte(), wrap: take(1192) }));
  const backCount = byte();
  const back = take(backCount === 0 ? 0 : 40 + backCount * 36);
  const claim = byte() === 0 ? null : take(64);
  if (at !== body.length) throw new Error('E_FORMAT');
  return {
    type,
    team: bytesToHex(team),
    rosterVersion,
    rosterHash: bytesToHex(rosterHash),
    number: epochNumber,
    commit: bytesToHex(commit),
    invite,
    members,
    backCount,
    back,
    claim,
  };
}

/**
 * "What a client accepts", for a case: steps 2 to 13 in two walks, the log first, then the keys.
 * @param {Stored} stored @param {Uint8Array} seed
 */
export function openStream(stored, seed) {
  const me = accountOf(seed);
  const rows = stored.rows.map((one) => hexToBytes(one));
  const cards = new Map(
    stored.cards.map((one) => hexToBytes(one)).map((card) => [bytesToHex(H('account', card.subarray(1))), card]),
  );
  const [row0] = rows;
  if (!row0) throw new Error('an empty log');
  const rosters = rostersOf(stored.rosters, parseEpoch(row0.subarray(282)).team);
  /** @type {Uint8Array[]} */
  const heads = [];
  /** @type {Epoch[]} */
  const epochs = [];
  /** @type {Map<string, { author: string, n: number, id: string }>} */
  const chains = new Map();
  /** @type {{ seq: number, row: Uint8Array, author: string, epoch: Epoch, mark: string | null }[]} */
  const items = [];
  /** @type {{ seq: number, code: string }[]} */
  const refused = [];
  /** @type {{ seq: number, code: string }[]} */
  const warnings = [];

  for (const [seq, row] of rows.entries()) {
    const id = H('id', row.subarray(0, 218));
    const head = H('head', heads[seq - 1] ?? zeros, u32(seq), id);
    heads.push(head);
    const code = judge(seq, row, bytesToHex(id));
    if (code) refused.push({ seq, code });
  }

  /** @param {number} seq @param {Uint8Array} row @param {string} id @returns {string | null} */
  function judge(seq, row, id) {
    if (row.length < 282 || row.length > 65_536 || row[0] !== 1 || (row[1] !== 1 && row[1] !== 2)) return 'E_FORMAT';
    const isItem = row[1] === 2;
    const stream = bytesToHex(row.subarray(2, 34));
    if (seq === 0 ? stream !== none || id !== stored.stream : stream !== stored.stream) return 'E_FORGED';
    const body = row.subarray(282);
    const bare = isItem && body.length === 0 && !same(H('body', body), row.subarray(186, 218));
    if (!bare && !same(H('body', body), row.subarray(186, 218))) return 'E_FORGED';
    const author = bytesToHex(row.subarray(66, 98));
    const card = cards.get(author);
    if (!card || !isSigned(card.subarray(1, 33), 'row', row.subarray(0, 218), row.subarray(218, 282))) return 'E_FORGED';
    const before = epochs.at(-1) ?? null;
    if (bytesToHex(row.subarray(34, 66)) !== (before?.id ?? none) || (seq === 0 && isItem)) return 'E_EPOCH';
    if (isItem && !before?.members.some((one) => one.account === author)) return 'E_MEMBER';
    const chain = bytesToHex(row.subarray(98, 114));
    const n = Number(`0x${bytesToHex(row.subarray(114, 118))}`);
    const end = chains.get(chain);
    if (end && end.author !== author) return 'E_CHAIN';
    if (end && n <= end.n) return 'E_REPEAT';
    const hole = n !== (end ? end.n + 1 : 0) || bytesToHex(row.subarray(118, 150)) !== (end?.id ?? none);
    const seenSeq = Number(`0x${bytesToHex(row.subarray(150, 154))}`);
    if (seq > 0 && !(seenSeq < seq && same(heads[seenSeq] ?? zeros, row.subarray(154, 186))))
      warnings.push({ seq, code: 'E_SEEN' });
    if (isItem) {
      chains.set(chain, { author, n, id });
      if (before) items.push({ seq, row, author, epoch: before, mark: bare ? 'E_MISSING' : hole ? 'E_HOLE' : null });
      return null;
    }
    const epoch = parseEpoch(body);
    if (epoch.number !== (before ? before.number + 1 : 0) || epoch.type !== 1) return 'E_FORMAT';
    const roster = rosters.get(epoch.rosterVersion);
    if (!roster || roster.hash !== epoch.rosterHash || epoch.rosterVersion < (before?.rosterVersion ?? 0)) return 'E_ROSTER';
    if (!membersFit(epoch.members, roster.roles) || !epoch.members.some((one) => one.account === author)) return 'E_MEMBERS';
    if (!mayAuthor(before, row, author, epoch, roster.roles)) return 'E_AUTHOR';
    chains.set(chain, { author, n, id });
    epochs.push({ ...epoch, id, seq, place: concatBytes(row.subarray(2, 34), row.subarray(34, 66), u32(epoch.number)) });
    return null;
  }

  // Keys: one's own wraps, and from each key the earlier ones that its row hands on, newest first.
  /** @type {Map<number, Uint8Array>} */
  const keys = new Map();
  for (const epoch of epochs.toReversed()) {
    const wrap = epoch.members.find((one) => one.account === bytesToHex(me.id))?.wrap;
    const key = keys.get(epoch.number) ?? (wrap ? unwrap(wrap, epoch) : null);
    if (!key || bytesToHex(KDF(key, 3, 'mlmepoch')) !== epoch.commit) continue;
    keys.set(epoch.number, key);
    if (epoch.backCount === 0) continue;
    const backs = openAead(KDF(key, 2, 'mlmepoch'), epoch.back, concatBytes(P('back'), epoch.place));
    for (let at = 0; at < backs.length; at += 36) {
      const number = Number(`0x${bytesToHex(backs.subarray(at, at + 4))}`);
      const back = backs.subarray(at + 4, at + 36);
      if (bytesToHex(KDF(back, 3, 'mlmepoch')) === epochs[number]?.commit) keys.set(number, back);
    }
  }

  /** @param {Uint8Array} wrap @param {Epoch} epoch */
  function unwrap(wrap, epoch) {
    const shared = ml_kem768_x25519.decapsulate(wrap.subarray(0, 1120), me.kemSeed);
    const w = MAC(shared, 'wrap', wrap.subarray(0, 1120), me.id, epoch.place);
    return openAead(w, wrap.subarray(1120), P('wrap'));
  }

  /** @type {Line[]} */
  const lines = items.map(({ seq, row, author, epoch, mark }) => {
    const key = keys.get(epoch.number);
    if (mark === 'E_MISSING') return { seq, author, mark };
    if (!key) return { seq, author, mark: 'E_NOKEY' };
    const plain = openAead(KDF(key, 1, 'mlmepoch'), row.subarray(282), concatBytes(P('item'), row.subarray(0, 186)));
    const length = Number(`0x${bytesToHex(plain.subarray(0, 4))}`);
    if (![1_024, 4_096, 16_384, 61_440].includes(plain.length) || plain.subarray(4 + length).some((byte) => byte !== 0))
      return { seq, author, mark: 'E_ITEM' };
    return { seq, author, item: json(plain.subarray(4, 4 + length)), ...(mark ? { mark } : {}) };
  });
  for (const line of lines) if (line.mark === 'E_MISSING' && isErased(line, lines)) line.mark = 'E_ERASED';

  /** @param {Line} gone @param {Line[]} all */
  function isErased(gone, all) {
    const id = bytesToHex(H('id', rows[gone.seq]?.subarray(0, 218) ?? zeros));
    const newest = rosters.get(epochs.at(-1)?.rosterVersion ?? 0);
    return all.some(({ seq, author, item }) => {
      const said = /** @type {{ kind?: string, seq?: number, row?: string }} */ (item ?? {});
      const may = author === gone.author || newest?.roles.get(author)?.includes('custodian');
      return (
        seq > gone.seq &&
        may &&
        said.kind === 'erase' &&
        said.seq === gone.seq &&
        bytesToHex(fromBase64url(said.row ?? '')) === id
      );
    });
  }

  return { account: bytesToHex(me.id), heads: heads.map((head) => bytesToHex(head)), refused, warnings, lines };
}

/** "Who is in a stream", a case. @param {{ account: string, role: number }[]} members @param {Map<string, string[]>} roles */
function membersFit(members, roles) {
  const ascending = members.every((one, i) => i === 0 || (members[i - 1]?.account ?? '') < one.account);
  const right = members.every(({ account, role }) => {
    const listed = roles.get(account);
    if (!listed) return role === 1;
    return role === 2 && listed.some((one) => ['therapist', 'intake', 'custodian'].includes(one));
  });
  const custodians = [...roles].filter(([, all]) => all.includes('custodian')).map(([account]) => account);
  const complete = custodians.every((account) => members.some((one) => one.account === account));
  const citizens = members.filter(({ role }) => role === 1).length;
  return members.length >= 1 && members.length <= 48 && ascending && right && complete && citizens <= 1;
}

/**
 * "Who may author an epoch row", a case.
 * @param {Epoch | null} before @param {Uint8Array} row @param {string} author @param {ReturnType<typeof parseEpoch>} epoch @param {Map<string, string[]>} roles
 */
function mayAuthor(before, row, author, epoch, roles) {
  const citizens = (/** @type {{ account: string, role: number }[]} */ members) =>
    members.filter(({ role }) => role === 1).map(({ account }) => account);
  const [now] = citizens(epoch.members);
  if (!before)
    return (
      epoch.claim === null && roles.has(author) && now === undefined && (epoch.invite === null || epoch.invite.replaces === none)
    );
  const [was] = citizens(before.members);
  const accounts = (/** @type {{ account: string }[]} */ members) => members.map(({ account }) => account);
  if (epoch.claim) {
    const { invite } = before;
    if (!invite || before.members.some((one) => one.account === author) || epoch.invite !== null) return false;
    if (epoch.rosterVersion !== before.rosterVersion || (invite.replaces !== none && epoch.backCount > 0)) return false;
    const expected = [...accounts(before.members).filter((one) => one !== invite.replaces), author].sort();
    // stream ‖ epoch ‖ account, which is how they stand in the header.
    return isSigned(invite.pk, 'claim', row.subarray(2, 98), epoch.claim) && expected.join() === accounts(epoch.members).join();
  }
  if (!before.members.some((one) => one.account === author)) return false;
  if (author !== was) return now === was && (epoch.invite === null || epoch.invite.replaces === (was ?? none));
  const kept = accounts(before.members).filter(
    (one) => one === was || roles.get(one)?.some((role) => ['therapist', 'intake', 'custodian'].includes(role)),
  );
  const must = [...roles].filter(([, all]) => all.includes('custodian')).map(([account]) => account);
  return [...new Set([...kept, ...must])].sort().join() === accounts(epoch.members).join();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , file = '', seed = ''] = process.argv;
  console.log(JSON.stringify(openStream(JSON.parse(readFileSync(file, 'utf8')), hexToBytes(seed)), null, 1));
}
