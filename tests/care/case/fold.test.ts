import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCase, fold, withoutUnsent } from '../../../src/care/case/fold';
import type { CaseEntry } from '../../../src/care/case/state';
import { caseView } from '../../../src/care/case-view';
import { itemSchema } from '../../../src/care/items/items';
import { threadPage } from '../../../src/care/thread/thread-page';
import {
  answers,
  assignMeasures,
  context,
  diary,
  kari,
  log,
  maja,
  message,
  newId,
  people,
  progress,
  receipt,
  unsent,
} from '../people';

const now = '2026-03-12T12:00:00Z';

/** A plausible log of any length: messages, receipts, diary states, measures, progress. */
function longLog(length: number): CaseEntry[] {
  const { write } = log();
  const at = (i: number) => new Date(Date.parse('2025-01-01T08:00:00Z') + i * 3_600_000).toISOString();
  return Array.from({ length }, (_, i) => {
    if (i % 10 === 3) return write(maja, at(i), message(`svar ${i}`));
    if (i % 10 === 4) return write(kari, at(i), receipt(i - 1, i - 1));
    if (i % 10 === 5) return write(kari, at(i), diary(at(i).slice(0, 10), newId()));
    if (i % 50 === 7) return write(kari, at(i), answers('phq-9', i % 25));
    if (i % 50 === 8) return write(kari, at(i), progress('p1', 'welcome', 1));
    return write(kari, at(i), message(`melding ${i}`));
  });
}
const everything = (state: ReturnType<typeof emptyCase>) => [
  state,
  caseView(state, now, context(maja)),
  threadPage(state, { me: maja }, { limit: 10_000 }, { replyDays: 2 }),
];

describe('folding a case', () => {
  it('gives the same case whether rows come at once or in pieces', () => {
    const entries = longLog(120);
    fc.assert(
      fc.property(fc.array(fc.nat(entries.length), { maxLength: 6 }), (cuts) => {
        const state = emptyCase();
        const ends = [...cuts.sort((a, b) => a - b), entries.length];
        let from = 0;
        for (const end of ends) {
          fold(state, entries.slice(from, end));
          from = end;
        }
        expect(state).toEqual(fold(emptyCase(), entries));
      }),
    );
  });

  it('gives the same case in whatever order rows come, and however often', () => {
    const entries = longLog(60);
    const whole = everything(fold(emptyCase(), entries));
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: 60 }), fc.subarray(entries), (shuffled, again) => {
        expect(everything(fold(fold(emptyCase(), shuffled), again))).toEqual(whole);
      }),
    );
  });

  it('survives being kept as JSON and taken up again', () => {
    const entries = longLog(100);
    const kept = JSON.parse(JSON.stringify(fold(emptyCase(), entries.slice(0, 50)))) as ReturnType<typeof emptyCase>;
    expect(fold(kept, entries.slice(50))).toEqual(fold(emptyCase(), entries));
    expect(structuredClone(kept)).toEqual(kept);
  });

  it('shows what is not sent yet last, and moves it to its place when it has one', () => {
    const { write } = log();
    const first = write(maja, '2026-03-01T08:00:00Z', message('Hei'));
    const own = write(kari, '2026-03-01T09:00:00Z', message('Skrevet uten nett'));
    const later = write(maja, '2026-03-01T08:30:00Z', message('Er du der?'));
    const state = fold(emptyCase(), [first, unsent(own)]);
    fold(state, [{ ...later, seq: 1 }]);
    const texts = () =>
      threadPage(state, { me: kari }, { limit: 9 }, { replyDays: 2 }).lines.map((line) => 'text' in line && line.text);
    expect(texts()).toEqual(['Hei', 'Er du der?', 'Skrevet uten nett']);
    expect(caseView(state, now, context(kari)).unsent).toBe(1);
    fold(state, [{ ...own, seq: 2 }]);
    expect(texts()).toEqual(['Hei', 'Er du der?', 'Skrevet uten nett']);
    expect(caseView(state, now, context(kari)).unsent).toBe(0);
    expect(state).toEqual(fold(emptyCase(), [first, { ...later, seq: 1 }, { ...own, seq: 2 }]));
  });

  it('keeps nothing unsent in a snapshot', () => {
    const entries = longLog(30);
    const settled = fold(emptyCase(), entries.slice(0, 20));
    const state = fold(fold(emptyCase(), entries.slice(0, 20)), entries.slice(20).map(unsent));
    expect(withoutUnsent(state)).toEqual(settled);
    expect(caseView(state, now, context(kari)).unsent).toBe(10);
  });

  it('takes the first of an author’s items with one id, and both of two authors', () => {
    const { write } = log();
    const id = newId();
    const first = write(kari, '2026-03-01T08:00:00Z', { ...message('den første'), id });
    const repeated = write(kari, '2026-03-01T09:00:00Z', { ...message('den andre'), id });
    const other = write(maja, '2026-03-01T10:00:00Z', { ...message('en annens'), id });
    const state = fold(emptyCase(), [other, repeated, first, repeated]);
    expect(
      threadPage(state, { me: kari }, { limit: 9 }, { replyDays: 2 }).lines.map((line) => 'text' in line && line.text),
    ).toEqual(['den første', 'en annens']);
  });

  it('says where a row is that cannot be shown, until it can be', () => {
    const { write } = log();
    const hidden = write(maja, '2026-03-01T08:00:00Z', message('Hei'));
    const state = fold(emptyCase(), [{ seq: hidden.seq, author: maja, authorRole: 'staff', mark: 'E_NOKEY' }]);
    const lines = () => threadPage(state, { me: kari }, { limit: 9 }, { replyDays: 2 }).lines;
    expect(lines()).toEqual([{ type: 'problem', seq: 0, at: null, code: 'E_NOKEY', author: maja }]);
    fold(state, [hidden]);
    expect(lines()).toMatchObject([{ type: 'message', text: 'Hei' }]);
  });

  it('lets an erased message stay erased, whichever comes first', () => {
    const { write } = log();
    const shown = write(maja, '2026-03-01T08:00:00Z', message('Feil sak'));
    const erased: CaseEntry = { seq: shown.seq, author: maja, authorRole: 'staff', mark: 'E_ERASED' };
    for (const order of [
      [shown, erased],
      [erased, shown],
    ]) {
      const { lines } = threadPage(fold(emptyCase(), order), { me: kari }, { limit: 9 }, { replyDays: 2 });
      expect(lines).toEqual([{ type: 'problem', seq: 0, at: null, code: 'E_ERASED', author: maja }]);
    }
  });

  it('tells each change of members once', () => {
    const change = { seq: 0, at: null, by: maja, added: [maja], removed: [], kind: 'started' as const };
    const state = fold(fold(emptyCase(), [], [change]), [], [change]);
    expect(threadPage(state, { me: kari }, { limit: 9 }, { replyDays: 2 }).lines).toEqual([{ type: 'members', ...change }]);
  });
});

describe('the builders of these tests', () => {
  it('make items that the schema takes', () => {
    const { write } = log();
    for (const draft of [
      message('Hei'),
      receipt(3, 2),
      answers('phq-9', 12, 1),
      diary('2026-03-01', newId()),
      progress('p1', 'welcome', 1),
      assignMeasures('weekly', '2026-03-01'),
    ]) {
      expect(itemSchema.safeParse(write(kari, now, draft).item).success).toBe(true);
    }
    expect(people.length).toBe(2);
  });
});
