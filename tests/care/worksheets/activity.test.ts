import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Activity, activitySummary, readActivity } from '../../../src/care/worksheets/activity';

const activity = (category: string, change: Partial<Activity> = {}): Activity => ({
  category,
  done: true,
  moodBefore: 3,
  moodAfter: 5,
  mastery: 4,
  pleasure: 6,
  ...change,
});

describe('what activities do to mood', () => {
  it('is the mood after less the mood before, over those done', () => {
    const summary = activitySummary([
      activity('social', { moodBefore: 2, moodAfter: 6, pleasure: 8 }),
      activity('social', { moodBefore: 4, moodAfter: 6, pleasure: 6 }),
      activity('work', { moodBefore: 5, moodAfter: 4, mastery: 8 }),
      activity('work', { done: false, moodAfter: 10 }),
    ]);
    expect(summary).toMatchObject({ planned: 4, times: 3, moodChange: 5 / 3, lifts: 'social' });
    expect(summary.byCategory).toEqual({
      social: { times: 2, mastery: 4, pleasure: 7, moodChange: 3 },
      work: { times: 1, mastery: 8, pleasure: 6, moodChange: -1 },
    });
  });
  it('names nothing as lifting that has been done once, or that did not lift', () => {
    expect(activitySummary([activity('social')]).lifts).toBeNull();
    expect(activitySummary([activity('work', { moodAfter: 3 }), activity('work', { moodAfter: 2 })]).lifts).toBeNull();
    expect(activitySummary([activity('social'), activity('social', { moodBefore: null })]).lifts).toBeNull();
  });
  it('is unknown, not nothing, where no mood was given', () => {
    expect(activitySummary([activity('routine', { moodBefore: null, pleasure: null })]).byCategory.routine).toEqual({
      times: 1,
      mastery: 4,
      pleasure: null,
      moodChange: null,
    });
  });
  it('stays within the scale, for any activities', () => {
    const mark = fc.option(fc.nat(10));
    const any = fc.array(
      fc.record<Activity>({
        category: fc.constantFrom('social', 'work', 'routine'),
        done: fc.boolean(),
        moodBefore: mark,
        moodAfter: mark,
        mastery: mark,
        pleasure: mark,
      }),
    );
    fc.assert(
      fc.property(any, (activities) => {
        const { times, planned, byCategory, pleasure, moodChange, lifts } = activitySummary(activities);
        expect(planned).toBe(activities.length);
        expect(Object.values(byCategory).reduce((sum, one) => sum + one.times, 0)).toBe(times);
        if (pleasure !== null) expect(pleasure >= 0 && pleasure <= 10).toBe(true);
        if (moodChange !== null) expect(Math.abs(moodChange)).toBeLessThanOrEqual(10);
        if (lifts !== null) expect(byCategory[lifts]?.moodChange ?? 0).toBeGreaterThan(0);
      }),
    );
  });
  it('reads an entry of the plan, where what is not given is unknown', () => {
    expect(readActivity({ category: 'social', done: true, moodBefore: 0, pleasure: null })).toEqual({
      category: 'social',
      done: true,
      moodBefore: 0,
      moodAfter: null,
      mastery: null,
      pleasure: null,
    });
  });
});
