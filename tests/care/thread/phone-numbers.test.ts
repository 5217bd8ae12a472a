import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPhoneNumber, splitAtNumbers } from '../../../src/care/thread/phone-numbers';

it.each(['113', '116 117', '51 00 00 00', '+47 510 00 000', '(+47) 51.00.00.00', '0047-51000000', '５１ ００ ００ ００'])(
  'can be called: %s',
  (text) => expect(isPhoneNumber(text)).toBe(true),
);
it.each(['', ' ', 'ring sentralbordet', '11', '51 00 00 00 (spør etter Lea)', '+', '1234567890123456', '51+00', 'tlf. 51000000'])(
  'is no number: "%s"',
  (text) => expect(isPhoneNumber(text)).toBe(false),
);
it('does not mind how a number is spaced, and takes nothing with a letter in it', () =>
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 15 }),
      fc.nat(),
      fc.string(),
      (digits, at, other) => {
        const number = digits.join('');
        expect(isPhoneNumber(digits.join(' '))).toBe(true);
        const cut = at % number.length;
        if (/\p{L}/u.test(other)) expect(isPhoneNumber(number.slice(0, cut) + other + number.slice(cut))).toBe(false);
      },
    ),
  ));

const numbersIn = (text: string) => splitAtNumbers(text).filter((_, place) => place % 2 === 1);
it.each([
  ['Ring 113.', ['113']],
  ['Ring legevakta på 116 117, eller 113 ved krampe.', ['116 117', '113']],
  ['Mental Helse: 116 123. Kirkens SOS: 22 40 00 40.', ['116 123', '22 40 00 40']],
  ['Alarmtelefonen (116 111) og RVTS på 800 40 008', ['116 111', '800 40 008']],
  ['113', ['113']],
])('finds the numbers that can be called in "%s"', (text, numbers) => expect(numbersIn(text)).toEqual(numbers));
it.each(['CG113', 'fra 110–120 i puls', '1 113 kroner', '113 000', '112,5', '110 %', '2113', '1.113', 'kl. 11.12', '3112'])(
  'takes no other number for one: %s',
  (text) => expect(numbersIn(text)).toEqual([]),
);
it('loses no letter of a text that is cut at its numbers', () =>
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('113', '116 117', '22 40 00 40', ' ', '.'))), (pieces) => {
      const text = pieces.join('');
      expect(splitAtNumbers(text).join('')).toBe(text);
      for (const number of numbersIn(text)) expect(isPhoneNumber(number)).toBe(true);
    }),
  ));
