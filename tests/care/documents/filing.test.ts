import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import type { CaseEntry } from '../../../src/care/case/state';
import { filingOf, unfiledOf } from '../../../src/care/documents/filing';
import { filingText } from '../../../src/care/documents/filing-text';
import type { ItemDraft } from '../../../src/care/items/items';
import { answers, kari, log, maja, message, newId } from '../people';

const folded = (...entries: CaseEntry[]) => fold(emptyCase(), entries);
const filed = { kind: 'filed' as const, filed: newId() };

describe('what is not in the record', () => {
  it('is every message and form, from the oldest on, until somebody says that it lies there', () => {
    const { write } = log();
    const entries = [
      write(kari, '2026-03-02T08:00:00+01:00', message('Hei')),
      write(maja, '2026-03-03T08:00:00+01:00', message('Hei, Kari')),
      write(kari, '2026-03-04T08:00:00+01:00', answers('phq-9', 9)),
    ];
    expect(unfiledOf(folded(...entries))).toEqual({ messages: 2, answers: 1, letters: 0, since: '2026-03-02T08:00:00+01:00' });
    const talk = write(maja, '2026-03-05T08:00:00+01:00', { ...filed, what: { type: 'conversation' }, upTo: 2 });
    expect(unfiledOf(folded(...entries, talk))).toEqual({
      messages: 0,
      answers: 1,
      letters: 0,
      since: '2026-03-04T08:00:00+01:00',
    });
    const later = write(kari, '2026-03-06T08:00:00+01:00', message('Etterpå'));
    expect(unfiledOf(folded(...entries, talk, later))).toMatchObject({ messages: 1, answers: 1 });
  });
  it('is again what was said to be filed by mistake', () => {
    const { write } = log();
    const said = write(kari, '2026-03-02T08:00:00+01:00', message('Hei'));
    const marked = write(maja, '2026-03-05T08:00:00+01:00', { ...filed, what: { type: 'conversation' }, upTo: 0 });
    const back = write(maja, '2026-03-05T09:00:00+01:00', { ...filed, what: { type: 'conversation' }, upTo: 0, undone: true });
    expect(unfiledOf(folded(said, marked))).toBeNull();
    expect(unfiledOf(folded(said, marked, back))).toMatchObject({ messages: 1 });
  });
  it('is what stands outside of a period, by days in Norway, both included', () => {
    const { write } = log();
    const at = ['2026-03-01T22:59:00Z', '2026-03-01T23:00:00Z', '2026-03-03T22:59:00Z', '2026-03-03T23:00:00Z'];
    const entries = at.map((when) => write(kari, when, message(when)));
    const what = { type: 'period' as const, from: '2026-03-02', until: '2026-03-03' };
    const marked = write(maja, '2026-03-05T08:00:00Z', { ...filed, what, upTo: 3 });
    expect(unfiledOf(folded(...entries, marked))).toEqual({ messages: 2, answers: 0, letters: 0, since: at[0] });
    expect(filingOf(folded(...entries), what).messages.map(({ text }) => text)).toEqual(at.slice(1, 3));
  });
  it('is every letter that is final, until somebody says that it lies there, or takes that back', () => {
    const { write } = log();
    const document = newId();
    const letter = (state: 'reading' | 'locked'): ItemDraft => ({
      kind: 'document',
      document,
      template: 'summary',
      partner: 'gp',
      state,
      language: 'nb',
      title: 'Sammenfatning',
      sender: [],
      marks: [],
      to: ['Tor Vang'],
      sections: [],
      closing: [],
      footer: 'Mellom',
    });
    const read = write(maja, '2026-03-02T08:00:00Z', letter('reading'));
    const locked = write(maja, '2026-03-03T08:00:00Z', letter('locked'));
    const what = { type: 'document' as const, document };
    const marked = write(maja, '2026-03-04T08:00:00Z', { ...filed, what, upTo: 1 });
    const back = write(maja, '2026-03-05T08:00:00Z', { ...filed, what, upTo: 1, undone: true });
    expect(unfiledOf(folded(read))).toBeNull();
    expect(unfiledOf(folded(read, locked))).toEqual({ messages: 0, answers: 0, letters: 1, since: '2026-03-03T08:00:00Z' });
    expect(unfiledOf(folded(read, locked, marked))).toBeNull();
    expect(unfiledOf(folded(read, locked, marked, back))).toMatchObject({ letters: 1 });
  });
});

it('a conversation is set down day by day and word by word, with who said it and what was put beside it', () => {
  const { write } = log();
  const said = newId();
  const state = folded(
    write(kari, '2026-03-02T08:00:00+01:00', message('Hei\nMaja')),
    write(maja, '2026-03-02T09:00:00+01:00', { ...message('Hei, Kari'), id: said }),
    write(kari, '2026-03-04T08:00:00+01:00', message('Takk')),
    write(kari, '2026-03-05T08:00:00+01:00', { kind: 'remark', remark: newId(), on: said, about: 'disagreement', text: 'Nei' }),
  );
  const words = {
    intro: 'Tatt ut',
    day: (date: string) => date,
    said: (author: string, at: string) => `${author} ${at.slice(11, 16)}`,
    remark: ({ text }: { text: string }) => `Ikke enig: ${text}`,
    nothing: 'Ingenting',
    gone: (count: number) => `${count} borte`,
    answersTitle: () => '',
    answersFacts: () => '',
    question: '',
    answer: '',
    declined: '',
    unanswered: '',
  };
  const frame = { language: 'nb' as const, title: 'Samtale', sender: [], marks: [], to: [], closing: [], footer: '', made: '' };
  const { blocks } = filingText(filingOf(state, { type: 'conversation' }), new Map(), words, frame);
  expect(blocks.map((block) => ('text' in block ? block.text : block.type))).toEqual([
    'Tatt ut',
    '2026-03-02',
    `${kari} 08:00`,
    'Hei\nMaja',
    `${maja} 09:00`,
    'Hei, Kari',
    'Ikke enig: Nei',
    '2026-03-04',
    `${kari} 08:00`,
    'Takk',
  ]);
});
