import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secondsInUse, stepSeconds } from '../../../src/care/programmes/in-use';
import { factsOf, isChanged, noPlace, type OwnPlace, type Step, screenAt, stepped } from '../../../src/care/programmes/place';

const part = { screens: ['hello', 'why', 'list', 'send', 'end'].map((id) => ({ id })) };
const at = (minute: number) => `2026-03-12T10:${String(minute).padStart(2, '0')}:00.000Z`;
const placeOf = (...steps: Step[]): OwnPlace =>
  steps.reduce((place, step, minute) => stepped(place, step, part, '1.0.0', at(minute)), noPlace);
const read = (...screens: string[]): Step[] => screens.map((screen) => ({ did: 'opened', screen }));

describe('the reader’s place in a part', () => {
  it('is the screen last opened, with all that have been opened before', () => {
    expect(placeOf(...read('hello', 'why', 'hello'))).toMatchObject({ screen: 'hello', opened: ['hello', 'why'], at: at(2) });
  });
  it('keeps a screen that was left out, and why, until it is read on from', () => {
    const left = placeOf(...read('hello', 'why'), { did: 'skipped', screen: 'why' });
    const why = stepped(left, { did: 'said-why', screen: 'why', reason: 'known' }, part, '1.0.0', at(5));
    expect(factsOf(left, part)).not.toHaveProperty('reasons');
    expect(factsOf(why, part)).toMatchObject({ skipped: ['why'], reasons: { why: 'known' } });
    const passed = stepped(why, { did: 'passed', screen: 'why' }, part, '1.0.0', at(6));
    expect(factsOf(passed, part)).toMatchObject({ skipped: [] });
    expect(factsOf(passed, part)).not.toHaveProperty('reasons');
  });
  it('takes no reason for what was not left out', () => {
    expect(placeOf(...read('hello'), { did: 'said-why', screen: 'hello', reason: 'too-hard' }).reasons).toBeUndefined();
  });
  it('loses nothing when a finished part is read again from the start', () => {
    const done = placeOf(...read('hello', 'why', 'list', 'send', 'end'), { did: 'finished' });
    const again = read('hello', 'why').reduce((place, step) => stepped(place, step, part, '1.1.0', at(59)), done);
    expect(again).toMatchObject({ finished: true, at: done.at, opened: done.opened, screen: 'why', version: '1.1.0' });
    expect(factsOf(again, part)).toMatchObject({ finished: true, opened: 5, of: 5 });
  });
  it('counts minutes that never fall, whatever else happens', () => {
    const step = fc.oneof(
      fc.record({ did: fc.constant('used' as const), seconds: fc.integer({ min: -30, max: 90 }) }),
      fc.record({
        did: fc.constantFrom('opened' as const, 'skipped' as const, 'passed' as const),
        screen: fc.constantFrom('hello', 'end'),
      }),
      fc.constant({ did: 'finished' as const }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let place = noPlace;
        for (const one of steps) {
          const next = stepped(place, one, part, '1.0.0', at(1));
          expect(factsOf(next, part).minutes).toBeGreaterThanOrEqual(factsOf(place, part).minutes);
          expect(next.opened).toEqual(expect.arrayContaining(place.opened));
          expect(next.finished || !place.finished).toBe(true);
          place = next;
        }
      }),
    );
  });
});

describe('time in use', () => {
  it('is never more than has passed, and nothing where nobody is or nothing is seen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 10_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.boolean(),
        (elapsedMs, stillForMs, seen) => {
          const seconds = secondsInUse({ elapsedMs, stillForMs, seen });
          expect(seconds).toBeGreaterThanOrEqual(0);
          expect(seconds).toBeLessThanOrEqual(Math.max(0, elapsedMs) / 1000);
          if (!seen || stillForMs > 180_000) expect(seconds).toBe(0);
        },
      ),
    );
  });
  it('does not count the night in which a device slept with the page open', () => {
    expect(secondsInUse({ elapsedMs: 8 * 3_600_000, stillForMs: 1_000, seen: true })).toBeLessThanOrEqual(2 * stepSeconds);
  });
});

describe('a place in a text that has been edited since', () => {
  const shorter = { screens: part.screens.filter(({ id }) => id !== 'list') };
  it('is the same screen wherever it stands now', () => {
    const place = placeOf(...read('hello', 'why'));
    expect(screenAt({ screens: [{ id: 'new' }, ...part.screens] }, 'why', place)).toBe(2);
  });
  it('is the nearest earlier screen that is known when its own is gone', () => {
    const place = placeOf(...read('hello', 'why', 'list'));
    expect(shorter.screens[screenAt(shorter, 'list', place)]?.id).toBe('why');
    expect(factsOf(place, shorter)).toMatchObject({ opened: 2, of: 4 });
  });
  it('is the first where nothing is known of it', () => {
    expect(screenAt(shorter, 'list', null)).toBe(0);
    expect(screenAt(shorter, 'elsewhere', placeOf(...read('end')))).toBe(0);
  });
  it('is told as changed only when the first number has grown', () => {
    expect(isChanged('1.4.2', '2.0.0')).toBe(true);
    expect(isChanged('1.4.2', '1.5.0')).toBe(false);
    expect(isChanged('2.0.0', '2.0.1')).toBe(false);
    expect(isChanged(undefined, '2.0.0')).toBe(false);
    expect(isChanged('9.0.0', '10.0.0')).toBe(true);
  });
});
