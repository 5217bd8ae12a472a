import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isolated, shownName } from '../../../src/care/members/names';
import { initials } from '../../../src/ui/controls/Avatar';

const turning = /[\p{Cc}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

test('a name that turns text, breaks lines or hides in itself is shown as its letters, and every other one as it is', () => {
  expect(shownName('Kari\u202E nnamdroN')).toBe('Kari nnamdroN');
  expect(shownName('\u2066Kari\u2069\nNordmann\u0000 ')).toBe('Kari Nordmann');
  expect(shownName('Ka\u200Bri')).toBe('Kari');
  expect(shownName('\u202E\u200F')).toBe('');
  for (const name of ['Kari Nordmann', 'محمد عبد الله', 'می‌خواهم', 'Ájlla Øst-by', "Siobhán O'Hara", '👩‍🚀 Ida', '🏴󠁧󠁢󠁳󠁣󠁴󠁿 Iain'])
    expect(shownName(name)).toBe(name);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(shownName(name)).not.toMatch(turning);
      expect(shownName(shownName(name))).toBe(shownName(name));
    }),
  );
});

test('within a sentence, words from right to left begin and end by themselves; others are left as they are', () => {
  expect(isolated('Kari')).toBe('Kari');
  expect(isolated('محمد')).toBe('\u2068محمد\u2069');
  expect(isolated('\u2069\u202Eמשה')).toBe('\u2068משה\u2069');
});

test('initials are letters, whatever a name begins with', () => {
  expect(initials('Kari Nordmann')).toBe('KN');
  expect(initials('Lea Marie Lunde')).toBe('LL');
  expect(initials('(Kari)')).toBe('K');
  expect(initials('🇳🇴 Kari')).toBe('K');
  expect(initials('🇳🇴')).toBe('🇳🇴');
  expect(initials('åse')).toBe('Å');
});
