import type { KnownShare, PooledShare, ToldShare } from './shares';
import { knownShare, poolShares } from './shares';

/**
 * The counties from 2024 on, by the first two digits of the number of each of their municipalities, from south to north as they lie on the tiles of the map
 * (`row`, `column`). Source: Kartverket, list of counties and municipalities, CC BY 4.0.
 */
export const counties = [
  { county: '03', name: 'Oslo', row: 4, column: 3 },
  { county: '11', name: 'Rogaland', row: 5, column: 1 },
  { county: '15', name: 'Møre og Romsdal', row: 3, column: 2 },
  { county: '18', name: 'Nordland', row: 2, column: 4 },
  { county: '31', name: 'Østfold', row: 5, column: 4 },
  { county: '32', name: 'Akershus', row: 4, column: 4 },
  { county: '33', name: 'Buskerud', row: 4, column: 2 },
  { county: '34', name: 'Innlandet', row: 3, column: 3 },
  { county: '39', name: 'Vestfold', row: 5, column: 3 },
  { county: '40', name: 'Telemark', row: 5, column: 2 },
  { county: '42', name: 'Agder', row: 6, column: 2 },
  { county: '46', name: 'Vestland', row: 4, column: 1 },
  { county: '50', name: 'Trøndelag', row: 2, column: 3 },
  { county: '55', name: 'Troms', row: 1, column: 4 },
  { county: '56', name: 'Finnmark', row: 1, column: 5 },
] as const;
export type County = (typeof counties)[number]['county'];

/** The one county in which all these municipalities lie; null for a service that reaches over a border, or a number that is none. */
export function countyOf(kommuner: readonly string[]): County | null {
  const found = new Set(kommuner.map((number) => counties.find(({ county }) => number.startsWith(county))?.county));
  const [only, ...more] = found;
  return more.length === 0 && only !== undefined ? only : null;
}

/** Fewer teams than these, and a county's figure would be one team's, or the neighbour's with one's own taken away. */
export const fewestTeams = 3;

export interface CountyFigure {
  county: County;
  name: string;
  /** Teams of the county that tell the share. */
  teams: number;
  /** Null: hidden. `few`: under three teams; `others`: else the hidden ones could be worked out from the whole. */
  figure: PooledShare | null;
  hidden: 'none' | 'few' | 'others' | null;
}
export interface ByCounty {
  counties: CountyFigure[];
  /** Teams that tell the share and work in more than one county: in the country's figure, in no county's. */
  across: number;
}

/**
 * A share by county. A county with one or two teams is hidden; and where those that stand in no county's figure are together one or two, the county with the
 * fewest teams is hidden too, since the country's figure less the others' would be theirs.
 */
export function byCounty(teams: readonly { kommuner: readonly string[]; told: ToldShare | null }[]): ByCounty {
  const telling = teams.filter(({ told }) => knownShare(told) !== null);
  const of = new Map<County | null, ToldShare[]>();
  for (const { kommuner, told } of telling) {
    const county = countyOf(kommuner);
    if (told) of.set(county, [...(of.get(county) ?? []), told]);
  }
  const rows = counties.map(({ county, name }): CountyFigure => {
    const told = of.get(county) ?? [];
    const hidden = told.length === 0 ? 'none' : told.length < fewestTeams ? 'few' : null;
    return { county, name, teams: told.length, figure: hidden ? null : poolShares(told), hidden };
  });
  const across = of.get(null)?.length ?? 0;
  const apart = across + rows.reduce((sum, { hidden, teams: count }) => sum + (hidden === 'few' ? count : 0), 0);
  if (apart > 0 && apart < fewestTeams) {
    const [fewest] = rows.filter(({ hidden }) => hidden === null).sort((a, b) => a.teams - b.teams);
    if (fewest) Object.assign(fewest, { figure: null, hidden: 'others' });
  }
  return { counties: rows, across };
}

/** Marks for a funnel: without a name, in an order that tells nothing of who it is. Smaller denominators than `fewest` are no marks. */
export function unnamed(told: readonly (ToldShare | null)[], fewest: number): KnownShare[] {
  return told
    .flatMap((one) => knownShare(one) ?? [])
    .filter(({ denominator }) => denominator >= fewest)
    .sort((a, b) => a.denominator - b.denominator || a.numerator - b.numerator);
}
