import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asEpochKey, fromBase64url, hex, parseJson, reader, toBase64url, u32, utf8 } from '../../src/crypto/bytes';
import { suggestPassphrase } from '../../src/crypto/passphrase';
import { ready } from '../../src/crypto/sodium';
import { fromTextCode, toTextCode, typedText } from '../../src/crypto/text-code';
import { seeded } from './world';

await ready();
const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 });
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a code on paper', () => {
  it('comes back as it was, however it is typed', () => {
    fc.assert(
      fc.property(sixteen, (bytes) => {
        const code = toTextCode('recovery', bytes);
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(fromTextCode('recovery', code)).toEqual(bytes);
        expect(
          fromTextCode('recovery', ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `),
        ).toEqual(bytes);
      }),
    );
  });

  it('tells every single wrong character', () => {
    fc.assert(
      fc.property(sixteen, fc.nat(27), fc.integer({ min: 1, max: 31 }), (bytes, at, shift) => {
        const plain = toTextCode('recovery', bytes).replaceAll('-', '');
        const wrong = alphabet[(alphabet.indexOf(plain[at] ?? '') + shift) % 32];
        expect(fromTextCode('recovery', plain.slice(0, at) + wrong + plain.slice(at + 1))).toBeNull();
      }),
    );
  });

  it('tells every pair of swapped characters among the first 26', () => {
    fc.assert(
      fc.property(sixteen, fc.nat(25), fc.nat(25), (bytes, a, b) => {
        const plain = [...toTextCode('recovery', bytes).replaceAll('-', '')];
        fc.pre(plain[a] !== plain[b]);
        [plain[a], plain[b]] = [plain[b] ?? '', plain[a] ?? ''];
        expect(fromTextCode('recovery', plain.join(''))).toBeNull();
      }),
    );
  });

  it('for one use is refused for the other', () => {
    fc.assert(
      fc.property(sixteen, (bytes) => {
        expect(fromTextCode('invitation', toTextCode('recovery', bytes))).toBeNull();
      }),
    );
  });

  it('is refused when too long, too short or of other letters', () => {
    const code = toTextCode('recovery', new Uint8Array(16));
    for (const wrong of ['', code.slice(1), `${code}0`, `U${code.slice(1)}`, `Ø${code.slice(1)}`, `Z${code.slice(1)}`]) {
      expect(fromTextCode('recovery', wrong)).toBeNull();
    }
  });
});

describe('typed text', () => {
  it('counts the same however it was spaced and composed', () => {
    expect(typedText('  måne   sol\u00a0\tvind ')).toBe(typedText('ma\u030ane sol vind'));
  });
});

describe('an offered passphrase', () => {
  for (const language of ['nb', 'nn', 'en']) {
    const words: string[] = JSON.parse(readFileSync(new URL(`../../locales/${language}/wordlist.json`, import.meta.url), 'utf8'));

    it(`is five words of a long enough list without doubles (${language})`, () => {
      expect(words.length).toBeGreaterThanOrEqual(1296);
      expect(new Set(words).size).toBe(words.length);
      for (const word of words) expect(word).toMatch(/^[a-zæøå]{3,12}$/);
      const offered = suggestPassphrase(words).split(' ');
      expect(offered).toHaveLength(5);
      for (const word of offered) expect(words).toContain(word);
    });
  }

  it('takes no number that would favour the first words', () => {
    const words = Array.from({ length: 1300 }, (_, i) => `w${i}`);
    const highest = Uint8Array.of(255, 255, 255, 255);
    const answers = [highest, u32(1300), u32(1), u32(2), u32(3), u32(1299)];
    expect(suggestPassphrase(words, () => answers.shift() ?? u32(0))).toBe('w0 w1 w2 w3 w1299');
  });

  it('is never taken from a short list', () => {
    expect(() => suggestPassphrase(['sol', 'regn'], seeded('short'))).toThrow('E_INPUT');
  });
});

describe('bytes', () => {
  it('as text come back as they were, and only in one way of writing', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
      }),
    );
    for (const wrong of ['AA==', 'AB', 'A', 'A+', 'A A', 'ÆØ']) expect(() => fromBase64url(wrong), wrong).toThrow('E_FORMAT');
  });

  it('are never a string, whatever its length', () => {
    const text: unknown = 'x'.repeat(32);
    expect(() => asEpochKey(text as Uint8Array)).toThrow('E_FORMAT');
    expect(() => asEpochKey(new Uint8Array(31))).toThrow('E_FORMAT');
  });

  it('are read big-endian and to the end', () => {
    const from = reader(Uint8Array.of(1, 255, 254, 253, 252, 9));
    expect(from.u8()).toBe(1);
    expect(from.u32()).toBe(0xfffefdfc);
    expect(hex(u32(0xfffefdfc))).toBe('fffefdfc');
    expect(() => from.end()).toThrow('E_FORMAT');
    expect(() => from.take(2)).toThrow('E_FORMAT');
  });

  it('that are not UTF-8 are not JSON', () => {
    expect(parseJson(utf8('{"å":1}'))).toEqual({ å: 1 });
    expect(() => parseJson(Uint8Array.of(0x22, 0xff, 0x22))).toThrow('E_FORMAT');
  });
});
