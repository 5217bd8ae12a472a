import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionOutcomes } from '../../../src/care/items/choices';
import { templateFault, templateParts, templateText, withPlaces } from '../../../src/care/templates/template';

describe('a letter from a template', () => {
  it('marks what was filled in, keeps what was written, and follows the choice when it changes', () => {
    const template = 'Hei {navn}.\n\nDu begynner med {hjelp}.';
    expect(templateParts(template, { navn: 'Sander', hjelp: 'kurs' })).toEqual([
      { text: 'Hei ' },
      { place: 'navn', filled: 'Sander' },
      { text: '.\n\nDu begynner med ' },
      { place: 'hjelp', filled: 'kurs' },
      { text: '.' },
    ]);
    expect(templateText(templateParts(template, { navn: 'Sander', hjelp: 'gruppe' }))).toBe(
      'Hei Sander.\n\nDu begynner med gruppe.',
    );
  });
  it('is not sent while a place is empty, or when somebody has written one that nobody knows', () => {
    expect(templateText(templateParts('Hei {navn}.', { navn: ' ' }))).toBeNull();
    expect(templateText(templateParts('Hei {nvan}.', { navn: 'Sander' }))).toBeNull();
    expect(templateText(templateParts('Hei {constructor}.', {}))).toBeNull();
    expect(templateText(templateParts('   ', {}))).toBeNull();
  });
  it('says nothing but what was written in it and what fills it, whatever strangers write', () =>
    fc.assert(
      fc.property(fc.string(), fc.string(), (template, name) => {
        const parts = templateParts(template, { navn: name });
        const back = parts.map((one) => ('text' in one ? one.text : null)).filter((text) => text !== null);
        for (const text of back) expect(template).toContain(text);
        const text = templateText(parts);
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
      const letter = templateText(templateParts(words[`letter.of.${outcome}`] ?? '', values));
      expect([outcome, letter !== null && letter.length > 50]).toEqual([outcome, true]);
    }
  });
});

describe('a template that is kept', () => {
  const known = ['name', 'day'];
  it('is refused while it is empty, has a brace alone, names what nothing fills, or lacks what it must have', () => {
    expect(templateFault('Hei {name}. Vi ses {day}.', known, ['day'])).toBeNull();
    expect(templateFault(' ', known)).toEqual({ fault: 'empty' });
    expect(templateFault('Hei {name', known)).toEqual({ fault: 'open' });
    expect(templateFault('Hei {}.', known)).toEqual({ fault: 'open' });
    expect(templateFault('Hei {nvan}.', known)).toEqual({ fault: 'unknown', place: 'nvan' });
    expect(templateFault('Hei {constructor}.', known)).toEqual({ fault: 'unknown', place: 'constructor' });
    expect(templateFault('Hei {name}.', known, ['day'])).toEqual({ fault: 'lacks', place: 'day' });
  });
  it('is the same to a reader of another language, whose places are called otherwise', () => {
    expect(withPlaces('Hei {navn}, {hvem}.', { navn: 'name' })).toBe('Hei {name}, {hvem}.');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', 'a', 'b', ' ', '\n') }), (template) => {
        expect(withPlaces(withPlaces(template, { a: 'x', b: 'y' }), { x: 'a', y: 'b' })).toBe(
          withPlaces(template, { a: 'a', b: 'b' }),
        );
      }),
    );
  });
});
