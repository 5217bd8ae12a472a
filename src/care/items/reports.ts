import { z } from 'zod/mini';
import { defineItem } from './define';
import { account, date, figure, id, line, slug, whole } from './values';

/** Why a count is not told: it is below 5; or it is not, but one that is could be worked out from it; or even why would give one away. */
export const hiddenReasons = ['small', 'complementary', 'unsaid'] as const;
/** A count of people (rounded to the nearest 5, docs/registry.md, "What leaves"), or why it is hidden. */
const cell = z.union([whole(0, 10_000_000), z.enum(hiddenReasons)]);
export type Cell = z.output<typeof cell>;

const cellsMax = 400;
const dimension = z.strictObject({ id: slug, codes: z.array(slug).check(z.minLength(1), z.maxLength(80)) });
/** Counts by one to three dimensions, in order of their codes, the last one fastest: of `[a, b] × [x, y]` ax, ay, bx, by. */
export const countTableSchema = z
  .strictObject({
    id: slug,
    dimensions: z.array(dimension).check(z.minLength(1), z.maxLength(3)),
    cells: z.array(cell).check(z.maxLength(cellsMax)),
  })
  .check(
    z.refine(
      ({ dimensions, cells }) => cells.length === dimensions.reduce((all, { codes }) => all * codes.length, 1),
      'a cell for each combination of codes',
    ),
    z.refine(
      ({ dimensions }) => isSet(dimensions.map((one) => one.id)) && dimensions.every(({ codes }) => isSet(codes)),
      'each once',
    ),
  );
export type CountTable = z.output<typeof countTableSchema>;

/**
 * What is no count. `quartiles`: lower quartile, median, upper quartile; `effect`: lower end of the 95 % interval, effect size, upper end.
 * `few`: not told, since fewer than 10 stand behind it. `n`: how many do.
 */
export const summarySchema = z.strictObject({
  id: slug,
  of: z.enum(['quartiles', 'effect']),
  n: cell,
  values: z.union([z.strictObject({ lower: figure, middle: figure, upper: figure }), z.literal('few')]),
});

/** A municipality by its number, and the district where it has its own service (docs/registry.md); of a service for many, all of them. */
const municipality = z.strictObject({
  kommune: z.string().check(z.regex(/^\d{4}$/)),
  bydel: z.nullable(line(60)),
});

/** A codebook as it names itself; another one's report can be told from a broken one, and refused with the reason. */
const codebook = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,29}-\d{1,3}\.\d{1,3}$/));
const isSet = (all: readonly string[]) => new Set(all).size === all.length;
const period = { from: date, until: date };
const tables = z.array(countTableSchema).check(
  z.maxLength(60),
  z.refine((all) => isSet(all.map((one) => one.id)), 'each once'),
);
const summaries = z.array(summarySchema).check(
  z.maxLength(80),
  z.refine((all) => isSet(all.map((one) => one.id)), 'each once'),
);

/** What a team hands in for a period, both days included; the newest of a period counts. Which team: the one whose stream it stands in. */
export const teamReport = defineItem(
  'team-report',
  {
    ...period,
    codebook,
    /** The id of the report of the same period that it stands in for; null: the first one. */
    replaces: z.nullable(id),
    municipalities: z.array(municipality).check(z.minLength(1), z.maxLength(60)),
    tables,
    summaries,
    /** What the team says of itself, which is about no person: positions, inhabitants. */
    facts: z.array(z.strictObject({ id: slug, value: z.nullable(figure) })).check(z.maxLength(40)),
  },
  { by: ['staff'], in: ['report'], lasting: true, quiet: true },
);

/**
 * What has left the team as a file, to a council or a press: remembered beside the reports, so that what leaves later gives nobody away
 * together with it. It is what that file says, hidden and rounded alike.
 */
export const figuresOut = defineItem(
  'figures-out',
  { ...period, codebook, way: z.enum(['csv', 'json', 'pdf']), tables, summaries },
  { by: ['staff'], in: ['report'], lasting: true, quiet: true },
);

/** One reader's half of the counters, sealed to that reader alone (docs/protocol.md, "Sums by shares"). */
const sealedShare = z.strictObject({
  reader: account,
  share: z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(4_000)),
});

/**
 * A period that leaves only as part of a sum: the team's counters as two shares, each sealed to one of two readers; neither says anything alone.
 * The newest of a period counts.
 */
export const teamShares = defineItem(
  'team-shares',
  {
    ...period,
    codebook,
    /** The id of the shares of the same period that they stand in for; null: the first ones. */
    replaces: z.nullable(id),
    shares: z.array(sealedShare).check(
      z.length(2),
      z.refine((all) => isSet(all.map(({ reader }) => reader)), 'two readers'),
    ),
  },
  { by: ['staff'], in: ['report'], lasting: true, quiet: true },
);
