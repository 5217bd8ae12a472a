import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import { folded } from '../../../src/care/folded';
import { caseTexts, withFolded } from '../../../src/care/search/case-texts';
import { inSentence } from '../../../src/care/search/in-sentence';
import { placeOf, type Searched, search, shownMost, wordsOf } from '../../../src/care/search/search';
import { type SearchText, searchSources, textsOf } from '../../../src/care/search/texts';
import { diary, kari, log, maja, message, newId } from '../people';

const at = (day: number) => new Date(Date.UTC(2026, 2, day, 9)).toISOString();
const text = (words: string, day = 1, source: SearchText['source'] = 'message'): SearchText => ({
  source,
  id: newId(),
  at: at(day),
  by: kari,
  text: words,
});
const searched = (texts: readonly SearchText[], name = 'Kari Nordmann'): Searched => ({
  caseRef: name,
  name,
  texts: [withFolded(texts)],
});
const sentences = (question: string, ...all: Searched[]) =>
  search(question, null, all).hits.map(({ sentence }) =>
    sentence.map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece)).join(''),
  );

describe('a search', () => {
  it.each([
    ['søvnvindu', 'Fikk ikke til sovnvinduet, våknet fire likevel', 'Fikk ikke til [sovnvinduet], våknet fire likevel'],
    ['sovnvindu', 'Går det an å flytte søvnvinduet?', 'Går det an å flytte [søvnvinduet]?'],
    ['SØSTEREN', 'Søsteren min kommer.', '[Søsteren] min kommer.'],
    ['saetra', 'Vi drar på sætra.', 'Vi drar på [sætra].'],
    ['har', 'Jeg «hår» og hår', 'Jeg «[hår]» og [hår]'],
    ['natten ille', 'Det var ille. Hele natten.', 'Det var [ille]. Hele [natten].'],
  ])('for "%s" finds %s', (question, words, shown) => expect(sentences(question, searched([text(words)]))).toEqual([shown]));

  it('shows the newest first, says how many there are of each kind, and narrows to one', () => {
    const notes = text('Redd for å kjøre trøtt', 4, 'private');
    const all = [searched([text('Trøtt i dag', 3), notes]), searched([text('Ikke trøtt', 9)], 'Ola Moe')];
    const { hits, counts, cases } = search('trott', null, all);
    expect(hits.map(({ name, at: when }) => [name, when])).toEqual([
      ['Ola Moe', at(9)],
      ['Kari Nordmann', at(4)],
      ['Kari Nordmann', at(3)],
    ]);
    expect({ counts, cases }).toMatchObject({ counts: { message: 2, note: 1, letter: 0 }, cases: 2 });
    expect(search('trott', 'note', all).hits.map(({ id }) => id)).toEqual([notes.id]);
    expect(search('trott', 'note', all).counts.message).toBe(2);
  });

  it('finds people by their names, and nothing for fewer than two letters', () => {
    const all = [searched([text('Hei')]), searched([], 'Ola Moe')];
    expect(search('moe', null, all).people).toEqual([{ caseRef: 'Ola Moe', name: 'Ola Moe' }]);
    expect(search('h', null, all)).toMatchObject({ hits: [], people: [] });
  });

  const word = fc.string({ unit: fc.constantFrom(...'aæøåeno rs\n.,Aé'), minLength: 0, maxLength: 12 });
  it('finds exactly the texts in which every word stands, wherever they stand', () =>
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), word, (all, question) => {
        const texts = all.map((one) => text(one));
        const words = wordsOf(question);
        const naive = texts.filter(({ text: one }) => words.length > 0 && words.every((part) => folded(one).includes(part)));
        const found = search(question, null, [searched(texts)]);
        expect(found.counts.message).toBe(naive.length);
        expect(new Set(found.hits.map(({ id }) => id))).toEqual(new Set(naive.slice(0, shownMost).map(({ id }) => id)));
        for (const { sentence } of found.hits) expect(sentence.some(({ hit }) => hit)).toBe(true);
      }),
    ));

  it('says of a long text the sentence in which the word stands, and that there is more', () => {
    const long = `${'Dette er noe helt annet. '.repeat(20)}Her står kaffe midt i. ${'Og mer etterpå uten punktum '.repeat(20)}`;
    const shown = inSentence(long, ['kaffe'])
      .map(({ text: piece }) => piece)
      .join('');
    expect(shown).toContain('Her står kaffe midt i.');
    expect(shown.length).toBeLessThan(260);
    expect(shown.endsWith('…')).toBe(true);
  });
});

describe('what is looked through', () => {
  const sheet = newId();
  const write = () => {
    const lines = log();
    return [
      lines.write(kari, at(1), message('Kan vi flytte timen?')),
      lines.write(maja, at(2), message('Ja, til fredag.')),
      lines.write(kari, at(3), diary('2026-03-03', sheet, { notes: 'Grubler om søsteren', bed: '23:30' })),
      lines.write(kari, at(4), diary('2026-03-03', sheet, { notes: 'Grubler om arven', bed: '23:30' })),
      lines.write(maja, at(5), { kind: 'comment', on: sheet, text: 'Fint skrevet' }),
    ];
  };

  it('is each thing as it stands now, without times and dates, and none that has been erased', () => {
    const entries = write();
    const state = fold(emptyCase(), entries);
    const of = { caseRef: 'k', name: 'Kari', texts: [caseTexts(state)] };
    const found = (question: string) => search(question, null, [of]).hits.map(({ source }) => source);
    expect(found('grubler arven')).toEqual(['entry']);
    expect(found('søsteren')).toEqual([]);
    expect(found('23')).toEqual([]);
    expect(found('fint')).toEqual(['comment']);
    fold(state, [{ seq: 0, author: kari, authorRole: 'citizen', mark: 'E_ERASED' }]);
    expect(search('flytte', null, [{ ...of, texts: [caseTexts(state)] }]).hits).toEqual([]);
  });

  it('covers the plans as they stand, the note at the end and the courses, under the words of each', () => {
    const { write: say } = log();
    const plan = { warningSigns: ['Går rundt om natta'], own: [], others: ['Brygga'], safer: [], reasons: [] };
    const well = { helped: ['Gå tur'], signs: 'Sover dårlig', doing: 'Ringer Ane', otherwise: '', base: null };
    const place = { course: newId(), title: 'Søvnkurs, vår', mode: 'course' as const, leaders: [maja] };
    const before = say(kari, at(2), { kind: 'staying-well', ...well, signs: 'Drikker kaffe' });
    const state = fold(emptyCase(), [
      before,
      say(kari, at(1), { kind: 'safety-plan', ...plan, helpers: [{ name: 'Ane', phone: '55502047' }] }),
      say(kari, at(3), { kind: 'staying-well', ...well, base: before.item.id }),
      say(maja, at(4), { kind: 'course-place', ...place, state: 'waiting' }),
      say(maja, at(5), { kind: 'course-place', ...place, state: 'place' }),
      say(maja, at(6), { kind: 'discharge', reason: 'completed', note: 'Ferdig etter åtte timer' }),
    ]);
    const of = { caseRef: 'k', name: 'Kari', texts: [caseTexts(state)] };
    const found = (question: string) => search(question, null, [of]).hits.map(({ source }) => source);
    expect(found('brygga')).toEqual(['safety-plan']);
    expect(found('ane')).toEqual(['staying-well', 'safety-plan']);
    expect(found('kaffe')).toEqual([]);
    expect(found('søvnkurs')).toEqual(['course']);
    expect(found('åtte timer')).toEqual(['discharge']);
  });

  it('comes with what was said before and after, and is gone where it is gone', () => {
    const entries = write();
    const of = { caseRef: 'k', name: 'Kari', texts: [caseTexts(fold(emptyCase(), entries))] };
    const [, second] = entries;
    const id = second?.item.id ?? '';
    expect(placeOf('fredag', { source: 'message', id }, of)).toMatchObject({
      before: { text: 'Kan vi flytte timen?' },
      hit: { pieces: [{ text: 'Ja, til ' }, { text: 'fredag', hit: true }, { text: '.' }] },
      after: null,
    });
    expect(placeOf('fredag', { source: 'message', id: 'other' }, of)).toBeNull();
  });

  it('holds every text once, whatever order the rows come in', () =>
    fc.assert(
      fc.property(fc.shuffledSubarray(write(), { minLength: 5, maxLength: 5 }), (entries) => {
        const texts = textsOf(fold(emptyCase(), entries));
        expect(texts.map(({ source, text: words }) => [searchSources[source], words])).toEqual([
          ['message', 'Kan vi flytte timen?'],
          ['message', 'Ja, til fredag.'],
          ['task', 'Grubler om arven'],
          ['task', 'Fint skrevet'],
        ]);
      }),
    ));
});
