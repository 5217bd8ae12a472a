import type { Item, ItemDraft, ItemOf } from '../../care/items/items';
import { asStreamId, same } from '../../crypto/bytes';
import { makeStream } from '../../crypto/compose';
import { custodians, hasRole, withRole } from '../../crypto/roster';
import { MellomError } from '../../protocol/errors';
import { caseRoles } from '../../protocol/kinds';
import type { WithCases } from '../cases/case-cache';
import { iso } from '../context';
import { workOf } from '../store/work';
import { idOf, sharing } from '../sync/act-ids';
import { checkItem } from '../sync/item-check';
import { type Live, newId, writeItem } from '../sync/write';
import { mustRoster } from '../team-roster';
import type { ActId, CaseRef } from '../values';

/** What staff write down of somebody who called, came by, or was sent. */
export type WrittenReferral = Omit<ItemOf<'referral'>, keyof Pick<Item, 'id' | 'at' | 'kind'> | 'referral'>;

/** A case that is about to be: on disk before its row 0 is sent, so that a crash in between leaves nothing half. */
interface Founding {
  stream: Uint8Array;
  row: Uint8Array;
  drafts: { id: string; draft: ItemDraft }[];
}
const founding = workOf<Founding>('founding/');

export function referralsOn(held: { session: () => WithCases }) {
  const written = sharing((referral, p: WrittenReferral) => writeReferral(held.session(), referral, p));
  return {
    acts: {
      /**
       * Staff write in a referral: a case without a citizen, for all who take referrals in. The person may be invited into it later.
       * @throws MellomError E_INPUT, E_ROLE, E_OFFLINE
       */
      writeReferral: async (p: WrittenReferral, act?: ActId): Promise<CaseRef> => written(idOf(act, { ...p }), p),
    },
  };
}

async function writeReferral(x: WithCases, referral: string, p: WrittenReferral): Promise<CaseRef> {
  const asked: ItemDraft = { kind: 'referral', referral, at: iso(x.env), ...p };
  if (typeof checkItem('case')({ ...asked, id: referral }, 'staff') === 'string') throw new MellomError('E_INPUT', 'referral');
  await x.connection.online();
  const roster = mustRoster(x);
  if (!hasRole(roster, x.account.id, ...caseRoles)) throw new MellomError('E_ROLE', 'not in cases');
  const begun = await founding.read(x.store, referral);
  if (begun) return carryOut(x, referral, begun);
  const there = await writtenBy(x, referral);
  if (there) return there;
  const chosen = withRole(roster, 'intake');
  await x.cards.fetch([...custodians(roster), ...chosen, x.account.id]);
  const { stream, row } = makeStream({ account: x.account, type: 'case', roster, chosen, card: x.cards.must });
  const work: Founding = { stream, row, drafts: [{ id: newId(), draft: asked }] };
  await founding.keep(x.store, work, referral);
  return carryOut(x, referral, work);
}

/** The case that the same act has led to already, here or on another device. */
async function writtenBy(x: WithCases, referral: string): Promise<CaseRef | null> {
  for (const log of x.logs.all()) {
    if (!log.facts.asked || log.facts.gone || !log.state.founder || !same(log.state.founder, x.account.id)) continue;
    // A case that cannot be read keeps nobody from writing down the next enquiry.
    const summary = await x.cases.summary(log).catch(() => null);
    if (summary?.referral?.referral === referral) return log.ref;
  }
  return null;
}

async function carryOut(x: Live, referral: string, { stream, row, drafts }: Founding): Promise<CaseRef> {
  const log = x.logs.of(asStreamId(stream.slice()));
  if (log.state.last < 0) {
    const { seq } = await x.connection.request('append', { row });
    await x.sync.feed(log, [{ seq, row }]);
  }
  for (const { id, draft } of drafts) await writeItem(x, log, draft, id);
  await founding.done(x.store, referral);
  x.state.changed('referrals', 'inbox', 'cases');
  return log.ref;
}

/** What a crash has left half-done. */
export async function resumeFounding(x: Live): Promise<void> {
  await founding.resume(x.store, (name, value) => carryOut(x, name, value));
}
