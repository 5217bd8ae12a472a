import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { referralProblems, troubledSince } from '../../../src/care/items/choices';
import { itemSchema } from '../../../src/care/items/items';
import {
  birthYearOf,
  guardsOf,
  missingIn,
  nextStep,
  placeOf,
  previousStep,
  questionsFor,
  referralOf,
} from '../../../src/care/referrals/door';
import { type DoorDraft, doorQuestions, newDoorDraft, readDoorDraft } from '../../../src/care/referrals/door-draft';
import { isDoorOpen } from '../../../src/care/referrals/door-open';

const today = '2026-03-11';
const now = '2026-03-11T22:58:00+01:00';
const team = { age: 16 };
const begun = newDoorDraft(now);
const text = fc.string({ maxLength: 60, unit: 'grapheme' });
/** Whatever a person may have answered, and left out. */
const anyDraft: fc.Arbitrary<DoorDraft> = fc
  .record({
    short: fc.boolean(),
    birthYear: fc.oneof(fc.constantFrom('', '1988', '2012', '88', '3000', 'nitten'), text),
    lives: fc.constantFrom('here' as const, 'other' as const, null),
    treated: fc.constantFrom('no' as const, 'yes' as const, null),
    elsewhere: text,
    name: fc.string({ maxLength: 300 }),
    called: fc.string({ maxLength: 300 }),
    phone: text,
    problems: fc.subarray([...referralProblems]),
    words: fc.string({ maxLength: 6_000 }),
    wish: text,
    helped: text,
    times: text,
    gpName: text,
    gpMayTell: fc.constantFrom('yes' as const, 'no' as const, 'later' as const, null),
    reach: fc.record({ call: fc.boolean(), text: fc.boolean(), not: text }, { requiredKeys: [] }),
    needs: fc.record({ language: text, interpreter: fc.boolean(), other: text }, { requiredKeys: [] }),
  })
  .map((some) => ({ ...begun, ...some, since: troubledSince[0] }));

describe('the questions at the door', () => {
  test('are asked each once, in their order, to a last look, whatever was answered and left out', () => {
    fc.assert(
      fc.property(anyDraft, fc.boolean(), (draft, measured) => {
        const asked: string[] = [];
        let at: DoorDraft = { ...draft, step: 'problems' };
        while (at.step !== 'review') {
          asked.push(at.step);
          at = { ...at, step: nextStep(at, team, today, measured) };
          expect(asked.length).toBeLessThanOrEqual(doorQuestions.length + 1);
        }
        const questions = questionsFor(draft).filter((one) => one !== 'measures' || !measured);
        expect(asked.filter((one) => one !== 'elsewhere')).toEqual(questions);
        expect(asked.includes('elsewhere')).toBe(guardsOf(draft, team, today).length > 0);
      }),
    );
  });

  test('lead back as they led on, to the first and no further', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        let at: DoorDraft = { ...draft, step: 'review' };
        for (let left = doorQuestions.length; ; left--) {
          const { n, of } = placeOf(at);
          expect(n).toBeGreaterThanOrEqual(1);
          expect(n).toBeLessThanOrEqual(of);
          const step = previousStep(at);
          if (step === null) break;
          at = { ...at, step };
          expect(left).toBeGreaterThan(0);
        }
        expect(at.step).toBe('problems');
      }),
    );
  });

  test('go on without an answer, but for what is hard, a year, a name and a number to call', () => {
    for (const question of doorQuestions) {
      const lacks = missingIn(question, begun, today);
      expect([question, lacks]).toEqual([
        question,
        { problems: ['problems'], age: ['birthYear'], who: ['name', 'phone'] }[question as string] ?? [],
      ]);
    }
    expect(missingIn('problems', { ...begun, words: 'Alt.' }, today)).toEqual([]);
    expect(missingIn('who', { ...begun, name: 'Emil', phone: '+47 900 00 000' }, today)).toEqual([]);
  });
});

describe('who may be better off elsewhere', () => {
  test('is whoever cannot have reached the team’s age, lives elsewhere, or is in treatment; nobody else', () => {
    const of = (some: Partial<DoorDraft>) => guardsOf({ ...begun, birthYear: '1988', ...some }, team, today);
    expect(of({})).toEqual([]);
    expect(of({ birthYear: '2011' })).toEqual(['under-age']);
    expect(of({ birthYear: '2010' })).toEqual([]);
    expect(of({ lives: 'other', treated: 'yes' })).toEqual(['other-municipality', 'treated-elsewhere']);
    expect(birthYearOf({ birthYear: '2027' }, today)).toBeNull();
  });
});

describe('what is sent', () => {
  test('is an item that every client takes, whatever was typed, and what was not answered is left out', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const item = referralOf(draft, {
          id: 'AAAAAAAAAAAAAAAAAAAAAA',
          now,
          promised: { answerBy: '2026-03-13', roster: 3 },
          places: [],
        });
        const read = itemSchema.safeParse({ ...item, id: 'BAAAAAAAAAAAAAAAAAAAAA', at: now });
        expect(read.success ? null : read.error.issues).toBeNull();
        expect(item).toMatchObject({ way: 'door', contactAt: today, problems: draft.problems });
        if (draft.treated !== 'yes') expect(item.elsewhere).toBeUndefined();
      }),
    );
  });

  test('says where the person lives as far as the team serves several places and they have said so', () => {
    const places = [
      { kommune: '0301', bydel: 'Sagene' },
      { kommune: '0301', bydel: 'Grünerløkka' },
    ];
    const placeOf = (some: Partial<DoorDraft>, of: typeof places) =>
      referralOf({ ...begun, lives: 'here', ...some }, { id: 'AAAAAAAAAAAAAAAAAAAAAA', now, promised: null, places: of }).place;
    expect(placeOf({}, places)).toBeUndefined();
    expect(placeOf({ place: '0301 Sagene' }, places)).toEqual(places[0]);
    expect(placeOf({ place: '1103 Sola' }, places)).toBeUndefined();
    expect(placeOf({ lives: 'other', place: '0301 Sagene' }, places)).toBeUndefined();
    expect(placeOf({}, places.slice(1))).toEqual(places[1]);
    expect(placeOf({ lives: null }, places.slice(1))).toBeUndefined();
  });

  test('is read again from what was kept, and anything else is nothing', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        expect(readDoorDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
      }),
    );
    fc.assert(fc.property(fc.anything(), (value) => void readDoorDraft(value)));
    expect(readDoorDraft({ begunAt: 'i går' })).toBeNull();
  });
});

test('a door that is closed until a day is open on that day; without a day until the team says so', () => {
  expect(isDoorOpen(undefined, today)).toBe(false);
  expect(isDoorOpen({ age: 16 }, today)).toBe(true);
  expect(isDoorOpen({ age: 16, closed: { words: 'Ferie' } }, today)).toBe(false);
  expect(isDoorOpen({ age: 16, closed: { words: 'Ferie', until: '2026-03-12' } }, today)).toBe(false);
  expect(isDoorOpen({ age: 16, closed: { words: 'Ferie', until: today } }, today)).toBe(true);
});
