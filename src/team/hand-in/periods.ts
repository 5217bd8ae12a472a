export interface HandInPeriod {
  id: string;
  kind: 'year' | 'quarter' | 'soFar' | 'own';
  year: number;
  /** 1–4 of a quarter. */
  quarter: number;
  from: string;
  until: string;
}

/**
 * What figures are handed in for: the last three whole years, the quarters of this one that are over, and the year so far; and the days that
 * somebody has chosen in the report (`own`), as far as they are past.
 */
export function periodsBefore(today: string, own: { from: string; until: string } | null): HandInPeriod[] {
  const year = Number(today.slice(0, 4));
  const whole = (back: number): HandInPeriod => {
    const of = year - back;
    return { id: `${of}`, kind: 'year', year: of, quarter: 0, from: `${of}-01-01`, until: `${of}-12-31` };
  };
  const quarters = [
    ['01-01', '03-31'],
    ['04-01', '06-30'],
    ['07-01', '09-30'],
  ].map(([from, until], n): HandInPeriod => {
    const quarter = n + 1;
    return { id: `${year}-${quarter}`, kind: 'quarter', year, quarter, from: `${year}-${from}`, until: `${year}-${until}` };
  });
  const all: HandInPeriod[] = [
    whole(1),
    whole(2),
    whole(3),
    ...quarters.filter(({ until }) => until < today).reverse(),
    { id: 'now', kind: 'soFar', year, quarter: 0, from: `${year}-01-01`, until: today },
  ];
  const isThere = all.some(({ from, until }) => from === own?.from && until === own.until);
  if (own === null || isThere || own.from > own.until || own.until > today) return all;
  return [...all, { id: 'own', kind: 'own', year, quarter: 0, ...own }];
}
