import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appointmentsOf, isOpen, proposalsOf, videoLink } from '../../../src/care/appointments/appointments';
import { emptyCase, fold } from '../../../src/care/case/fold';
import type { CaseEntry } from '../../../src/care/case/state';
import type { ItemDraft } from '../../../src/care/items/items';
import { kari, log, maja, newId, unsent } from '../people';

const [first, second, third, offer, booked] = [newId(), newId(), newId(), newId(), newId()];
const offered = (more: Partial<Extract<ItemDraft, { kind: 'proposal' }>> = {}): ItemDraft => ({
  kind: 'proposal',
  proposal: offer,
  minutes: 45,
  until: '2026-03-15T19:00:00Z',
  times: [
    { appointment: first, start: '2026-03-19T09:00:00Z', mode: 'video', link: 'https://video.nhn.no/1' },
    { appointment: second, start: '2026-03-20T07:30:00Z', mode: 'in-person', room: 'Rom 2' },
    { appointment: third, start: '2026-03-23T13:15:00Z', mode: 'phone' },
  ],
  ...more,
});
const chose = (choice: string): ItemDraft => ({ kind: 'appointment-answer', on: offer, answer: 'chosen', choice });
const booking = (more: Partial<Extract<ItemDraft, { kind: 'appointment' }>> = {}): ItemDraft => ({
  kind: 'appointment',
  appointment: booked,
  start: '2026-03-17T09:00:00Z',
  minutes: 45,
  mode: 'video',
  ...more,
});
const says = (answer: 'change' | 'cancelled', words?: string): ItemDraft => ({
  kind: 'appointment-answer',
  on: booked,
  answer,
  ...(words ? { words } : {}),
});
const stateOf = (...said: (readonly [author: string, at: string, draft: ItemDraft])[]) => {
  const { write } = log();
  return fold(
    emptyCase(),
    said.map((one) => write(...one)),
  );
};
const [monday, tuesday, wednesday] = ['2026-03-09T12:00:00Z', '2026-03-10T12:00:00Z', '2026-03-11T12:00:00Z'] as const;

describe('times that are offered', () => {
  it('are held until one is chosen, and the one chosen is the appointment', () => {
    const open = stateOf([maja, monday, offered()]);
    expect(proposalsOf(open).map((one) => isOpen(one, tuesday))).toEqual([true]);
    expect(appointmentsOf(open)).toEqual([]);
    const state = stateOf([maja, monday, offered()], [kari, tuesday, chose(second)]);
    expect(appointmentsOf(state)).toMatchObject([
      { appointment: second, start: '2026-03-20T07:30:00Z', minutes: 45, room: 'Rom 2', by: maja, changes: 0 },
    ]);
    expect(proposalsOf(state)).toMatchObject([{ state: 'chosen', chosen: second }]);
  });
  it('of which one has gone to somebody else meanwhile: that one is not to be had, whoever chose it without knowing is told, and may choose another', () => {
    const taken = [
      [maja, monday, offered()],
      [maja, tuesday, offered({ taken: [first] })],
      [kari, tuesday, chose(first)],
    ] as const;
    const state = stateOf(...taken);
    expect(appointmentsOf(state)).toEqual([]);
    expect(proposalsOf(state)).toMatchObject([{ state: 'open', lost: { choice: first, why: 'taken' } }]);
    const again = stateOf(...taken, [kari, wednesday, chose(third)]);
    expect(appointmentsOf(again)).toMatchObject([{ appointment: third, mode: 'phone' }]);
    expect(proposalsOf(again)[0]?.lost).toBeUndefined();
  });
  it('of which one was chosen before it was given away stay chosen', () => {
    const state = stateOf([maja, monday, offered()], [kari, monday, chose(first)], [maja, tuesday, offered({ taken: [first] })]);
    expect(appointmentsOf(state)).toMatchObject([{ appointment: first }]);
    expect(proposalsOf(state)).toMatchObject([{ state: 'chosen' }]);
  });
  it('run out: a choice that was made later does not count, one that only came later does', () => {
    const late = stateOf([maja, monday, offered()], [kari, '2026-03-15T19:00:01Z', chose(first)]);
    expect(appointmentsOf(late)).toEqual([]);
    expect(proposalsOf(late)).toMatchObject([{ state: 'open', lost: { why: 'late' } }]);
    expect(proposalsOf(late).map((one) => isOpen(one, '2026-03-15T19:00:01Z'))).toEqual([false]);
    expect(appointmentsOf(stateOf([maja, monday, offered()], [kari, '2026-03-15T18:59:00Z', chose(first)]))).toHaveLength(1);
  });
  it('of two choices made on two devices the first in the log counts', () => {
    const state = stateOf([maja, monday, offered()], [kari, tuesday, chose(third)], [kari, tuesday, chose(first)]);
    expect(appointmentsOf(state).map(({ appointment }) => appointment)).toEqual([third]);
  });
  it('that do not suit are let go of, with what would', () => {
    const none: ItemDraft = { kind: 'appointment-answer', on: offer, answer: 'none', words: 'Etter kl. 15' };
    const state = stateOf([maja, monday, offered()], [kari, tuesday, none], [kari, wednesday, chose(first)]);
    expect(proposalsOf(state)).toMatchObject([{ state: 'none', none: { at: tuesday, words: 'Etter kl. 15' } }]);
    expect(appointmentsOf(state)).toEqual([]);
  });
  it('move an appointment without making another of it', () => {
    const state = stateOf([maja, monday, booking()], [maja, monday, offered({ instead: booked })], [kari, tuesday, chose(first)]);
    expect(appointmentsOf(state)).toMatchObject([{ appointment: booked, start: '2026-03-19T09:00:00Z', changes: 1 }]);
  });
});

describe('an appointment', () => {
  it('is called off by either, with who and why', () => {
    const byKari = stateOf([maja, monday, booking()], [kari, tuesday, says('cancelled', 'Jeg er syk')]);
    expect(appointmentsOf(byKari)).toMatchObject([{ cancelled: { by: kari, role: 'citizen', why: 'Jeg er syk' }, changes: 1 }]);
    const byMaja = stateOf([maja, monday, booking()], [maja, tuesday, booking({ cancelled: true, why: 'Kurs' })]);
    expect(appointmentsOf(byMaja)).toMatchObject([{ cancelled: { by: maja, role: 'staff', why: 'Kurs' }, changes: 1 }]);
  });
  it('stands while somebody would like another time, until it is moved', () => {
    const asked = stateOf([maja, monday, booking()], [kari, tuesday, says('change', 'Heller om kvelden')]);
    expect(appointmentsOf(asked)).toMatchObject([{ start: '2026-03-17T09:00:00Z', wish: { words: 'Heller om kvelden' } }]);
    const moved = stateOf(
      [maja, monday, booking()],
      [kari, tuesday, says('change')],
      [maja, wednesday, booking({ start: '2026-03-18T15:00:00Z' })],
    );
    expect(appointmentsOf(moved)).toMatchObject([{ start: '2026-03-18T15:00:00Z', changes: 1 }]);
    expect(appointmentsOf(moved)[0]?.wish).toBeUndefined();
  });
  it('that has begun is not called off any more', () => {
    const state = stateOf([maja, monday, booking()], [kari, '2026-03-17T09:00:01Z', says('cancelled')]);
    expect(appointmentsOf(state)[0]?.cancelled).toBeUndefined();
  });
  it('is nothing that an answer to something unknown can make', () => {
    expect(appointmentsOf(stateOf([kari, monday, chose(first)], [kari, monday, says('cancelled')]))).toEqual([]);
  });
  it('comes out the same however the rows of the log came, also when they were shown before they were sent', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(7), fc.nat(300)), { maxLength: 12 }), fc.infiniteStream(fc.nat()), (words, order) => {
        const { write } = log();
        const all: CaseEntry[] = words.map(([kind, hours]) => {
          const at = new Date(Date.parse(monday) + hours * 3_600_000).toISOString();
          const staff = [
            offered(),
            offered({ taken: [first] }),
            offered({ instead: booked }),
            booking(),
            booking({ cancelled: true }),
          ];
          const citizen = [chose(first), chose(second), says(hours % 2 ? 'change' : 'cancelled')];
          return kind < 5 ? write(maja, at, staff[kind] ?? booking()) : write(kari, at, citizen[kind - 5] ?? chose(first));
        });
        const look = (state: ReturnType<typeof emptyCase>) => [appointmentsOf(state), proposalsOf(state)];
        const whole = look(fold(emptyCase(), all));
        const mixed = [...all].sort(() => ((order.next().value ?? 0) % 2 ? 1 : -1));
        expect(look(fold(emptyCase(), mixed))).toEqual(whole);
        const grown = emptyCase();
        for (const one of all) {
          fold(grown, [unsent(one)]);
          look(grown);
          fold(grown, [one]);
        }
        expect(look(grown)).toEqual(whole);
      }),
    ));
});

describe('a video link', () => {
  const hosts = ['video.nhn.no'];
  it('T72 a video link opens only where its host is one that the team says is its own', () => {
    expect(videoLink('https://video.nhn.no/rom/12?pin=3', hosts)).toBe('https://video.nhn.no/rom/12?pin=3');
    for (const link of [
      'http://video.nhn.no/1',
      'https://video.nhn.no.evil.example/1',
      'https://evil.example/video.nhn.no',
      'https://video.nhn.no@evil.example/',
      'https://user:pass@video.nhn.no/',
      'https://video.nhn.no:8443/',
      'javascript:alert(1)',
      'video',
      '',
    ])
      expect(videoLink(link, hosts)).toBeNull();
    expect(videoLink('https://video.nhn.no/1', undefined)).toBeNull();
  });
});
