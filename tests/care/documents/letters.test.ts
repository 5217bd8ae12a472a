import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import type { CaseEntry } from '../../../src/care/case/state';
import { documentsOf, documentText, type Letter, plainText } from '../../../src/care/documents/documents';
import { letterFacts } from '../../../src/care/documents/facts';
import { faultOf, fill, piecesOf, templates } from '../../../src/care/documents/letter';
import { documentTemplates } from '../../../src/care/items/choices';
import { itemSchema } from '../../../src/care/items/items';
import { anyItem } from '../../fuzz/hostile';
import { answers, kari, log, maja, newId } from '../people';

const at = '2026-03-11T13:00:00+01:00';
const folded = (...entries: CaseEntry[]) => fold(emptyCase(), entries);
type Words = Omit<Letter, 'id' | 'at'>;
const letter = (more: Partial<Words> = {}): Words => ({
  kind: 'document',
  document: 'letterAAAAAAAAAAAAAAAA',
  template: 'summary',
  partner: 'gp',
  state: 'reading',
  language: 'nb',
  title: 'Sammenfatning til fastlege: Nora Eide',
  sender: ['Lillevik'],
  marks: ['11. mars 2026'],
  to: ['Tor Vang'],
  sections: [{ key: 'why', heading: 'Bakgrunn', text: 'Tok kontakt.' }],
  closing: ['Med hilsen', 'Maja'],
  footer: 'Kopi til Nora.',
  ...more,
});
const only = (entries: CaseEntry[]) => documentsOf(folded(...entries))[0];

describe('a letter', () => {
  it('is shown, read, locked and sent, and each version is answered by itself', () => {
    const { write } = log();
    const shown = write(maja, at, letter());
    const read = (version: string) =>
      write(kari, at, { kind: 'document-read', document: letter().document, version, fine: false, note: 'Ikke jobben' });
    const answered = read(shown.item.id);
    const again = write(maja, at, letter({ title: 'Ny' }));
    expect(only([shown])).toMatchObject({ step: 'reading', read: null });
    expect(only([shown, answered])?.read).toMatchObject({ fine: false, note: 'Ikke jobben' });
    expect(only([shown, answered, again])?.read).toBeNull();
    const locked = write(maja, at, letter({ state: 'locked' }));
    const sent = write(maja, at, {
      kind: 'document-sent',
      document: letter().document,
      to: 'Tor Vang',
      on: '2026-03-11',
      how: 'post',
    });
    expect(only([shown, locked])?.step).toBe('locked');
    expect(only([shown, locked, sent])).toMatchObject({ step: 'sent', sent: [{ to: 'Tor Vang', by: maja }] });
  });
  it('that is locked stays as it is, whoever writes it anew, and can only be thrown away', () => {
    const { write } = log();
    const locked = write(maja, at, letter({ state: 'locked' }));
    const changed = write(maja, at, letter({ state: 'locked', title: 'En annen' }));
    const dropped = write(maja, at, letter({ state: 'dropped' }));
    expect(only([locked, changed])?.letter.title).toBe(letter().title);
    expect(only([locked, dropped])?.step).toBe('dropped');
    expect(only([locked, dropped, changed])?.step).toBe('dropped');
  });
  it('is the same text for both sides, and can be copied as words alone', () => {
    const { write } = log();
    const table = { head: ['', 'Første', 'Siste'], rows: [['PHQ-9', '16', '6']] };
    const one = only([write(maja, at, letter({ sections: [{ key: 'measures', heading: 'Målinger', text: '', table }] }))]);
    if (!one) throw new Error('no letter');
    expect(documentText(one.letter).made).toBe(at);
    expect(plainText(documentText(one.letter))).toContain('MÅLINGER\n\nPHQ-9: Første 16, Siste 6');
  });
});

describe('a template', () => {
  it('leaves out the sentence of which the case says nothing, and says what a person must fill in', () => {
    const text = 'Tok kontakt {contact!}.|Kom {source}.|Arbeid: {work}.';
    expect(fill(text, { contact: '12. januar', source: null, work: 'sykmeldt' }, '[…]')).toEqual({
      text: 'Tok kontakt 12. januar. Arbeid: sykmeldt.',
      values: ['12. januar', 'sykmeldt'],
    });
    const empty = fill(text, {}, '[…]');
    expect(empty.text).toBe('Tok kontakt […].');
    expect(faultOf([{ key: 'why', heading: '', text: empty.text }], '[…]', ['Tor'])).toBe('missing');
    expect(faultOf([{ key: 'why', heading: '', text: ' ' }], '[…]', ['Tor'])).toBe('empty');
    expect(faultOf([{ key: 'why', heading: '', text: 'Ja' }], '[…]', [])).toBe('nobody');
  });
  it('says the same places in every language, and every letter has its parts', () => {
    const words = ['nb', 'nn', 'en'].map((lang) => JSON.parse(readFileSync(`locales/${lang}/documents.json`, 'utf8')));
    const places = (text: string) => [...text.matchAll(/\{\w+!?\}/g)].map(([one]) => one).sort();
    for (const template of documentTemplates)
      for (const key of templates[template].sections) {
        const [nb = '', ...others] = words.map((one) => one[`letter.text.${key}`] ?? '');
        expect(words[0][`letter.heading.${key}`]).toBeTruthy();
        for (const other of others) expect(places(other)).toEqual(places(nb));
      }
  });
  it('marks what still stands as it was put in, and loses no letter', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ maxLength: 4 }), { maxLength: 4 }), (text, values) => {
        const pieces = piecesOf(text, values);
        expect(pieces.map((one) => one.text).join('')).toBe(text);
        for (const { text: piece, filled } of pieces) if (filled) expect(values).toContain(piece);
      }),
    );
  });
});

it('the figures of a letter are the case’s own: first, last, cut-off, and whether it is more than chance', () => {
  const { write } = log();
  const state = folded(
    write(kari, '2026-01-20T08:00:00+01:00', answers('phq-9', 16)),
    write(kari, '2026-03-09T08:00:00+01:00', answers('phq-9', 6)),
  );
  expect(letterFacts(state, at).measures).toMatchObject([
    {
      instrument: 'phq-9',
      totals: [
        { on: '2026-01-20', total: 16 },
        { on: '2026-03-09', total: 6 },
      ],
      limit: 10,
      turn: 'better',
    },
  ]);
});

it('any case says something for a letter, also one in which items lie that no honest client writes', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 20 }), (all) => {
      const entries = all.flatMap((raw, seq): CaseEntry[] => {
        const read = itemSchema.safeParse({ ...raw, id: newId(), at });
        return read.success ? [{ seq, author: maja, authorRole: 'staff', item: read.data }] : [];
      });
      const state = folded(...entries);
      expect(letterFacts(state, at).measures.length).toBeLessThanOrEqual(2);
      for (const { letter: one } of documentsOf(state)) expect(plainText(documentText(one))).toBeTypeOf('string');
    }),
  );
});
