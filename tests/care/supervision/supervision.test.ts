import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseRow } from '../../../src/care/desk/inbox';
import { letterOf, supervised, withoutNames } from '../../../src/care/supervision/supervision';

describe('a list for supervision', () => {
  it.each([
    ['Ingrid sover dårlig', 'A sover dårlig'],
    ['ingrids søster er INGRIDS støtte', 'A søster er A støtte'],
    ['Skal vi la Moen vente? (Ingrid-Marie)', 'Skal vi la A vente? (A-Marie)'],
    ['To ganger per uke, sier Per.', 'To ganger per uke, sier A.'],
    ['Ingridsen er en annen', 'Ingridsen er en annen'],
    ['Liv Aa ringte, og hun Aa ville ha svar på alt', 'Liv A ringte, og hun A ville ha svar på alt'],
  ])('says "%s" without the name', (text, shown) => expect(withoutNames(text, ['Ingrid Moen', 'Per', 'Aa'], 'A')).toBe(shown));

  it('holds no part of a name that is longer than three letters, whatever is written around it', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'abcdeø'), minLength: 4, maxLength: 9 }),
        fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 6 }),
        fc.boolean(),
        (name, around, capital) => {
          const written = capital ? `${name[0]?.toUpperCase()}${name.slice(1)}` : name;
          const text = [...around, written, ...around].join(' ');
          const shown = withoutNames(text, [name], 'A').split(/[^\p{L}\p{M}]+/u);
          expect(shown.some((word) => word.toLowerCase() === name)).toBe(false);
        },
      ),
    ));

  it('gives letters by when a case was put on it, to those alone whose case is here', () => {
    const row = (caseRef: string) => ({ caseRef, name: caseRef }) as CaseRow;
    const question = (hour: number) => ({ question: `${hour}?`, at: `2026-03-11T0${hour}:00:00Z` });
    const list = supervised(
      [row('kari'), row('ola'), row('per')],
      new Map([
        ['per', question(1)],
        ['kari', question(2)],
        ['gone', question(0)],
      ]),
    );
    expect(list.map(({ caseRef, letter, question: asked }) => [caseRef, letter, asked])).toEqual([
      ['per', 'A', '1?'],
      ['kari', 'B', '2?'],
    ]);
    expect([0, 25, 26, 27, 51, 52, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AB', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});
