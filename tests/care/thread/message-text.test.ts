import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characters, excerpt } from '../../../src/care/case/excerpt';
import { inMessages, isBlank } from '../../../src/care/thread/message-text';
import { initials } from '../../../src/ui/controls/Avatar';

const family = '👨‍👩‍👧‍👦';
const grapheme = fc.constantFrom('a', 'ø', ' ', '\n', '. ', 'é', '🇳🇴', '👩🏽‍🚀', 'ord ');
const prose = fc.array(grapheme, { maxLength: 400 }).map((all) => all.join(''));
const bare = (text: string) => text.replace(/\s/gu, '');

describe('a long text', () => {
  it('is sent in parts that each fit, with every character in its place', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 20, max: 60 }), (text, most) => {
        const parts = inMessages(text, most);
        expect(bare(parts.join(''))).toBe(bare(text));
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(most);
        const own = new Set(characters(text));
        for (const part of parts) for (const one of characters(part)) expect(own).toContain(one);
      }),
      { examples: [[`${'a'.repeat(15)}👨🏽‍🚀`, 20]], numRuns: 500 },
    );
  });
  it('is parted where a paragraph or a sentence ends, when one does', () => {
    const first = 'Jeg sov dårlig. Så kom naboen.';
    expect(inMessages(`${first}\n\nI dag er det bedre, og jeg vil fortelle.`, 45)).toEqual([
      first,
      'I dag er det bedre, og jeg vil fortelle.',
    ]);
    expect(inMessages('Kort.', 45)).toEqual(['Kort.']);
  });
});

describe('a text that nobody could read', () => {
  it.each(['', ' ', '​', '​​', '‌ ‍', '﻿\n', '\u202e', '\u0000'])('is no message: %j', (text) => {
    expect(isBlank(text)).toBe(true);
    expect(inMessages(text)).toEqual([]);
  });
  it.each(['a', '❤', family, '.', '1'])('is none of these: %s', (text) => expect(isBlank(text)).toBe(false));
});

describe('the beginning of a text', () => {
  it('ends between two characters, never within an emoji or an accent', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 1, max: 20 }), (text, most) => {
        const begun = excerpt(text, most);
        const shown = characters(begun.replace(/…$/, ''));
        expect(shown).toEqual(characters(text).slice(0, shown.length));
        expect(characters(begun).length).toBeLessThanOrEqual(most);
      }),
    );
    expect(excerpt(`Hei ${family}${family}`, 5)).toBe('Hei…');
  });
});

describe('initials', () => {
  it.each([
    ['Kari Nordmann', 'KN'],
    ['(Kari) «Nordmann»', 'KN'],
    ['🇳🇴 Olsen', 'O'],
    ['øystein', 'Ø'],
    ['', ''],
  ])('of %s are %s', (name, expected) => expect(initials(name)).toBe(expected));
});
