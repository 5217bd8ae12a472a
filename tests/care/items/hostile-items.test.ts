import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actId } from '../../../src/care/act-id';
import { alertRows } from '../../../src/care/alerts/alert-view';
import { emptyCase, fold } from '../../../src/care/case/fold';
import { kept } from '../../../src/care/case/items-of';
import { soundly } from '../../../src/care/case/sound';
import type { CaseEntry, CaseState } from '../../../src/care/case/state';
import { caseView } from '../../../src/care/case-view';
import { casesView, inboxView } from '../../../src/care/desk/inbox-view';
import type { DeskCase } from '../../../src/care/desk/reasons';
import { itemSchema } from '../../../src/care/items/items';
import { isInstant, onOneLine } from '../../../src/care/items/values';
import { threadPage } from '../../../src/care/thread/thread-page';
import { context, desk, entry, harmsOnlyItself, honest, idOf, kari, lea, now, ola, one } from '../../fuzz/cases';
import { anyRaw } from '../../fuzz/hostile';

describe('a well-signed item that no honest client writes', () => {
  test('is no item where a value in it means nothing: instants, dates, ids, numbers and names of nothing', () => {
    const message = { id: idOf(9), at: now, kind: 'message', text: 'x' };
    expect(itemSchema.safeParse(message).success).toBe(true);
    for (const at of [
      '2026-99-99T99:99:99Z',
      '2026-02-30T10:00:00Z',
      '2026-01-01T24:00:00Z',
      '2026-01-01T10:00:00+19:00',
      '9999-01-01T00:00:00Z',
      '0001-01-01T00:00:00Z',
    ])
      expect(itemSchema.safeParse({ ...message, at }).success, at).toBe(false);
    for (const id of [`${'A'.repeat(21)}B`, '', 'A'.repeat(23)])
      expect(itemSchema.safeParse({ ...message, id }).success).toBe(false);
    const entryItem = {
      id: idOf(9),
      at: now,
      kind: 'entry',
      worksheet: 'sleep-diary',
      entry: idOf(8),
      date: '2026-03-01',
      values: {},
    };
    expect(itemSchema.safeParse(entryItem).success).toBe(true);
    for (const date of ['2026-02-30', '9999-12-31', '0000-01-01', '2026-13-01'])
      expect(itemSchema.safeParse({ ...entryItem, date }).success, date).toBe(false);
    for (const values of ['{"constructor":1}', '{"toString":1}', '{"a":1e999}', '{"a":[[[["deep"]]]]}'])
      expect(itemSchema.safeParse({ ...entryItem, values: JSON.parse(values) }).success, values).toBe(false);
    const born = itemSchema.safeParse({ ...entryItem, values: JSON.parse('{"__proto__":{"a":1}}') });
    if (born.success) expect(Object.getPrototypeOf((born.data as { values: object }).values)).toBe(Object.prototype);
    const pack = { id: idOf(9), at: now, kind: 'pack', json: '['.repeat(20_000) };
    expect(itemSchema.safeParse(pack).success).toBe(false);
  });

  test('has a name that stands on one line and turns nothing around; what honest people are called is left as it is', () => {
    expect(onOneLine('Kari\u202e nnamdroN\u200b\u0000')).toBe('Kari nnamdroN');
    expect(onOneLine('Kari\nNordmann')).toBe('Kari Nordmann');
    for (const name of ['Ailu Ánde Østby', 'علی‌رضا', 'Åse-Marie O’Hara', '👩‍👩‍👧', 'Nguyễn Thị'])
      expect(onOneLine(name)).toBe(name);
    const read = itemSchema.parse({ id: idOf(9), at: now, kind: 'profile', called: 'Ka\u202eri', phone: '99\u200b 99' });
    expect(read).toMatchObject({ called: 'Kari', phone: '99 99' });
    const told = itemSchema.parse({ ...kept(fold(emptyCase(), honest('K', kari)), 'answers')[0]?.item, timeZone: 'Mars/Phobos' });
    expect(told).toMatchObject({ timeZone: 'Europe/Oslo' });
  });

  test('lets every view of the case answer, and changes nothing for anybody else', () => {
    fc.assert(harmsOnlyItself, { numRuns: 300 });
  });

  test('whatever is in a row, reading it ends in an item, in “something is here”, or in nothing', () => {
    fc.assert(
      fc.property(anyRaw, (raw) => {
        const read = itemSchema.safeParse(raw);
        if (read.success) expect(isInstant(read.data.at)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what gets in all the same', () => {
  const broken: CaseEntry = {
    seq: 4,
    author: kari,
    authorRole: 'citizen',
    item: { id: idOf(4), at: '2026-99-99T99:99:99Z', kind: 'message', text: 'fra før' },
  };
  const bad = () => [...honest('Kari', kari), broken];

  test('is set aside and stands as a row that cannot be shown; the risk answer beside it is still first', () => {
    const page = soundly(fold(emptyCase(), bad()), (state) => {
      for (const { item } of kept(state, 'message')) new Date(item.at).toISOString();
      return threadPage(state, context(kari), { limit: 50 }, { replyDays: 2 });
    }).answer;
    expect(page.lines.some((line) => line.type === 'problem' && line.seq === 4)).toBe(true);
    expect(page.lines.some((line) => line.type === 'message' && line.text === 'Hei fra Kari')).toBe(true);
    const rows = inboxView([one('kari', kari, bad()), one('ola', ola, honest('Ola', ola))], desk).rows;
    expect(rows.map(({ caseRef, reason }) => `${caseRef} ${reason}`).sort()).toEqual(['kari risk', 'ola risk']);
  });

  test('a case that cannot be put together at all is one line that says so, and so is a stream of alerts', () => {
    const rest = one('ola', ola, honest('Ola', ola));
    const gone: DeskCase = { ...one('kari', kari, []), unreadable: true };
    expect(inboxView([gone, rest], desk).rows.map(({ caseRef, reason }) => [caseRef, reason])).toContainEqual([
      'kari',
      'unreadable',
    ]);
    expect(casesView([gone, rest], now).find(({ caseRef }) => caseRef === 'kari')).toMatchObject({ unreadable: true });
    const alert = entry(1, ola, {
      id: idOf(1),
      at: now,
      kind: 'alert',
      answers: idOf(3),
      instrument: 'phq-9',
      value: 3,
      called: 'Ola',
    });
    const source = (state: CaseState, ref: string) => ({ state, ref, assessments: new Map(), caseRef: () => null });
    const failing = {
      ...emptyCase(),
      get items(): CaseState['items'] {
        throw new RangeError('not to be read');
      },
    };
    const rows = alertRows([source(failing, 'x'), source(fold(emptyCase(), [alert]), 'y')], {
      me: lea,
      duty: true,
      anyDuty: true,
      now,
    });
    expect(rows.filter(({ unreadable }) => unreadable)).toHaveLength(1);
    expect(rows.find(({ called }) => called === 'Ola')).toMatchObject({ value: 3, state: 'new' });
  });
});

describe('the rest of a questionnaire whose risk answer went ahead', () => {
  const [first] = honest('Kari', kari).slice(2);
  const rest = { ...(first?.item as object), id: idOf(7), completes: idOf(3), values: { function: 2, q9: 0 } };

  test('joins it, once, and changes nothing that was said first', () => {
    const state = fold(emptyCase(), [...honest('Kari', kari), entry(8, kari, rest), entry(9, kari, { ...rest, id: idOf(6) })]);
    expect(kept(state, 'answers').map(({ item }) => item.values)).toEqual([{ function: 2, q9: 3 }]);
    const view = caseView(state, now, context(kari));
    expect(view.measures['phq-9']).toHaveLength(1);
    expect(view.risk).toHaveLength(1);
  });
});

test('an act said again has the same id, and said otherwise another', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), fc.array(fc.string(), { minLength: 1 }), (a, b) => {
      expect(actId(...a)).toBe(actId(...a));
      expect(actId(...a)).toMatch(/^[A-Za-z0-9_-]{21}[AQgw]$/);
      if (JSON.stringify(a) !== JSON.stringify(b)) expect(actId(...a)).not.toBe(actId(...b));
    }),
  );
});
