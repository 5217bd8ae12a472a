import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import { therapistOf, wantedMembers } from '../../../src/care/members/arrangements';
import { arrangedIn, peopleOf } from '../../../src/care/members/members';
import { clockOf, promisedDays } from '../../../src/care/referrals/clock';
import { isDouble, type ReferralCase, type ReferralFacts, referralRows } from '../../../src/care/referrals/referral-rows';
import { referralsOf } from '../../../src/care/referrals/referrals';
import { addDays, daysBetween, localDate } from '../../../src/care/time/dates';
import { asks, context, decides, kari, liv, log, maja, newId, unsent } from '../people';

const per = 'per-therapist';
const at = (day: string, clock = '09:00') => `${day}T${clock}:00Z`;
const date = fc.integer({ min: 0, max: daysBetween('2020-01-01', '2035-12-31') }).map((n) => addDays('2020-01-01', n));

describe('the clocks', () => {
  it('count whole calendar days from 2020 to 2035, whatever the hour, the season or the leap year', () =>
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 1_439 }), (contact, days, minute) => {
        const later = addDays(contact, days);
        const noonish = new Date(Date.parse(`${later}T00:00:00+01:00`) + Math.min(minute, 1_300) * 60_000).toISOString();
        const clock = clockOf(contact, promisedDays.start, null, localDate(noonish));
        expect(clock).toEqual({ days, due: addDays(contact, 14), late: days > 14, stoppedOn: null });
        expect(daysBetween(contact, clock.due)).toBe(14);
      }),
    ));
  it('stand still on the day it happened, and remember that it was late', () => {
    expect(clockOf('2026-03-03', 7, '2026-03-10', '2026-06-01')).toMatchObject({ days: 7, late: false });
    expect(clockOf('2026-03-03', 7, '2026-03-11', '2026-06-01')).toMatchObject({ days: 8, late: true });
  });
  it('do not run backwards when somebody is written in with a day that is still to come on another clock', () => {
    expect(clockOf('2026-03-03', 7, null, '2026-03-02').days).toBe(0);
  });
});

describe('decisions on one referral', () => {
  const { write } = log();
  const referral = newId();
  const asked = write(maja, at('2026-03-03'), asks(referral, '2026-03-03'));
  const first = write(per, at('2026-03-11', '12:04'), decides(referral, 'first', { therapist: per, help: ['course'] }));
  const second = write(maja, at('2026-03-11', '12:03'), decides(referral, 'second', { therapist: maja, help: ['individual'] }));

  it('that were made at once both stand: the one that the log has first counts, whatever their authors’ clocks say', () => {
    for (const entries of [
      [asked, first, second],
      [second, asked, first],
    ]) {
      const state = fold(emptyCase(), entries);
      const [{ decisions } = { decisions: null }] = referralsOf(state);
      expect(decisions?.inForce?.author).toBe(per);
      expect(decisions?.beside.map(({ author }) => author)).toEqual([maja]);
      expect(peopleOf(state, context(maja)).therapist).toBe(per);
    }
  });
  it('give way to one that names the one that counts, and to no other', () => {
    const anew = write(maja, at('2026-03-12'), decides(referral, 'third', { replaces: 'first', therapist: liv }));
    const astray = write(maja, at('2026-03-12'), decides(referral, 'fourth', { replaces: 'first', therapist: maja }));
    const [one] = referralsOf(fold(emptyCase(), [asked, first, second, anew, astray]));
    expect(one?.decisions.inForce?.item.decision).toBe('third');
    expect(one?.decisions.beside.map(({ item }) => item.decision)).toEqual(['fourth']);
  });
  it('count as the log has them, not as they were written: what is not sent yet stands last', () => {
    const [one] = referralsOf(fold(emptyCase(), [asked, unsent(second), first]));
    expect(one?.decisions.inForce?.author).toBe(per);
  });
  it('let the chosen one in and those out who took it in, but never a custodian or the citizen', () => {
    const arranged = arrangedIn(fold(emptyCase(), [asked, first, second]));
    const wanted = wantedMembers({
      arranged,
      history: [{ seq: 0, members: [maja, liv, 'ida-intake'] }],
      today: '2026-03-12',
      intake: [],
      isCustodian: (account) => account === liv,
    });
    expect(wanted.add).toEqual([per]);
    expect(wanted.remove.sort()).toEqual(['ida-intake', maja].sort());
    expect(therapistOf(arranged)).toBe(per);
  });
  it('leave a referral with nobody until then, by whomever it was written in', () => {
    expect(peopleOf(fold(emptyCase(), [asked]), context(maja))).toMatchObject({
      therapist: null,
      name: 'Sander Nilsen',
      called: 'Sander',
      phone: '41 22 33 44',
    });
  });
});

describe('a referral that is written anew', () => {
  it('is the later one as a whole, in the place of the first', () => {
    const { write } = log();
    const id = newId();
    const before = write(kari, at('2026-03-03'), asks(id, '2026-03-03', { elsewhere: 'hos psykolog' }));
    const after = write(maja, at('2026-03-04'), asks(id, '2026-03-02', { phone: '99 88 77 66' }));
    const [one, ...more] = referralsOf(fold(emptyCase(), [after, before]));
    expect(more).toEqual([]);
    expect(one).toMatchObject({ seq: before.seq, author: kari, role: 'citizen', item: { contactAt: '2026-03-02' } });
    expect(one?.item.elsewhere).toBeUndefined();
  });
});

const facts: ReferralFacts = {
  referral: 'r',
  contactAt: '2026-03-03',
  way: 'door',
  source: 'self',
  problems: ['sleep'],
  byDoor: true,
  interpreter: false,
  language: null,
  answerBy: null,
  decision: null,
  answeredOn: null,
  assessedOn: null,
  startedOn: null,
  before: null,
  ended: false,
};
const waiting = (caseRef: string, changes: Partial<ReferralFacts> = {}, more: Partial<ReferralCase> = {}): ReferralCase => ({
  caseRef,
  name: caseRef,
  phone: null,
  therapist: null,
  facts: { ...facts, referral: caseRef, ...changes },
  risk: null,
  totals: {},
  appointments: [],
  ...more,
});
const rows = (...cases: ReferralCase[]) => referralRows(cases, at('2026-03-11'), '2026-03-11');

describe('the room of referrals', () => {
  it('has what must be done first on top: danger, then the promise that runs out first', () => {
    const found = rows(
      waiting('new', { contactAt: '2026-03-10' }),
      waiting('old', { contactAt: '2026-02-24' }),
      waiting('promised', { contactAt: '2026-03-10', answerBy: '2026-03-03' }),
      waiting('danger', { contactAt: '2026-03-11' }, { risk: { instrument: 'phq-9', value: 2 } }),
    );
    expect(found.map(({ caseRef }) => caseRef)).toEqual(
      ['danger', 'old', 'promised', 'new'].sort((a, b) => {
        const place = { danger: 0, old: 1, promised: 2, new: 3 } as Record<string, number>;
        return (place[a] ?? 0) - (place[b] ?? 0);
      }),
    );
    expect(found[0]).toMatchObject({ next: 'call-now' });
  });
  it('keeps those who are taken in until they have begun, and lets go of everybody else', () => {
    const decision = { outcome: 'taken-in' as const, by: maja, at: at('2026-03-10') };
    const found = rows(
      waiting('to start', { decision, assessedOn: '2026-03-10' }),
      waiting('begun', { decision, assessedOn: '2026-03-10', startedOn: '2026-03-11' }),
      waiting('advised', { decision: { ...decision, outcome: 'advice' }, ended: true }),
      { ...waiting('never asked'), facts: null },
    );
    expect(found.map(({ caseRef, next }) => [caseRef, next])).toEqual([['to start', 'start']]);
  });
  it('says of a promised answer that it is late only while nobody has answered', () => {
    expect(rows(waiting('a', { answerBy: '2026-03-10' }))[0]?.answer).toEqual({ by: '2026-03-10', late: true });
    expect(rows(waiting('a', { answerBy: '2026-03-10', answeredOn: '2026-03-10' }))[0]?.answer).toBeNull();
  });
  it('asks for a human look from PHQ-9 20 on, and excludes nobody', () => {
    const [row] = rows(waiting('a', {}, { totals: { 'phq-9': 21, 'gad-7': 15 } }));
    expect(row?.looks).toEqual([{ look: 'total', instrument: 'phq-9', total: 21 }]);
    expect(row?.next).toBe('call');
  });
  it('points out who may be one person: one telephone however it is written, one name and year however it is written', () => {
    const a = waiting('a', { birthYear: 1999 }, { name: 'Åse Ødegård', phone: '+47 412 23 344' });
    expect(isDouble(a, waiting('b', {}, { phone: '41223344' }))).toBe(true);
    expect(isDouble(a, waiting('b', { birthYear: 1999 }, { name: 'ÅSE  ødegaard' }))).toBe(true);
    expect(isDouble(a, waiting('b', { birthYear: 2001 }, { name: 'Åse Ødegård' }))).toBe(false);
    expect(isDouble(waiting('a', {}, { phone: '113' }), waiting('b', {}, { phone: '113' }))).toBe(false);
    const going = { ...waiting('going on', {}, { phone: '41223344' }), facts: null };
    expect(rows(a, going)[0]?.looks).toEqual([{ look: 'double', of: [{ caseRef: 'going on', name: 'going on' }] }]);
  });
});
