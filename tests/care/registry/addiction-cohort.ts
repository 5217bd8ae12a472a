import fc from 'fast-check';

const dayAt = (day: number) => new Date(Date.UTC(2024, 9, 1) + day * 86_400_000).toISOString().slice(0, 10);
const whole = (min: number, max: number) => fc.integer({ min, max });
const unknownOr = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 9 });
const housing = unknownOr(fc.constantFrom('own-home', 'rented', 'municipal-home', 'with-others', 'without-home', 'unknown'));
const work = unknownOr(
  fc.record({ status: fc.constantFrom('in-work', 'sick-leave', 'social-assistance', 'unknown'), percent: fc.constant(null) }),
);

/** Somebody who asked a municipal addiction service for help, as its codebook (docs/examples/rus-mds-0.1.json) keeps it. */
const person = fc
  .record({
    contact: whole(0, 380),
    wait: unknownOr(whole(0, 30)),
    stay: unknownOr(whole(40, 200)),
    birthYear: unknownOr(whole(1950, 2006)),
    gender: unknownOr(fc.constantFrom('woman', 'man', 'man', 'other')),
    kommune: unknownOr(fc.constantFrom('0301', '0301', '3201', '1103')),
    source: unknownOr(fc.constantFrom('self', 'kin', 'gp', 'nav', 'prison')),
    substances: fc.uniqueArray(fc.constantFrom('alcohol', 'cannabis', 'opioids', 'gambling'), { minLength: 1, maxLength: 3 }),
    goal: unknownOr(fc.constantFrom('reduce', 'abstain', 'undecided')),
    goalReached: unknownOr(fc.constantFrom('reached', 'partly', 'not-reached')),
    sessions: whole(0, 12),
    absent: whole(0, 3),
    audit: unknownOr(fc.record({ first: whole(4, 34), fell: whole(-4, 20), count: whole(1, 4) })),
    individualPlan: unknownOr(fc.boolean()),
    housingStart: housing,
    housingEnd: housing,
    workStart: work,
    workEnd: work,
    endReason: unknownOr(fc.constantFrom('completed', 'ended-by-citizen', 'moved')),
  })
  .map(({ contact, wait, stay, sessions, absent, audit, ...rest }) => {
    const startedOn = wait === null ? null : dayAt(contact + wait);
    const endedOn = wait === null || stay === null ? null : dayAt(contact + wait + stay);
    const session = { kind: 'treatment', channel: 'in-person' };
    return {
      ...rest,
      primary: rest.substances[0] ?? null,
      contactAt: dayAt(contact),
      startedOn,
      endedOn,
      contacts: [
        { ...session, attendance: 'attended', count: sessions, minutes: sessions * 45 },
        { ...session, attendance: 'absent', count: absent, minutes: 0 },
      ],
      programmes: rest.substances.includes('alcohol') ? ['alcohol'] : [],
      measures: audit
        ? [
            {
              instrument: 'audit',
              first: { on: dayAt(contact), total: audit.first },
              last: { on: dayAt(contact + 60), total: Math.min(40, Math.max(0, audit.first - audit.fell)) },
              count: audit.count,
            },
          ]
        : [],
    };
  });

/** The same people for the same seed. */
export const addictionCohort = (count: number, seed: number) => fc.sample(person, { numRuns: count, seed });
