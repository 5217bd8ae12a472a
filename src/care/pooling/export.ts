import type { Overview } from './overview';
import { nationalShares, type PooledShare } from './shares';
import { percentOf } from './steps';

/** A share as it leaves: whole numbers, and how many teams are behind it. */
interface ExportedShare {
  numerator: number;
  denominator: number;
  percent: number | null;
  percentFrom: number | null;
  percentTo: number | null;
  teams: number;
  teamsHidden: number;
  teamsMissing: number;
}
export interface ExportedOverview {
  codebook: string;
  period: { from: string; until: string };
  teams: number;
  teamsSent: number;
  country: Record<string, ExportedShare>;
  counties: { county: string; name: string; teams: number; hidden: string | null; startedIn14: ExportedShare | null }[];
  source: string;
}

const exported = ({ numerator, denominator, share, range, told, hidden, missing }: PooledShare): ExportedShare => ({
  numerator,
  denominator,
  percent: share === null ? null : percentOf(share),
  percentFrom: range ? percentOf(range[0]) : null,
  percentTo: range ? percentOf(range[1]) : null,
  teams: told,
  teamsHidden: hidden,
  teamsMissing: missing,
});

/** What leaves as a file: the country and its counties, hidden as on the screen, and no team by name or by mark. */
export function exportedOverview(overview: Overview, codebook: string): ExportedOverview {
  const { period, rows, sent, shares, counties } = overview;
  return {
    codebook,
    period: { from: period.from, until: period.until },
    teams: rows.length,
    teamsSent: sent,
    country: Object.fromEntries(nationalShares.map((name) => [name, exported(shares[name])])),
    counties: counties.counties.map(({ county, name, teams, hidden, figure }) => ({
      county,
      name,
      teams,
      hidden,
      startedIn14: figure && exported(figure),
    })),
    source: 'Kartverket, CC BY 4.0 (counties)',
  };
}

const columns = [
  'numerator',
  'denominator',
  'percent',
  'percentFrom',
  'percentTo',
  'teams',
  'teamsHidden',
  'teamsMissing',
] as const;

/** The same as rows of a table: a line a figure, codes as in the codebook. Empty: hidden or not known. */
export function overviewTable({ codebook, period, country, counties }: ExportedOverview): string[][] {
  const line = (place: string, figure: string, share: ExportedShare | null, hidden: string | null): string[] => [
    codebook,
    period.from,
    period.until,
    place,
    figure,
    ...columns.map((column) => String(share?.[column] ?? '')),
    hidden ?? '',
  ];
  return [
    ['codebook', 'from', 'until', 'place', 'figure', ...columns, 'hidden'],
    ...nationalShares.map((name) => line('Norge', name, country[name] ?? null, null)),
    ...counties.map(({ name, startedIn14, hidden }) => line(name, 'started-in-14', startedIn14, hidden)),
  ];
}
