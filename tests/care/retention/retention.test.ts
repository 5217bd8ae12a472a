import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import type { CaseEntry } from '../../../src/care/case/state';
import { hasRunOut, noticeDays, restOf, retentionStep, ripeOn } from '../../../src/care/retention/retention';
import { addDays, addMonths, daysBetween, isDate } from '../../../src/care/time/dates';
import { answers, asks, decides, kari, liv, log, maja, newId } from '../people';

const at = (day: string) => `${day}T09:00:00Z`;
const stateOf = (entries: readonly CaseEntry[]) => fold(emptyCase(), entries);

/** Somebody asks, is taken in, and the course ends on 1 May 2024. */
function ended() {
  const { write } = log();
  const first = newId();
  const entries = [
    write(kari, at('2024-03-03'), asks(first, '2024-03-03')),
    write(maja, at('2024-03-10'), decides(first, 'd1', { help: ['individual'] })),
    write(maja, at('2024-05-01'), { kind: 'discharge', reason: 'completed' }),
  ];
  const tells = (by: string, day: string, on: string) =>
    write(by, at(day), { kind: 'retention', ended: '2024-05-01', on, months: 24 });
  return { write, entries, tells };
}

describe('a case that has ended', () => {
  it('is told of thirty days ahead, and goes on the day that was told', () => {
    const { entries, tells } = ended();
    const before = stateOf(entries);
    expect(retentionStep(before, 24, '2026-04-01')).toEqual({ do: 'tell', on: '2026-05-01' });
    expect(retentionStep(before, 24, '2026-03-31')).toEqual({ do: 'wait' });
    const told = stateOf([...entries, tells(maja, '2026-04-01', '2026-05-01')]);
    expect(retentionStep(told, 24, '2026-04-30')).toEqual({ do: 'wait' });
    expect(retentionStep(told, 24, '2026-05-01')).toEqual({ do: 'delete' });
  });
  it('is told of first also where the time has long been over: nothing goes unannounced', () => {
    const { entries } = ended();
    expect(retentionStep(stateOf(entries), 1, '2026-06-10')).toEqual({ do: 'tell', on: '2026-07-10' });
  });
  it('stays where the team has no rule, or a longer one than was told', () => {
    const { entries, tells } = ended();
    const told = stateOf([...entries, tells(maja, '2026-04-01', '2026-05-01')]);
    expect(retentionStep(told, undefined, '2030-01-01')).toEqual({ do: 'wait' });
    expect(retentionStep(told, 36, '2026-05-01')).toEqual({ do: 'wait' });
  });
  it('stays when somebody asks again, also in the last minute and unsent, and when its end is taken back', () => {
    const { write, entries, tells } = ended();
    const told = [...entries, tells(maja, '2026-04-01', '2026-05-01')];
    const again = write(kari, at('2026-04-30'), asks(newId(), '2026-04-30'));
    for (const more of [
      again,
      { ...again, seq: null },
      write(maja, at('2026-04-30'), { kind: 'discharge', reason: 'completed', reopened: true }),
    ])
      expect(retentionStep(stateOf([...told, more]), 24, '2026-05-01')).toEqual({ do: 'wait' });
  });
  it('stays while somebody’s danger stands open', () => {
    const { write, entries, tells } = ended();
    const told = [...entries, tells(maja, '2026-04-01', '2026-05-01'), write(kari, at('2026-04-02'), answers('phq-9', 12, 2))];
    expect(retentionStep(stateOf(told), 24, '2026-05-01')).toEqual({ do: 'wait' });
  });
  it('that began again and ended again is told of anew', () => {
    const { write, entries, tells } = ended();
    const again = newId();
    const all = [
      ...entries,
      tells(maja, '2026-04-01', '2026-05-01'),
      write(kari, at('2026-04-20'), asks(again, '2026-04-20')),
      write(maja, at('2026-04-22'), decides(again, 'd2', { outcome: 'gp' })),
    ];
    expect(restOf(stateOf(all))).toEqual({ endedOn: '2026-04-22', told: null });
  });
  it('is told of once, by the first in the log, whoever else says so too', () => {
    const { entries, tells } = ended();
    const all = [...entries, tells(maja, '2026-04-01', '2026-05-01'), tells(liv, '2026-04-02', '2026-05-02')];
    expect(restOf(stateOf(all))?.told?.on).toBe('2026-05-01');
  });
});

const days = fc.integer({ min: 0, max: 5_843 }).map((n) => addDays('2020-01-01', n));
it('whatever the days and the rule, nothing goes before the time is over and was told so long ahead', () =>
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 600 }), days, (endedOn, months, today) => {
      const ripe = ripeOn({ endedOn }, months);
      expect(isDate(ripe)).toBe(true);
      expect(daysBetween(endedOn, ripe)).toBeGreaterThanOrEqual(months * 28);
      const { write, entries } = ended();
      const all = entries.slice(0, 2);
      all.push(write(maja, at(endedOn < '2024-03-10' ? '2024-03-10' : endedOn), { kind: 'discharge', reason: 'completed' }));
      const state = stateOf(all);
      const rest = restOf(state);
      if (!rest) throw new Error('it has ended');
      const step = retentionStep(state, months, today);
      expect(step.do).not.toBe('delete');
      if (step.do === 'tell') {
        expect(daysBetween(today, step.on)).toBeGreaterThanOrEqual(noticeDays);
        expect(step.on >= ripeOn(rest, months)).toBe(true);
        expect(hasRunOut({ ...rest, told: { on: step.on, at: at(today) } }, months, addDays(step.on, -1))).toBe(false);
      }
    }),
  ));

it('the same day of a later month, or the last one of a shorter month', () => {
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2023-12-31', 2)).toBe('2024-02-29');
  expect(addMonths('2026-11-30', 24)).toBe('2028-11-30');
});
