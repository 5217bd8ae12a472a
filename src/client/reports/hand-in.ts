import type { ItemOf } from '../../care/items/items';
import type { Leaving, Period, Prepared } from '../../care/reports/report';
import { type Counter, sharesCodebook } from '../../care/shares/counters';
import { toBase64url } from '../../crypto/bytes';
import { accountWords } from '../../crypto/invitation';
import { hasRole, withRole } from '../../crypto/roster';
import { MellomError } from '../../protocol/errors';
import type { WithCases } from '../cases/case-cache';
import { inTurn } from '../in-turn';
import { wordlist } from '../keys/wordlists';
import { registryRecords } from '../registry/registry';
import { idOf, writeAct } from '../sync/act-ids';
import type { ActId } from '../values';
import { reportStreamOf } from './report-stream';
import { countsNow, sealedShares, sharePlace } from './team-shares';
import { isOf, leadsRoster, type SentItem, sentItems, whatLeft } from './what-left';

/** What a lead sees before anything leaves the team. */
export interface HandIn {
  /** Exactly what would be sent now, and how it was tried. */
  prepared: Prepared & Pick<ItemOf<'team-report'>, 'municipalities' | 'facts'>;
  /** What would be sent now as part of a sum: exact counts, in two halves that say nothing alone. */
  counts: Record<Counter, number>;
  /** Who can read it: nobody before somebody is listed. `words`: six, of the account that it is sealed to. */
  readers: { account: string; name: string; words: string[] }[];
  /** What was handed in before, newest first: as figures, and only as part of a sum. */
  sent: SentItem[];
  inSums: SentItem[];
  /** Files that have left, which what leaves now is tried against too. */
  files: number;
}
export type Shown = Pick<Prepared, 'tables' | 'summaries'>;
export type SharesShown = Pick<HandIn, 'counts'> & { readers: readonly Pick<HandIn['readers'][number], 'account'>[] };

/** What a team's leads send to whoever reads for many teams, and what they take out as files: nothing else of the registry leaves a team. */
export function handInOn(held: { session: () => WithCases }) {
  const reportStream = reportStreamOf(held);
  const turn = inTurn();
  /** What leaves is what was seen: figures that have changed since are looked at again. */
  const asShown = async (period: Period, shown: Shown, all: boolean): Promise<HandIn['prepared']> => {
    const [prepared, { isToldAs }] = await Promise.all([prepare(held.session(), period), import('../../care/reports/cells')]);
    if (!isToldAs(shown, prepared) || (all && !isToldAs(prepared, shown)))
      throw new MellomError('E_CHANGED', 'figures have changed');
    return prepared;
  };
  return {
    acts: {
      /**
       * Hands in the figures of a period as they were shown, once however often it is pressed.
       * @throws MellomError E_ROLE for whoever is no lead, E_CHANGED where they are not what was shown, E_READER where nobody is
       *   listed who reads, E_INPUT for a team that has not said whom it serves, E_OFFLINE for a first report
       */
      handIn: (period: Period, shown: Shown, act?: ActId): Promise<void> =>
        turn(async () => {
          const session = held.session();
          if (withRole(leadsRoster(session), 'reader').length === 0) throw new MellomError('E_READER', 'nobody reads');
          const id = idOf(act, { about: 'hand-in', ...period });
          const reports = await whatLeft(session, 'team-report');
          if (reports.some(({ item }) => item.id === id)) return;
          const { proof: _, ...report } = await asShown(period, shown, true);
          const replaces = reports.find(isOf(period))?.item.id ?? null;
          await writeAct(session, await reportStream(), { kind: 'team-report', ...report, replaces }, { id });
        }),
      /**
       * Hands in a period only as part of a sum: its counts as they were shown, in two halves, one sealed to each of two readers; once however often it
       * is pressed.
       * @throws MellomError E_READER unless exactly two are listed who read; else as `handIn`
       */
      handInShares: (period: Period, shown: SharesShown, act?: ActId): Promise<void> =>
        turn(async () => {
          const session = held.session();
          const roster = leadsRoster(session);
          const [one, other, third] = withRole(roster, 'reader');
          if (!one || !other || third) throw new MellomError('E_READER', 'not two who read');
          const id = idOf(act, { about: 'shares', ...period });
          const before = await whatLeft(session, 'team-shares');
          if (before.some(({ item }) => item.id === id)) return;
          const counts = await countsNow(session, period);
          const readers = [one, other].map(toBase64url);
          if (
            !same(counts, shown.counts) ||
            !same(
              readers,
              shown.readers.map(({ account }) => account),
            )
          )
            throw new MellomError('E_CHANGED', 'counts or readers have changed');
          const place = sharePlace(sharesCodebook, period, roster.team);
          const shares = await sealedShares(session, { counts, readers: [one, other], place });
          const replaces = before.find(isOf(period))?.item.id ?? null;
          const item = { ...period, codebook: sharesCodebook, shares, replaces };
          await writeAct(session, await reportStream(), { kind: 'team-shares', ...item }, { id });
        }),
      /**
       * Remembers that figures of a period leave as a file, before they do: all that were shown or some of them. What has left of that period
       * already is not written down again.
       * @throws as `handIn`
       */
      keepFile: (period: Period, shown: Shown, way: ItemOf<'figures-out'>['way'], act?: ActId): Promise<void> =>
        turn(async () => {
          const session = held.session();
          leadsRoster(session);
          const id = idOf(act, { about: 'file', way, ...period });
          const [{ codebook }, left, { isToldAs }] = await Promise.all([
            asShown(period, shown, false),
            leftOf(session),
            import('../../care/reports/cells'),
          ]);
          if (left.some((one) => one.from === period.from && one.until === period.until && isToldAs(shown, one))) return;
          const { tables, summaries } = shown;
          await writeAct(
            session,
            await reportStream(),
            { kind: 'figures-out', ...period, codebook, way, tables, summaries },
            { id },
          );
        }),
    },
  };
}

export const handInViews = (session: WithCases) => ({
  /** @throws MellomError E_ROLE for whoever is no lead */
  handIn: async (period: Period): Promise<HandIn> => {
    const roster = leadsRoster(session);
    const words = await wordlist('nb');
    return {
      prepared: await prepare(session, period),
      counts: await countsNow(session, period),
      readers: roster.people
        .filter(({ id }) => hasRole(roster, id, 'reader'))
        .map(({ id, name }) => ({ account: toBase64url(id), name, words: accountWords(id, words) })),
      sent: await sentItems(session, 'team-report'),
      inSums: await sentItems(session, 'team-shares'),
      files: (await whatLeft(session, 'figures-out')).length,
    };
  },
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

async function prepare(session: WithCases, period: Period) {
  const { about, people } = leadsRoster(session);
  const places = about.places ?? [];
  const [kept, left, { prepareReport }, { rphMds: definition }] = await Promise.all([
    registryRecords(session),
    leftOf(session),
    import('../../care/reports/report'),
    import('../../care/registry/rph-mds'),
  ]);
  const records = kept.map(({ record }) => record);
  const kommuner = [...new Set(places.map(({ kommune }) => kommune))].sort();
  return {
    ...prepareReport({ definition, records, period, kommuner, left }),
    municipalities: places.map(({ kommune, bydel }) => ({ kommune, bydel: bydel ?? null })),
    facts: [{ id: 'therapists', value: people.filter(({ roles }) => roles.includes('therapist')).length }],
  };
}

const leftOf = async (session: WithCases): Promise<Leaving[]> => [
  ...(await whatLeft(session, 'team-report')).map(({ item }) => item),
  ...(await whatLeft(session, 'figures-out')).map(({ item }) => item),
];
