import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPhoneNumber } from '../../src/care/phone';

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
