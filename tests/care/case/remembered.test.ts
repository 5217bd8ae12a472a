import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import type { CaseState } from '../../../src/care/case/state';
import { caseView } from '../../../src/care/case-view';
import { casesView, inboxView } from '../../../src/care/desk/inbox-view';
import { measuresOf } from '../../../src/care/questionnaires/questionnaires-of';
import { answers, atDesk, context, kari, log, maja, message } from '../people';

const now = '2026-06-01T12:00:00Z';
const act = fc.oneof(
  fc.record({ kind: fc.constant('phq'), total: fc.integer({ min: 0, max: 24 }), risk: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ kind: fc.constant('gad'), total: fc.integer({ min: 0, max: 21 }), risk: fc.constant(0) }),
  fc.record({ kind: fc.constant('message'), total: fc.constant(0), risk: fc.constant(0) }),
  fc.record({ kind: fc.constant('reply'), total: fc.constant(0), risk: fc.constant(0) }),
);

it('remembers nothing that is not so any more: a case that was looked at all the way says what a fresh one says', () =>
  fc.assert(
    fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
      const { write } = log();
      const watched = emptyCase();
      const look = (state: CaseState) => {
        const one = atDesk('a', state, context(maja));
        return [inboxView([one], { now, replyDays: 2 }), casesView([one], now), caseView(state, now, context(maja))];
      };
      const entries = acts.map(({ kind, total, risk }, i) => {
        const at = new Date(Date.UTC(2026, 0, 1 + i * 7)).toISOString();
        if (kind === 'reply') return write(maja, at, message('Takk.'));
        if (kind === 'message') return write(kari, at, message('Hei.'));
        return write(kari, at, answers(kind === 'phq' ? 'phq-9' : 'gad-7', total, risk));
      });
      for (const entry of entries) {
        fold(watched, [entry]);
        expect(look(watched)).toEqual(look(fold(emptyCase(), entries.slice(0, entries.indexOf(entry) + 1))));
      }
    }),
    { numRuns: 25 },
  ));

it('reckons a case once, however often it is asked, until something new is in it', () => {
  const { write } = log();
  const state = fold(emptyCase(), [write(kari, now, answers('phq-9', 9))]);
  const first = measuresOf(state);
  expect(measuresOf(state)).toBe(first);
  fold(state, [write(kari, now, answers('phq-9', 7))]);
  expect(measuresOf(state)).not.toBe(first);
  expect(measuresOf(state).get('phq-9')).toHaveLength(2);
});
