import { kept } from '../../care/case/items-of';
import { type Counter, counters, countsOf, mostInCounter, sharesCodebook } from '../../care/shares/counters';
import { mayCombine, maySum, type Summed, type SumRefusal, summedText } from '../../care/shares/may-sum';
import { isOwnSum, type OwnSum, ownSums } from '../../care/shares/own-sum';
import { type RefusedShares, type SentShares, type SumGroup, sumGroups, type TeamShares } from '../../care/shares/sent-shares';
import { commitmentText, readCommitment, readSum, sumText } from '../../care/shares/told-sum';
import { asAccountId, asTeamId, fromBase64url, same, toBase64url, utf8 } from '../../crypto/bytes';
import { hash } from '../../crypto/hash';
import { addShares, commitmentTo, isCommitment, openShare, readTotal, signCommitment } from '../../crypto/shares';
import { secureRandom } from '../../crypto/sodium';
import type { TeamId } from '../../protocol/bytes';
import { type ErrorCode, MellomError } from '../../protocol/errors';
import { wasLead } from '../cases/by-leads';
import type { WithCases } from '../cases/case-cache';
import { isCode } from '../errors';
import { inTurn } from '../in-turn';
import type { Log } from '../store/logs';
import { readerName, reportingTeams, teamName, unreadIn } from './handed-in';
import { sharePlace } from './team-shares';

/** A sum that this account has begun with another reader. */
export interface MadeSum {
  id: string;
  summed: Summed;
  other: string;
  /** By name. */
  teams: string[];
  /** The text that goes first: what is committed to. */
  commitment: string;
  /** The text that goes next, once the other has committed; null before. */
  sum: string | null;
  /** Of all teams; null before the other has told their sum. */
  total: Record<Counter, number> | null;
}
export interface ShareSums {
  groups: (Pick<SumGroup, 'from' | 'until' | 'other'> & {
    /** Name of the other reader. */
    name: string;
    teams: { team: string; name: string; at: string }[];
    refusal: SumRefusal | null;
    begun: boolean;
  })[];
  /** Newest period first. */
  sums: MadeSum[];
  refused: RefusedShares[];
}

/** Why a sum goes no further, by what the texts of the two readers do not share. */
const codes: Readonly<Record<SumRefusal, ErrorCode>> = {
  'too-few': 'E_SUM_RULE',
  twice: 'E_SUM_RULE',
  'too-alike': 'E_SUM_RULE',
  'other-period': 'E_SUM_PERIOD',
  'other-teams': 'E_SUM_TEAMS',
};

/** Sums of many teams' shares, together with one other reader; what the two tell each other goes by any channel, as text. */
export function shareSumsOn(held: { session: () => WithCases }) {
  const turn = inTurn();
  /** Own sums of every device of this account. @throws MellomError E_OFFLINE */
  const known = async (session: WithCases) => {
    await session.connection.online();
    await session.boxes.sync();
    return ownSumsOf(session);
  };
  const keep = async (session: WithCases, id: string, sum: OwnSum) => {
    await session.boxes.save(ownSums + id, sum);
    await session.boxes.sync();
  };
  const must = (sums: ReadonlyMap<string, OwnSum>, id: string): OwnSum => {
    const sum = sums.get(id);
    if (!sum) throw new MellomError('E_INPUT', 'no such sum');
    return sum;
  };
  return {
    acts: {
      /**
       * Adds the shares of all teams of a group; again, with the same shares, it is the same sum.
       * @throws MellomError E_SUM_RULE, E_OFFLINE
       */
      beginSum: (of: Pick<SumGroup, 'from' | 'until' | 'other'>): Promise<void> =>
        turn(async () => {
          const session = held.session();
          const sums = await known(session);
          const { groups } = await groupsOf(session);
          const group = groups.find((one) => one.from === of.from && one.until === of.until && one.other === of.other);
          if (!group || maySum(group, shownOf(sums))) throw new MellomError('E_SUM_RULE', 'not to be summed');
          const id = idOf(group);
          if (sums.has(id)) return;
          const zero = new Uint8Array(counters.length * 8);
          const sum = group.teams.reduce<Uint8Array>((all, one) => {
            const share = shareOf(session, one.item, asTeamId(fromBase64url(one.team)));
            if (typeof share === 'string') throw new MellomError('E_OPEN');
            return addShares(all, share);
          }, zero);
          const { codebook, from, until, shares, other } = group;
          const nonce = toBase64url(secureRandom(32));
          await keep(session, id, {
            ...{ codebook, from, until, shares, other },
            sum: toBase64url(sum),
            nonce,
            commitment: null,
            theirs: null,
          });
        }),
      /** Puts a sum away that has not been shown. */
      dropSum: (id: string): Promise<void> =>
        turn(async () => {
          const session = held.session();
          const sum = (await ownSumsOf(session)).get(id);
          if (sum && sum.commitment === null) await session.boxes.remove(ownSums + id);
        }),
      /**
       * Takes what the other reader has committed to; from now on the own sum is shown. The first commitment stands.
       * @throws MellomError E_SUM_TEXT for what is none, E_SUM_PERIOD, E_SUM_TEAMS for one of something else, E_SUM_WHO for one that the other has not
       *   signed, E_SUM_CHANGED for a second one, E_SUM_RULE, E_OFFLINE
       */
      takeCommitment: (id: string, text: string): Promise<void> =>
        turn(async () => {
          const session = held.session();
          const sums = await known(session);
          const own = must(sums, id);
          const told = readCommitment(text);
          if (!told) throw new MellomError('E_SUM_TEXT', 'no commitment');
          const apart = mayCombine(own, told.summed);
          if (apart) throw new MellomError(codes[apart], apart);
          const other = asAccountId(fromBase64url(own.other));
          await session.cards.fetch([other]);
          const [commitment, signature] = [fromBase64url(told.commitment), fromBase64url(told.signature)];
          if (!isCommitment(session.cards.must(other), aboutOf(own), commitment, signature))
            throw new MellomError('E_SUM_WHO', 'not signed by the other reader');
          if (own.commitment === told.commitment) return;
          if (own.commitment !== null) throw new MellomError('E_SUM_CHANGED', 'a second commitment');
          if (maySum(own, shownOf(sums))) throw new MellomError('E_SUM_RULE', 'too alike to one that was shown');
          await keep(session, id, { ...own, commitment: told.commitment });
        }),
      /**
       * Takes the other reader's sum, if it is what they have committed to.
       * @throws MellomError E_SUM_TEXT for what is none, E_SUM_CHANGED for another one, E_SUM_IMPOSSIBLE for a total that cannot be
       */
      takeSum: (id: string, text: string): Promise<void> =>
        turn(async () => {
          const session = held.session();
          const own = must(await ownSumsOf(session), id);
          const told = readSum(text, counters.length);
          if (!told || own.commitment === null) throw new MellomError('E_SUM_TEXT', 'no sum');
          const sum = fromBase64url(told.sum);
          if (!same(commitmentTo(aboutOf(own), sum, fromBase64url(told.nonce)), fromBase64url(own.commitment)))
            throw new MellomError('E_SUM_CHANGED', 'not what was committed to');
          totalOf(own, sum);
          await session.boxes.save(ownSums + id, { ...own, theirs: told.sum });
        }),
    },
  };
}

export const shareSumsViews = (session: WithCases) => ({
  /** What this account can sum with another reader, what it has begun, and what is in no sum. */
  shareSums: async (): Promise<ShareSums> => {
    const { groups, refused } = await groupsOf(session);
    const sums = await ownSumsOf(session);
    const nameOf = (team: string) => teamName(session, asTeamId(fromBase64url(team)));
    return {
      groups: groups.map((group) => ({
        from: group.from,
        until: group.until,
        other: group.other,
        name: readerName(
          session,
          group.teams.map(({ team }) => team),
          group.other,
        ),
        teams: group.teams.map(({ team, name, at }) => ({ team, name, at })),
        refusal: maySum(group, shownOf(sums)),
        begun: sums.has(idOf(group)),
      })),
      sums: [...sums]
        .map(([id, own]): MadeSum => {
          const { codebook, from, until, shares } = own;
          return {
            id,
            summed: { codebook, from, until, shares },
            other: readerName(
              session,
              shares.map(({ team }) => team),
              own.other,
            ),
            teams: shares.map(({ team }) => nameOf(team)).sort((a, b) => a.localeCompare(b, 'nb')),
            commitment: ownCommitment(session, own),
            sum: own.commitment === null ? null : sumText(own),
            total: own.theirs === null ? null : totalOf(own, fromBase64url(own.theirs)),
          };
        })
        .sort((a, b) => (a.summed.until < b.summed.until ? 1 : a.summed.until > b.summed.until ? -1 : a.id < b.id ? -1 : 1)),
      refused,
    };
  },
});

const aboutOf = (summed: Summed): Uint8Array => utf8(summedText(summed));
/** The same for the same shares and the same two readers, on every device. */
const idOf = (one: Summed & { other: string }): string =>
  toBase64url(hash('share-sum', aboutOf(one), fromBase64url(one.other)).subarray(0, 16));

async function ownSumsOf(session: WithCases): Promise<Map<string, OwnSum>> {
  const boxes = await session.boxes.list(ownSums);
  return new Map(boxes.flatMap(({ key, value }) => (isOwnSum(value) ? [[key.slice(ownSums.length), value] as const] : [])));
}
const shownOf = (sums: ReadonlyMap<string, OwnSum>): OwnSum[] =>
  [...sums.values()].filter(({ commitment }) => commitment !== null);

function ownCommitment(session: WithCases, own: OwnSum): string {
  const commitment = commitmentTo(aboutOf(own), fromBase64url(own.sum), fromBase64url(own.nonce));
  const signature = signCommitment(session.account, aboutOf(own), commitment);
  return commitmentText({ summed: own, commitment: toBase64url(commitment), signature: toBase64url(signature) });
}

/** @throws MellomError E_SUM_IMPOSSIBLE */
function totalOf({ sum, shares }: OwnSum, theirs: Uint8Array): Record<Counter, number> {
  try {
    return countsOf(readTotal(fromBase64url(sum), theirs, shares.length * mostInCounter));
  } catch (e) {
    if (isCode(e, 'E_INPUT')) throw new MellomError('E_SUM_IMPOSSIBLE', 'more than there can be');
    throw e;
  }
}

async function groupsOf(session: WithCases) {
  const teams = await Promise.all(
    reportingTeams(session).map(async ({ team, logs }): Promise<TeamShares> => {
      const parts = await Promise.all(
        logs.map(async (log) => ({ sent: await sharesIn(session, team, log), unread: await unreadIn(session, log) })),
      );
      return {
        team: toBase64url(team),
        name: teamName(session, team),
        sent: parts.flatMap(({ sent }) => sent),
        unread: parts.flatMap(({ unread }) => unread),
      };
    }),
  );
  return sumGroups(teams, toBase64url(session.account.id));
}

const sharesIn = async (session: WithCases, team: TeamId, log: Log): Promise<SentShares[]> =>
  kept(await session.cases.state(log), 'team-shares').flatMap(({ seq, author, item }) => {
    if (seq === null) return [];
    const share = shareOf(session, item, team);
    return [{ seq, byLead: wasLead(session, log, seq, author), item, own: typeof share === 'string' ? share : 'opens' }];
  });

/** The half that is sealed to this account. */
function shareOf(session: WithCases, item: SentShares['item'], team: TeamId): Uint8Array | 'closed' | 'not-mine' {
  const mine = item.shares.find(({ reader }) => reader === toBase64url(session.account.id));
  if (!mine) return 'not-mine';
  try {
    const share = openShare(session.account, fromBase64url(mine.share), sharePlace(sharesCodebook, item, team));
    return share.length === counters.length * 8 ? share : 'closed';
  } catch (e) {
    if (isCode(e, 'E_OPEN', 'E_FORMAT')) return 'closed';
    throw e;
  }
}
