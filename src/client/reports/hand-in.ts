import { kept } from '../../care/case/items-of';
import type { Kept } from '../../care/case/state';
import type { ItemOf } from '../../care/items/items';
import type { Leaving, Period, Prepared } from '../../care/reports/report';
import { toBase64url } from '../../crypto/bytes';
import { accountWords } from '../../crypto/invitation';
import { hasRole, type VerifiedRoster, withRole } from '../../crypto/roster';
import { MellomError } from '../../protocol/errors';
import { wasLead } from '../cases/by-leads';
import type { WithCases } from '../cases/case-cache';
import { inTurn } from '../in-turn';
import { wordlist } from '../keys/wordlists';
import { registryRecords } from '../registry/registry';
import { idOf, writeAct } from '../sync/act-ids';
import { isLead } from '../team/roster-change';
import { mustRoster } from '../team-roster';
import type { ActId } from '../values';
import { reportLogs, reportStreamOf } from './report-stream';

/** What a lead sees before anything leaves the team. */
export interface HandIn {
  /** Exactly what would be sent now, and how it was tried. */
  prepared: Prepared & Pick<ItemOf<'team-report'>, 'municipalities' | 'facts'>;
  /** Who can read it: nobody before somebody is listed. `words`: six, of the account that it is sealed to. */
  readers: { name: string; words: string[] }[];
  /** What was handed in before, newest first; `replaced`: a later one of the same period counts. */
  sent: { from: string; until: string; at: string; by: string; replaced: boolean }[];
  /** Files that have left, which what leaves now is tried against too. */
  files: number;
}
export type Shown = Pick<Prepared, 'tables' | 'summaries'>;

/** What a team's leads send to whoever reads for many teams, and what they take out as files: nothing else of the registry leaves a team. */
export function handInOn(held: { session: () => WithCases }) {
  const reportStream = reportStreamOf(held);
  const turn = inTurn();
  /** What leaves is what was seen: figures that have changed since are looked at again. */
  const asShown = async (period: Period, shown: Shown): Promise<HandIn['prepared']> => {
    const prepared = await prepare(held.session(), period);
    const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
    if (!same(prepared.tables, shown.tables) || !same(prepared.summaries, shown.summaries))
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
          const reports = await reportsOf(session);
          if (reports.some(({ item }) => item.id === id)) return;
          const { proof: _, ...report } = await asShown(period, shown);
          const replaces = reports.find(isOf(period))?.item.id ?? null;
          await writeAct(session, await reportStream(), { kind: 'team-report', ...report, replaces }, { id });
        }),
      /** Remembers that the figures of a period leave as a file, before they do. @throws as `handIn` */
      keepFile: (period: Period, shown: Shown, way: ItemOf<'figures-out'>['way'], act?: ActId): Promise<void> =>
        turn(async () => {
          const session = held.session();
          leadsRoster(session);
          const id = idOf(act, { about: 'file', way, ...period });
          if ((await itemsOf(session, 'figures-out')).some(({ item }) => item.id === id)) return;
          const { codebook, tables, summaries } = await asShown(period, shown);
          const item = { ...period, codebook, way, tables, summaries };
          await writeAct(session, await reportStream(), { kind: 'figures-out', ...item }, { id });
        }),
    },
  };
}

export const handInViews = (session: WithCases) => ({
  /** @throws MellomError E_ROLE for whoever is no lead */
  handIn: async (period: Period): Promise<HandIn> => {
    const roster = leadsRoster(session);
    const reports = await reportsOf(session);
    const words = await wordlist('nb');
    const nameOf = (author: string) =>
      [...roster.people, ...session.rosters.former(roster.team)].find(({ id }) => toBase64url(id) === author)?.name ?? '';
    return {
      prepared: await prepare(session, period),
      readers: roster.people
        .filter(({ id }) => hasRole(roster, id, 'reader'))
        .map(({ id, name }) => ({ name, words: accountWords(id, words) })),
      sent: reports.map(({ author, item }, n) => ({
        from: item.from,
        until: item.until,
        at: item.at,
        by: nameOf(author),
        replaced: reports.slice(0, n).some(isOf(item)),
      })),
      files: (await itemsOf(session, 'figures-out')).length,
    };
  },
});

/** @throws MellomError E_ROLE */
function leadsRoster(session: WithCases): VerifiedRoster {
  const roster = mustRoster(session);
  if (!isLead(session, roster)) throw new MellomError('E_ROLE', 'no lead');
  return roster;
}

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
  ...(await reportsOf(session)).map(({ item }) => item),
  ...(await itemsOf(session, 'figures-out')).map(({ item }) => item),
];

/** The newest first. */
const reportsOf = async (session: WithCases) => (await itemsOf(session, 'team-report')).reverse();

/** By whoever was a lead then; what is on its way stands last. */
async function itemsOf<K extends 'team-report' | 'figures-out'>(session: WithCases, kind: K): Promise<Kept<K>[]> {
  const found = await Promise.all(
    reportLogs(session).map(async (log) =>
      kept(await session.cases.state(log), kind).filter(({ seq, author }) => wasLead(session, log, seq, author)),
    ),
  );
  const timeOf = ({ item }: { item: { at: string } }) => Date.parse(item.at);
  return found.flat().sort((a, b) => timeOf(a) - timeOf(b));
}

const isOf =
  ({ from, until }: Period) =>
  ({ item }: Kept<'team-report'>): boolean =>
    item.from === from && item.until === until;
