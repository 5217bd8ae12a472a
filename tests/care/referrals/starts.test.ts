import { describe, expect, it } from 'vitest';
import { assignmentsOf } from '../../../src/care/case/assignments';
import { emptyCase, fold } from '../../../src/care/case/fold';
import { isGiven, startsFor, usualStarts } from '../../../src/care/referrals/starts';
import { threadPage } from '../../../src/care/thread/thread-page';
import { asks, decides, kari, log, maja, newId } from '../people';

const per = 'per-therapist';
const day = '2026-03-12';
const idsFor = (...problems: Parameters<typeof startsFor>[0]) => startsFor(problems, day).map(({ id }) => id);

describe('what somebody begins with', () => {
  it('is offered for what is hard, each once, and the two measures for everybody', () => {
    expect(idsFor('sleep', 'anxiety', 'sleep')).toEqual([
      'sleep',
      'worry',
      'panic',
      'social-anxiety',
      'phobia',
      'obsessions',
      'health-anxiety',
      'phq-9,gad-7',
      'sleep-diary',
    ]);
    expect(idsFor('drugs')).toEqual(['phq-9,gad-7']);
    expect(idsFor()).toEqual(['getting-started', 'phq-9,gad-7']);
  });
  it('is by itself a programme where it is worked through alone, for what is hardest, and no more than measures where it is talk', () => {
    expect(usualStarts(['anxiety', 'sleep'], 'sleep', ['guided-self-help'])).toEqual(['phq-9,gad-7', 'sleep', 'sleep-diary']);
    expect(usualStarts(['anxiety', 'sleep'], undefined, ['digital'])).toEqual(['phq-9,gad-7', 'worry']);
    expect(usualStarts(['sleep'], 'sleep', ['individual'])).toEqual(['phq-9,gad-7']);
  });
  it('is always among what is offered', () => {
    for (const one of ['anxiety', 'depression', 'sleep', 'alcohol', 'drugs', 'work', 'other'] as const)
      expect(idsFor(one)).toEqual(expect.arrayContaining(usualStarts([one], one, ['guided-self-help'])));
  });
  it('is not offered again where the case has it', () => {
    const given = startsFor(['sleep'], '2026-01-01');
    expect(
      startsFor(['sleep', 'anxiety'], day)
        .filter((one) => !isGiven(one, given))
        .map(({ id }) => id),
    ).toEqual(['worry', 'panic', 'social-anxiety', 'phobia', 'obsessions', 'health-anxiety']);
  });
});

it('of two who decide at once only what the first gave begins, and the line of each letter says what its own did', () => {
  const { write } = log();
  const referral = newId();
  const asked = write(kari, `${day}T08:00:00Z`, asks(referral, day));
  const gives = (who: string, programme: string) =>
    write(who, `${day}T09:00:00Z`, { kind: 'assign', what: { type: 'programme', programme } });
  const [pers, majas] = [gives(per, 'sleep'), gives(maja, 'worry')];
  const decided = (who: string, decision: string, start: typeof pers) =>
    write(who, `${day}T09:00:00Z`, decides(referral, decision, { starts: [start.item?.id ?? ''] }));
  const all = [asked, pers, majas, decided(per, 'first', pers), decided(maja, 'second', majas)];
  for (const entries of [all, all.toReversed()]) {
    const state = fold(emptyCase(), entries);
    expect(assignmentsOf(state).map(({ what }) => what)).toEqual([{ type: 'programme', programme: 'sleep' }]);
    const { lines } = threadPage(state, { me: maja }, { limit: 50 }, { replyDays: 2 });
    expect(lines).toContainEqual(
      expect.objectContaining({ event: 'decision', detail: expect.objectContaining({ programme: 'sleep' }) }),
    );
  }
  const anew = write(maja, `${day}T10:00:00Z`, decides(referral, 'third', { replaces: 'first' }));
  expect(assignmentsOf(fold(emptyCase(), [...all, anew]))).toHaveLength(1);
});
