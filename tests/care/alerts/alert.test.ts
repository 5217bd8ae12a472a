import { describe, expect, it } from 'vitest';
import { isLate, overdueFrom } from '../../../src/care/alerts/alert-time';
import { type AlertSource, type Assessments, alertRows, noAssessments, standingsOf } from '../../../src/care/alerts/alert-view';
import { emptyCase, fold } from '../../../src/care/case/fold';
import type { CaseEntry } from '../../../src/care/case/state';
import type { ItemOf } from '../../../src/care/items/items';
import { kari, liv, log, maja, newId, unsent } from '../people';

const monday = '2026-03-09T12:00:00Z';
const tuesday = '2026-03-10T08:00:00Z';
const calm: ItemOf<'alert'>['followUp'] = {
  dangerNow: 'no',
  thoughtsNow: 'yes',
  plan: 'no',
  means: 'no',
  alone: 'no',
};
const alert = (answers: string, value: number, more: Partial<ItemOf<'alert'>> = {}) => ({
  kind: 'alert' as const,
  answers,
  instrument: 'phq-9',
  value,
  called: 'Kari',
  ...more,
});
const stateOf = (...entries: CaseEntry[]) => fold(emptyCase(), entries);
const said = (answers: string, state: ItemOf<'alert-state'>['state'], action?: ItemOf<'alert-state'>['action']) => ({
  kind: 'alert-state' as const,
  answers,
  state,
  ...(action ? { action } : {}),
});
const rows = (source: Partial<AlertSource> & { state: AlertSource['state'] }, watcher: object = {}) =>
  alertRows([{ assessments: noAssessments, caseRef: () => null, ...source }], {
    me: liv,
    duty: true,
    anyDuty: true,
    now: '2026-03-09T13:00:00Z',
    ...watcher,
  });
const mine = (...entries: CaseEntry[]) => standingsOf([stateOf(...entries)], noAssessments).map(({ state, by }) => [state, by]);

describe('an alert', () => {
  it('is none without risk, and one alone when the follow-up replaces the answer', () => {
    const { write } = log();
    const [calmOne, open] = [newId(), newId()];
    const state = stateOf(
      write(kari, monday, alert(calmOne, 0)),
      write(kari, monday, alert(calmOne, 0)),
      write(kari, monday, alert(open, 1)),
      write(kari, monday, alert(open, 1, { followUp: calm, reach: 'Ring etter ni' })),
    );
    expect(rows({ state })).toMatchObject([{ answers: open, called: 'Kari', reach: 'Ring etter ni', followUp: calm, level: 1 }]);
    expect(standingsOf([state], noAssessments)).toHaveLength(1);
  });

  it('presses more when the value has risen, is the highest, or there is danger, a plan or means, or doubt about them', () => {
    const level = (value: number, more: Partial<ItemOf<'alert'>>) => {
      const { write } = log();
      return rows({ state: stateOf(write(kari, monday, alert(newId(), value, more))) })[0]?.level;
    };
    expect(level(1, { previous: 1, followUp: calm })).toBe(1);
    expect(level(1, { previous: 2 })).toBe(1);
    expect(level(2, { previous: 1 })).toBe(2);
    expect(level(3, { previous: 3 })).toBe(2);
    for (const key of ['dangerNow', 'plan', 'means'] as const)
      for (const answer of ['yes', 'unsure'] as const) expect(level(1, { followUp: { ...calm, [key]: answer } })).toBe(2);
    expect(level(1, { followUp: { ...calm, plan: 'unanswered' } })).toBe(1);
  });
});

describe('what the citizen sees of it', () => {
  it('goes from this device to the relay, to a machine, to a person, to an action', () => {
    const { write } = log();
    const answers = newId();
    const first = write(kari, monday, alert(answers, 1));
    expect(mine(unsent(first))).toEqual([['unsent', null]]);
    expect(mine(first)).toEqual([['sent', null]]);
    const own = write(kari, monday, { kind: 'receipt', received: 0, read: -1 });
    expect(mine(first, own)).toEqual([['sent', null]]);
    const receipt = write(maja, monday, { kind: 'receipt', received: 0, read: -1 });
    expect(mine(first, receipt)).toEqual([['received', maja]]);
    const seen = write(maja, monday, said(answers, 'seen'));
    expect(mine(first, receipt, seen)).toEqual([['seen', maja]]);
    const acting = write(maja, monday, said(answers, 'acting'));
    const alsoSeen = write(liv, monday, said(answers, 'seen'));
    expect(mine(first, receipt, seen, acting, alsoSeen)).toEqual([['acting', maja]]);
    const resolved = write(liv, monday, said(answers, 'resolved', 'called'));
    expect(mine(first, receipt, seen, acting, alsoSeen, resolved)).toEqual([['resolved', liv]]);
  });

  it('is unsent where there is no stream yet, also without a word of it written', () => {
    const waiting = [
      { answers: newId(), at: monday, instrument: 'phq-9', value: 2 },
      { answers: newId(), at: monday, instrument: 'phq-9', value: 0 },
    ];
    expect(standingsOf([], noAssessments, waiting).map(({ state, value }) => [state, value])).toEqual([['unsent', 2]]);
  });
});

describe('a resolution', () => {
  const { write } = log();
  const [older, newer] = [newId(), newId()];
  const first = write(kari, monday, alert(older, 1));
  const second = write(kari, tuesday, alert(newer, 1));
  const resolved = write(maja, tuesday, said(newer, 'resolved', 'talked'));
  const followUp = write(kari, tuesday, alert(newer, 1, { followUp: { ...calm, plan: 'yes' } }));

  it('of the newest answer covers those before it, and not those after', () => {
    expect(rows({ state: stateOf(first, second, resolved) }).map(({ state }) => state)).toEqual(['resolved', 'resolved']);
    const third = write(kari, tuesday, alert(newId(), 1));
    expect(rows({ state: stateOf(first, second, resolved, third) }).map(({ state }) => state)).toEqual([
      'new',
      'resolved',
      'resolved',
    ]);
  });

  it('does not outlast a follow-up that comes after it; the same row a second time changes nothing', () => {
    const again = write(kari, tuesday, alert(newer, 1));
    expect(rows({ state: stateOf(second, resolved, again) })).toMatchObject([{ state: 'resolved', level: 1 }]);
    expect(rows({ state: stateOf(second, resolved, followUp) })).toMatchObject([{ state: 'new', level: 2 }]);
  });

  it('is also what was written in the case, for whoever is in both', () => {
    const assessments: Assessments = new Map([[newer, [{ by: maja, at: tuesday, action: 'called', note: 'Ringt' }]]]);
    const source = { state: stateOf(second), assessments, caseRef: () => 'ref' };
    expect(rows(source)).toMatchObject([
      { state: 'resolved', by: maja, history: [{ state: 'resolved', by: maja, action: 'called', note: 'Ringt' }] },
    ]);
    const both = rows({ ...source, state: stateOf(second, write(maja, tuesday, said(newer, 'resolved', 'called'))) });
    expect(both[0]?.history).toHaveLength(1);
  });
});

describe('the room of those on duty', () => {
  it('has open alerts first, each part newest first', () => {
    const { write } = log();
    const ids = [newId(), newId(), newId()] as const;
    const state = (answers: string, at: string, done: boolean) =>
      stateOf(
        write(kari, at, alert(answers, 1)),
        ...(done ? [write(maja, at, said(answers, 'resolved', 'assessed-not-acute'))] : []),
      );
    const sources = [
      state(ids[0], '2026-03-08T12:00:00Z', false),
      state(ids[1], '2026-03-09T12:00:00Z', true),
      state(ids[2], '2026-03-09T11:00:00Z', false),
    ].map((one): AlertSource => ({ state: one, assessments: noAssessments, caseRef: () => null }));
    const found = alertRows(sources, { me: maja, duty: true, anyDuty: true, now: tuesday });
    expect(found.map(({ answers }) => answers)).toEqual([ids[2], ids[0], ids[1]]);
  });

  it('shows custodians what was escalated, by a person or because nobody has looked, and everything where nobody is on duty', () => {
    const { write } = log();
    const answers = newId();
    const first = write(kari, monday, alert(answers, 1));
    const seen = write(maja, monday, said(answers, 'seen'));
    const escalated = write(maja, monday, said(answers, 'escalated'));
    const custodian = { duty: false, now: '2026-03-10T08:59:00Z' };
    const late = { duty: false, now: '2026-03-10T09:00:00Z' };
    expect(rows({ state: stateOf(first) }, custodian)).toEqual([]);
    expect(rows({ state: stateOf(first) }, late)).toMatchObject([{ overdue: true, state: 'new' }]);
    expect(rows({ state: stateOf(first, seen) }, late)).toEqual([]);
    expect(rows({ state: stateOf(first, escalated) }, custodian)).toMatchObject([{ overdue: false, state: 'escalated' }]);
    expect(rows({ state: stateOf(first) }, { ...custodian, anyDuty: false })).toHaveLength(1);
  });
});

describe('nobody has looked', () => {
  it('from 10:00 on the next working day; on the same one before 08:00', () => {
    expect(overdueFrom('2026-03-09T12:00:00Z')).toBe('2026-03-10');
    expect(overdueFrom('2026-03-09T06:59:00Z')).toBe('2026-03-09');
    expect(overdueFrom('2026-03-09T07:00:00Z')).toBe('2026-03-10');
    expect(overdueFrom('2026-03-09T22:59:00Z')).toBe('2026-03-10');
    expect(overdueFrom('2026-03-09T23:01:00Z')).toBe('2026-03-10');
  });

  it('not at weekends and on public holidays: Easter, the first and seventeenth of May, Christmas', () => {
    expect(overdueFrom('2026-03-13T12:00:00Z')).toBe('2026-03-16');
    expect(overdueFrom('2026-03-14T05:00:00Z')).toBe('2026-03-16');
    expect(overdueFrom('2026-04-01T12:00:00Z')).toBe('2026-04-07');
    expect(overdueFrom('2026-04-30T12:00:00Z')).toBe('2026-05-04');
    expect(overdueFrom('2027-05-14T12:00:00Z')).toBe('2027-05-18');
    expect(overdueFrom('2026-12-24T12:00:00Z')).toBe('2026-12-28');
    expect(overdueFrom('2026-12-31T12:00:00Z')).toBe('2027-01-04');
  });

  it('strikes at ten on the wall, in summer time and out of it', () => {
    expect(isLate('2026-03-27T12:00:00Z', '2026-03-30T07:59:59Z')).toBe(false);
    expect(isLate('2026-03-27T12:00:00Z', '2026-03-30T08:00:00Z')).toBe(true);
    expect(isLate('2026-10-23T12:00:00Z', '2026-10-26T08:59:59Z')).toBe(false);
    expect(isLate('2026-10-23T12:00:00Z', '2026-10-26T09:00:00Z')).toBe(true);
  });
});
