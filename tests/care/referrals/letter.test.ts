import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionOutcomes } from '../../../src/care/items/choices';
import { letterParts, letterText } from '../../../src/care/referrals/letter';

describe('a letter from a template', () => {
  it('marks what was filled in, keeps what was written, and follows the choice when it changes', () => {
    const template = 'Hei {navn}.\n\nDu begynner med {hjelp}.';
    expect(letterParts(template, { navn: 'Sander', hjelp: 'kurs' })).toEqual([
      { text: 'Hei ' },
      { place: 'navn', filled: 'Sander' },
      { text: '.\n\nDu begynner med ' },
      { place: 'hjelp', filled: 'kurs' },
      { text: '.' },
    ]);
    expect(letterText(letterParts(template, { navn: 'Sander', hjelp: 'gruppe' }))).toBe('Hei Sander.\n\nDu begynner med gruppe.');
  });
  it('is not sent while a place is empty, or when somebody has written one that nobody knows', () => {
    expect(letterText(letterParts('Hei {navn}.', { navn: ' ' }))).toBeNull();
    expect(letterText(letterParts('Hei {nvan}.', { navn: 'Sander' }))).toBeNull();
    expect(letterText(letterParts('Hei {constructor}.', {}))).toBeNull();
    expect(letterText(letterParts('   ', {}))).toBeNull();
  });
  it('says nothing but what was written in it and what fills it, whatever strangers write', () =>
    fc.assert(
      fc.property(fc.string(), fc.string(), (template, name) => {
        const parts = letterParts(template, { navn: name });
        const back = parts.map((one) => ('text' in one ? one.text : null)).filter((text) => text !== null);
        for (const text of back) expect(template).toContain(text);
        const text = letterText(parts);
        if (text !== null && !template.includes('{')) expect(text).toBe(template.trim());
      }),
    ));
  it.each(['nb', 'nn', 'en'])('has in %s for each outcome a template whose places are all known', (language) => {
    const file = join(import.meta.dirname, `../../../locales/${language}/referrals.json`);
    const words = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    const values = Object.fromEntries(
      Object.entries(words).flatMap(([key, word]) => (key.startsWith('place.') ? [[word, 'noe']] : [])),
    );
    for (const outcome of decisionOutcomes) {
      const letter = letterText(letterParts(words[`letter.of.${outcome}`] ?? '', values));
      expect([outcome, letter !== null && letter.length > 50]).toEqual([outcome, true]);
    }
  });
});
