import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import type { CaseEntry } from '../../../src/care/case/state';
import { caseView } from '../../../src/care/case-view';
import type { ItemDraft } from '../../../src/care/items/items';
import { isLasting, itemSchema, mayStand } from '../../../src/care/items/items';
import { context, kari, log, maja } from '../people';

const answers = (at: string, q1: number, q9 = 0): ItemDraft => ({
  kind: 'answers',
  instrument: 'phq-9',
  version: '1.0.0',
  language: 'nb',
  wording: 'nb',
  startedAt: at,
  timeZone: 'Europe/Oslo',
  mode: 'home',
  values: { q1, q2: 0, q3: 0, q4: 0, q5: 0, q6: 0, q7: 0, q8: 0, q9 },
});
const now = '2026-03-17T10:00:00Z';
const view = (entries: CaseEntry[]) => caseView(fold(emptyCase(), entries), now, context(maja));

/** Weekly PHQ-9, answered twice; the second one is wrong, and dangerous if `q9`. */
function wronglyEntered(q9 = 0) {
  const { write } = log();
  const given = write(maja, '2026-03-02T08:00:00Z', {
    kind: 'assign',
    what: { type: 'questionnaire', instruments: ['phq-9'], repeat: 'weekly', firstDue: '2026-03-09' },
  });
  const first = write(kari, '2026-03-09T08:00:00Z', answers('2026-03-09T08:00:00Z', 1));
  const wrong = write(maja, '2026-03-16T08:00:00Z', answers('2026-03-16T08:00:00Z', 3, q9));
  const strike = (changes: { restored?: boolean } = {}) =>
    write(maja, '2026-03-16T09:00:00Z', { kind: 'struck', answers: wrong.item.id, reason: 'Feil person', ...changes });
  return { write, entries: [given, first, wrong], wrong, strike };
}

describe('answers that have been struck out', () => {
  it('count in no curve, no flag and no round, and stand there with who struck them, when and why', () => {
    const { entries, wrong, strike } = wronglyEntered();
    expect(view(entries).due).toEqual([]);
    const struck = view([...entries, strike()]);
    expect(struck.measures['phq-9']?.map(({ score }) => score.total)).toEqual([1]);
    expect(struck.flags.filter(({ instrument }) => instrument === 'phq-9')).toEqual([]);
    expect(struck.due).toMatchObject([{ instruments: ['phq-9'], due: '2026-03-16' }]);
    expect(struck.struck).toMatchObject([
      { item: wrong.item.id, score: { total: 3 }, struck: { by: maja, at: '2026-03-16T09:00:00Z', reason: 'Feil person' } },
    ]);
  });

  it('count again when the strike is taken back, whatever order the rows came in', () => {
    const { entries, strike } = wronglyEntered();
    const all = [...entries, strike(), strike({ restored: true })];
    for (const order of [all, all.toReversed()]) {
      const again = view(order);
      expect(again.measures['phq-9']).toHaveLength(2);
      expect(again.struck).toEqual([]);
    }
  });

  it('take no risk away: what they said of danger stands open, and says that it was struck, until it is assessed', () => {
    const { write, entries, wrong, strike } = wronglyEntered(2);
    const open = view([...entries, strike()]);
    expect(open.openRisk).toMatchObject({ answers: wrong.item.id, value: 2, struck: { by: maja, reason: 'Feil person' } });
    const done = write(maja, '2026-03-16T10:00:00Z', { kind: 'assessment', answers: wrong.item.id, action: 'called' });
    expect(view([...entries, strike(), done]).openRisk).toBeNull();
    // The next answer is compared with one that counts.
    const next = write(kari, '2026-03-17T08:00:00Z', answers('2026-03-17T08:00:00Z', 0, 1));
    expect(view([...entries, strike(), next]).openRisk?.previous?.value).toBe(0);
  });

  it('are struck by staff alone, and nobody erases that they were', () => {
    expect(mayStand('struck', 'case', 'staff')).toBe(true);
    expect(mayStand('struck', 'case', 'citizen')).toBe(false);
    expect(isLasting('struck')).toBe(true);
  });
});

describe('an assessment', () => {
  const id = 'AAAAAAAAAAAAAAAAAAAAAA';
  it('says several things that were done, and one that says a single thing is read as before', () => {
    const { write, entries, wrong } = wronglyEntered(2);
    const one = { kind: 'assessment', answers: wrong.item.id, action: 'called' } as const;
    const several = { ...one, also: ['gp', 'dps'] as ('gp' | 'dps')[] };
    for (const draft of [one, several])
      expect(itemSchema.safeParse({ id, at: now, ...draft, answers: id }).success, JSON.stringify(draft)).toBe(true);
    const [risk] = view([...entries, write(maja, now, several)]).risk;
    expect(risk).toMatchObject({ assessed: true, assessments: [{ action: 'called', also: ['gp', 'dps'] }] });
  });
});
