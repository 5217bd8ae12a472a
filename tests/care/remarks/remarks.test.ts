import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import { remarksSummary } from '../../../src/care/remarks/reasons';
import { remarksOf, remarksOn } from '../../../src/care/remarks/remarks';
import { threadPage } from '../../../src/care/thread/thread-page';
import { kari, log, maja, message, newId } from '../people';

const at = (hour: number) => `2026-03-02T${String(hour).padStart(2, '0')}:00:00+01:00`;
const promise = { replyDays: 2, days: undefined, closedDays: [] };

it('a note stands beside what it is about, for both, and what it is about stays as it was', () => {
  const { write } = log();
  const said = { ...message('Du virket sliten i dag.'), id: newId() };
  const state = fold(emptyCase(), [
    write(maja, at(8), said),
    write(kari, at(9), { kind: 'remark', remark: newId(), on: said.id, about: 'disagreement', text: 'Jeg var ikke sliten.' }),
  ]);
  for (const me of [kari, maja]) {
    const { lines } = threadPage(state, { me }, { limit: 10 }, promise);
    expect(lines[0]).toMatchObject({ type: 'message', text: 'Du virket sliten i dag.', remarks: ['Jeg var ikke sliten.'] });
    expect(lines[1]).toMatchObject({ type: 'event', event: 'remark', detail: { about: 'disagreement' } });
  }
});

it('the newest word of a note counts, in any order of arrival, and one that was taken back is none', () => {
  const { write } = log();
  const [one, two, on] = [newId(), newId(), newId()];
  const says = (remark: string, text: string, withdrawn?: true) =>
    ({ kind: 'remark', remark, on, about: 'correction', text, ...(withdrawn ? { withdrawn } : {}) }) as const;
  const entries = [
    write(kari, at(8), says(one, 'To, ikke tre.')),
    write(kari, at(9), says(two, 'Feil.')),
    write(kari, at(10), says(one, 'Én, ikke tre.')),
    write(kari, at(11), says(two, 'Feil.', true)),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: 4 }), (shuffled) => {
      const standing = remarksOf(fold(emptyCase(), shuffled));
      expect(remarksOn(standing, on).map(({ text }) => text)).toEqual(['Én, ikke tre.']);
      expect(remarksOn(standing, newId())).toEqual([]);
    }),
  );
});

it('staff are asked for until they have opened the case', () => {
  const { write } = log();
  const note = write(kari, at(8), { kind: 'remark', remark: newId(), on: newId(), about: 'disagreement', text: 'Nei.' });
  expect(remarksSummary(fold(emptyCase(), [note])).remark).toMatchObject({ text: 'Nei.' });
  expect(remarksSummary(fold(emptyCase(), [note, write(maja, at(9), { kind: 'opened' })])).remark).toBeNull();
});
