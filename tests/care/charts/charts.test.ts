import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import { chartView } from '../../../src/care/charts/chart-view';
import type { ItemDraft } from '../../../src/care/items/items';
import { liv, log, maja, newId } from '../people';

const at = (minute: number) => `2026-03-11T09:${String(minute).padStart(2, '0')}:00Z`;
const noted = (note: string, text: string): ItemDraft => ({ kind: 'note', note, text, topic: 'triage' });

it('a note is its author’s newest words, in the place of the first; empty ones are gone, and nobody changes a colleague’s', () => {
  const { write } = log();
  const [a, b] = [newId(), newId()];
  const state = fold(emptyCase(), [
    write(maja, at(1), noted(a, 'Ringte, ikke svar.')),
    write(liv, at(2), noted(b, 'Prøver i morgen.')),
    write(maja, at(3), noted(a, 'Ringte to ganger, ikke svar.')),
    write(liv, at(4), noted(a, 'Noe annet.')),
    write(liv, at(5), noted(b, '')),
  ]);
  expect(chartView([state]).notes).toEqual([
    { note: a, topic: 'triage', text: 'Ringte to ganger, ikke svar.', by: maja, at: at(1), changedAt: at(3) },
  ]);
});

it('two charts that were made at the same moment read as one, whichever comes first', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(50)), { maxLength: 12 }), (written) => {
      const [here, there] = [log(), log()];
      const referral = newId();
      const entries = written.map(([first, minute], i) => ({
        first,
        entry: (first ? here : there).write(
          first ? maja : liv,
          at(minute),
          i % 3 ? noted(newId(), `Notat ${i}`) : { kind: 'late', referral, reason: `Grunn ${i}` },
        ),
      }));
      const of = (first: boolean) =>
        fold(
          emptyCase(),
          entries.filter((one) => one.first === first).map(({ entry }) => entry),
        );
      const [one, other] = [chartView([of(true), of(false)]), chartView([of(false), of(true)])];
      expect(one.notes.map(({ note }) => note).sort()).toEqual(other.notes.map(({ note }) => note).sort());
      expect(one.notes.map((note) => note.at)).toEqual(one.notes.map((note) => note.at).sort());
      expect(one.late[referral]?.at).toBe(other.late[referral]?.at);
    }),
  ));
