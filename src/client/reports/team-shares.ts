import type { ItemOf } from '../../care/items/items';
import type { Period } from '../../care/reports/report';
import { type Counter, vectorOf } from '../../care/shares/counters';
import { toBase64url, utf8 } from '../../crypto/bytes';
import { sealShare, splitCounts } from '../../crypto/shares';
import type { AccountId, TeamId } from '../../protocol/bytes';
import { MellomError } from '../../protocol/errors';
import type { WithCases } from '../cases/case-cache';
import { registryRecords } from '../registry/registry';

/** The counters of a period as they are now, exactly: what a lead sees before they leave in two halves. */
export async function countsNow(session: WithCases, period: Period): Promise<Record<Counter, number>> {
  const [records, { teamCounts }] = await Promise.all([registryRecords(session), import('../../care/shares/team-counts')]);
  return teamCounts(records, period);
}

/** Of which team and period a share is; what opens it must name the same. */
export const sharePlace = (codebook: string, { from, until }: Period, team: TeamId): Uint8Array =>
  utf8([codebook, from, until, toBase64url(team)].join('\n'));

/** @throws MellomError E_INPUT for what is no count, E_OFFLINE where a reader's card is not at hand */
export async function sealedShares(
  session: WithCases,
  p: { counts: Readonly<Record<Counter, number>>; readers: readonly [AccountId, AccountId]; place: Uint8Array },
): Promise<ItemOf<'team-shares'>['shares']> {
  const vector = vectorOf(p.counts);
  if (!vector) throw new MellomError('E_INPUT', 'no counts');
  await session.cards.fetch(p.readers);
  const halves = splitCounts(vector);
  return p.readers.map((reader, n) => ({
    reader: toBase64url(reader),
    share: toBase64url(sealShare(halves[n as 0 | 1], session.cards.must(reader), p.place)),
  }));
}
