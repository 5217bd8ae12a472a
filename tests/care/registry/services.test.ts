import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOf } from '../../../src/care/disclosure/population';
import { itemSchema } from '../../../src/care/items/items';
import { episodeRecordSchema } from '../../../src/care/items/registry';
import type { CountTable } from '../../../src/care/items/reports';
import { handedIn } from '../../../src/care/pooling/handed-in';
import { rulesOf } from '../../../src/care/questionnaires/instruments/rules';
import type { RegistryDefinition } from '../../../src/care/registry/definition';
import { readDefinition } from '../../../src/care/registry/read-definition';
import { recordSchemaOf } from '../../../src/care/registry/record-schema';
import { rphMds } from '../../../src/care/registry/rph-mds';
import { populationsOf } from '../../../src/care/reports/populations';
import { prepareReport } from '../../../src/care/reports/report';
import { cellsOf, tableRules } from '../../../src/care/reports/tables';
import { randomRecords } from '../figures/random-records';
import { addictionCohort } from './addiction-cohort';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const file = (path: string): Json => JSON.parse(readFileSync(path, 'utf8'));
const known = { instrument: rulesOf, programmes: new Set(readdirSync('locales/nb/programmes')) };
const example = file('docs/examples/rus-mds-0.1.json');

/** @throws where it is refused */
function definitionOf(value: Json): RegistryDefinition {
  const read = readDefinition(value, known);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.definition;
}
const rus = definitionOf(example);

/** A document with something else in one place. */
function changed(value: Json, path: readonly (string | number)[], put: (before: Json) => Json | undefined): Json {
  const copy = structuredClone(value);
  let at = copy;
  for (const step of path.slice(0, -1)) at = (at as { [key: string]: Json })[step] ?? null;
  const last = path.at(-1) ?? '';
  const holder = at as { [key: string]: Json };
  const next = put(holder[last] ?? null);
  if (next !== undefined) holder[last] = next;
  else if (Array.isArray(at)) at.splice(Number(last), 1);
  else delete holder[last];
  return copy;
}
function pathsOf(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== 'object') return [path];
  const parts: [string | number, Json][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [...(path.length > 0 ? [path] : []), ...parts.flatMap(([key, part]) => pathsOf(part, [...path, key]))];
}
const at = (list: 'fields' | 'populations' | 'tables' | 'summaries', id: string): number =>
  rus[list].findIndex((one) => one.id === id);

describe('a registry’s definition', () => {
  it('of RPH is read by the same rules as any other', () => {
    expect(readDefinition(file('locales/registries/rph-mds-1.0.json'), known)).toEqual({ ok: true, definition: rphMds });
  });

  it.each([
    ['a field that nothing has', ['populations', at('populations', 'started'), 'on'], 'begunOn', 'no-field'],
    ['a day that is no day', ['populations', at('populations', 'started'), 'on'], 'gender', 'other-type'],
    ['a sum of what is no number', ['summaries', 1, 'quartiles', 'sum', 0, 'field'], 'contacts.kind', 'other-type'],
    ['a code that a field does not have', ['summaries', 1, 'quartiles', 'sum', 0, 'where', 'attendance'], ['came'], 'no-code'],
    [
      'a value that nobody can have',
      ['tables', at('tables', 'recovery'), 'axes', 0, 'codes', 0, 'where', 'result'],
      ['well'],
      'no-code',
    ],
    ['a dimension of another population', ['tables', at('tables', 'goals'), 'of'], 'started', 'no-dimension'],
    ['people who are not counted', ['tables', at('tables', 'source'), 'of'], 'asked', 'no-population'],
    ['an instrument that nobody has', ['instruments', 0], 'dudit', 'no-instrument'],
    ['a cut-off that the instrument does not have', ['outcomes', 0, 'cutOff'], 9, 'other-limit'],
    ['a reliable change that nobody has published', ['outcomes', 0, 'reliableChange'], 4, 'other-limit'],
    ['a programme that is not there', ['programmes', 1], 'cannabis', 'no-programme'],
    ['a column twice', ['tables', at('tables', 'goals'), 'axes', 0, 'codes', 1], { each: 'goal' }, 'code-twice'],
    ['steps out of order', ['populations', at('populations', 'started'), 'dimensions', 'wait', 'steps', 1, 'from'], 0, 'order'],
    ['rules that hide less', ['rules', 'smallest'], 3, 'shape'],
    ['another shape', ['fields', 0, 'type'], 'words', 'shape'],
  ] as const)('is refused with the place where it names %s', (_, path, put, problem) => {
    const read = readDefinition(
      changed(example, path, () => structuredClone(put) as Json),
      known,
    );
    expect(read.ok ? [] : read.faults).toContainEqual({
      path: expect.stringContaining(typeof path[1] === 'number' ? `${path[0]}[${path[1]}]` : path[0]),
      problem,
      detail: expect.any(String),
    });
  });

  it.each(rus.fields.map(({ id }) => id))('is refused without the field %s, where anything is counted by it', (id) => {
    const isCounted = new RegExp(`"${id}[".]`).test(JSON.stringify([rus.populations, rus.summaries])) || id === 'measures';
    const without = changed(example, ['fields', at('fields', id)], () => undefined);
    expect(readDefinition(without, known).ok).toBe(!isCounted);
  });

  it('that somebody has altered anywhere is refused in words, or can be counted by', () => {
    const paths = pathsOf(example);
    const words = paths.flatMap((path) => path.filter((step) => typeof step === 'string'));
    const junk = fc.oneof(
      fc.constantFrom<Json>(null, true, 0, -1, 1e12, '', [], {}, '__proto__', 'constructor'),
      fc.constantFrom(...words, ...rus.fields.map(({ id }) => id)),
      fc.constant(undefined),
    );
    const records = addictionCohort(5, 4);
    fc.assert(
      fc.property(fc.constantFrom(...paths), junk, (path, put) => {
        const read = readDefinition(
          changed(example, path, () => put),
          known,
        );
        if (!read.ok) {
          expect(read.faults.length).toBeGreaterThan(0);
          return;
        }
        const populations = populationsOf(read.definition, records, ['0301']);
        for (const rule of tableRules(read.definition, ['0301']))
          for (const { region } of cellsOf(rule, { from: '2025-01-01', until: '2025-12-31' })) {
            const population = populations.find(({ id }) => id === region.population);
            expect(population && countOf(population, region)).toBeGreaterThanOrEqual(0);
          }
      }),
      { numRuns: 150 },
    );
  });

  it('is nothing that a stranger’s file can break', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => !readDefinition(value, known).ok));
  });
});

describe('a record by its definition', () => {
  const schema = recordSchemaOf(rphMds);
  it('is of RPH what its item says, field by field and whatever stands in it', () => {
    expect(rphMds.fields.map(({ id }) => id)).toEqual(Object.keys(episodeRecordSchema.shape));
    const records = fc.constantFrom(...randomRecords(40, 5).map(({ record }) => JSON.parse(JSON.stringify(record)) as Json));
    const altered = records.chain((record) =>
      fc
        .tuple(
          fc.constantFrom(...pathsOf(record)),
          fc.oneof(fc.jsonValue(), fc.constantFrom(null, 0, -1, 5, 1e9, 'other', '0301', '2025-02-29', [])),
        )
        .map(([path, put]) => changed(record, path, () => put as Json)),
    );
    fc.assert(
      fc.property(fc.oneof(records, altered), (record) => {
        expect(schema.safeParse(record).success).toBe(episodeRecordSchema.safeParse(record).success);
      }),
      { numRuns: 200 },
    );
  });

  it('is refused where a field is missing, strange, or of another service', () => {
    const own = recordSchemaOf(rus);
    const [record = {}] = addictionCohort(1, 1);
    expect(own.safeParse(record).success).toBe(true);
    for (const [field, put] of [
      ['goal', 'win'],
      ['contactAt', null],
      ['contacts', [{ kind: 'treatment' }]],
      ['birthYear', 1700],
      ['name', 'Kari'],
    ] as const)
      expect(own.safeParse({ ...record, [field]: put }).success).toBe(false);
    expect(own.safeParse(randomRecords(1, 1)[0]?.record).success).toBe(false);
  });
});

describe('the registry of a municipal addiction service', () => {
  const period = { from: '2025-01-01', until: '2025-12-31' };
  const records = addictionCohort(300, 12);
  const report = prepareReport({ definition: rus, records, period, kommuner: ['0301', '3201'], left: [] });
  const cellOf = (tables: readonly CountTable[], id: string, ...codes: string[]) => {
    const table = tables.find((one) => one.id === id);
    const place = table?.dimensions.reduce((all, { codes: list }, n) => all * list.length + list.indexOf(codes[n] ?? ''), 0);
    return table?.cells[place ?? -1];
  };
  /** As it may be told: below 5 hidden, else to the nearest 5, or hidden for the sake of another. */
  const mayBe = (count: number) => (count < 5 ? ['small', 'unsaid'] : [Math.round(count / 5) * 5, 'complementary', 'unsaid']);
  const inYear = (day: string | null) => day !== null && day >= period.from && day <= period.until;
  const held = (one: (typeof records)[number]) =>
    one.contacts.reduce(
      (sum, { kind, attendance, count }) => sum + (kind === 'treatment' && attendance === 'attended' ? count : 0),
      0,
    );
  const finished = records.filter((one) => inYear(one.endedOn) && held(one) >= 2);
  const paired = finished.flatMap(({ measures }) =>
    measures.filter(({ instrument, count }) => instrument === 'audit' && count >= 2),
  );

  it('counts what its records say, by its own tables', () => {
    const soon = records.filter(
      ({ contactAt, startedOn }) =>
        startedOn !== null && inYear(startedOn) && Date.parse(startedOn) - Date.parse(contactAt) <= 14 * 86_400_000,
    );
    const recovered = paired.filter(({ first, last }) => first.total >= 8 && last.total < 8);
    const abstaining = finished.filter(({ goal, goalReached }) => goal === 'abstain' && goalReached === 'reached');
    const settled = (housing: string | null) => housing !== null && ['own-home', 'rented', 'municipal-home'].includes(housing);
    const housed = finished.filter(
      ({ housingStart, housingEnd }) => settled(housingEnd) && housingStart !== null && housingStart !== 'unknown',
    );
    expect(mayBe(soon.length)).toContain(cellOf(report.tables, 'started-in-14', 'yes'));
    expect(mayBe(recovered.length)).toContain(cellOf(report.tables, 'recovery', 'yes'));
    expect(mayBe(abstaining.length)).toContain(cellOf(report.tables, 'goals', 'abstain', 'reached'));
    expect(mayBe(housed.length)).toContain(cellOf(report.tables, 'housing', 'end-settled'));
    expect(mayBe(finished.length)).toContain(cellOf(report.tables, 'flow', 'finished'));
    expect([soon, recovered, abstaining, housed].every(({ length }) => length >= 5)).toBe(true);
  });

  it('hides and rounds as RPH’s does, and gives nobody away by what is left', () => {
    const cells = report.tables.flatMap((table) => table.cells);
    expect(cells.filter((cell) => typeof cell === 'number').every((cell) => cell >= 5 && cell % 5 === 0)).toBe(true);
    expect(cells).toContain('small');
    expect(report.proof.tried).toBeGreaterThan(0);
    expect(report.proof.exposed).toEqual([]);
  });

  it('says how far AUDIT fell, and of no reliable change, since none is known', () => {
    const effect = report.summaries.find(({ id }) => id === 'effect-audit');
    expect(effect).toMatchObject({ of: 'effect', values: { middle: expect.any(Number) } });
    const finishedOf = populationsOf(rus, records, []).find(({ id }) => id === 'finished');
    expect(finishedOf?.people.some(({ is }) => /improved|deteriorated/.test(is.result ?? ''))).toBe(false);
  });

  it('is handed in as any report is, and a reader of RPH refuses it by its codebook', () => {
    const { proof: _, ...sent } = report;
    const item = {
      kind: 'team-report',
      id: 'AAAAAAAAAAAAAAAAAAAAAA',
      at: '2026-01-15T10:00:00+01:00',
      replaces: null,
      municipalities: [{ kommune: '0301', bydel: null }],
      facts: [],
      ...sent,
    };
    const read = itemSchema.parse(item);
    if (read.kind !== 'team-report') throw new Error('another kind');
    const team = { team: 'a', name: 'A', sent: [{ seq: 1, byLead: true, report: read }], unread: [] };
    expect(handedIn(team, rphMds.id)).toMatchObject({ counting: [], refused: [{ reason: 'codebook', codebook: 'rus-mds-0.1' }] });
    expect(handedIn(team, rus.id).counting).toHaveLength(1);
  });
});
