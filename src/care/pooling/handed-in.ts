import type { ItemOf } from '../items/items';

/** Why something that a team has sent does not count, in the words of `reader:refused.*`. */
export const refusals = ['signature', 'not-lead', 'codebook', 'shape', 'too-large'] as const;
export type Refusal = (typeof refusals)[number];

export type TeamReport = ItemOf<'team-report'>;
/** A report as it stands in a team's stream. */
export interface Sent {
  seq: number;
  /** Whether its author was a lead of the team then, by the team's own signed lists. */
  byLead: boolean;
  report: TeamReport;
}
/** What a reader's device knows of one team. */
export interface TeamSent {
  team: string;
  name: string;
  sent: readonly Sent[];
  /** What could not be read at all: when it came here, where that is known, and why. */
  unread: readonly { at: string | null; reason: Refusal }[];
}

/** The newest report of a period that counts, and what it stands in for. */
export interface Counting {
  report: TeamReport;
  /** When those were sent that it replaces, the newest first. */
  replaced: string[];
}
export interface Refused {
  reason: Refusal;
  at: string | null;
  /** Null where it cannot be read of which period it is. */
  period: Period | null;
  /** Of another codebook: which. */
  codebook?: string;
}
export interface HandedIn {
  team: string;
  name: string;
  /** By period, newest first. */
  counting: Counting[];
  /** Newest first. */
  refused: Refused[];
}
export interface Period {
  from: string;
  until: string;
}

/**
 * What of it counts: by whoever was a lead, in the codebook that is read, of a period that is one; of one period the newest in the team's own log.
 * @param codebook id of the registry's definition
 */
export function handedIn({ team, name, sent, unread }: TeamSent, codebook: string): HandedIn {
  const refused: Refused[] = unread.map(({ at, reason }) => ({ reason, at, period: null }));
  const byPeriod = new Map<string, Sent[]>();
  for (const one of sent) {
    const { from, until, at } = one.report;
    const reason = refusalOf(one, codebook);
    const key = `${from} ${until}`;
    if (reason === null) byPeriod.set(key, [...(byPeriod.get(key) ?? []), one]);
    else
      refused.push({ reason, at, period: { from, until }, ...(reason === 'codebook' ? { codebook: one.report.codebook } : {}) });
  }
  const counting = [...byPeriod.values()].flatMap((all): Counting[] => {
    const [newest, ...before] = all.toSorted((a, b) => b.seq - a.seq);
    return newest ? [{ report: newest.report, replaced: before.map(({ report }) => report.at) }] : [];
  });
  return {
    team,
    name,
    counting: counting.sort((a, b) => byPeriodNewest(a.report, b.report)),
    refused: refused.sort((a, b) => timeOf(b) - timeOf(a)),
  };
}

const timeOf = ({ at }: Refused): number => (at === null ? 0 : Date.parse(at));

function refusalOf({ byLead, report }: Sent, codebook: string): Refusal | null {
  if (!byLead) return 'not-lead';
  if (report.codebook !== codebook) return 'codebook';
  return report.from <= report.until ? null : 'shape';
}

/** All periods of which some team has handed in a report, newest first; of those that end on one day the longest first. */
export function periodsOf(all: readonly HandedIn[]): Period[] {
  const found = new Map(
    all.flatMap(({ counting }) => counting.map(({ report: { from, until } }) => [`${from} ${until}`, { from, until }] as const)),
  );
  return [...found.values()].sort(byPeriodNewest);
}

const byPeriodNewest = (a: Period, b: Period): number =>
  a.until !== b.until ? (a.until < b.until ? 1 : -1) : a.from < b.from ? -1 : a.from > b.from ? 1 : 0;

export const isOf = (period: Period) => (one: Period) => one.from === period.from && one.until === period.until;

/** How many things sent in do not count: what whoever reads may have to call a team about. */
export const refusedIn = (all: readonly HandedIn[]): number => all.reduce((sum, { refused }) => sum + refused.length, 0);
