import { describe, expect, it } from 'vitest';
import type { ThreadLine } from '../../../src/care/thread/thread';
import { byDay } from '../../../src/citizen/messages/days';

const event = (id: string, at: string, author: string, name: 'assigned' | 'appointment'): ThreadLine => ({
  type: 'event',
  id,
  at,
  author,
  event: name,
  detail: { what: 'programme', programme: id },
});
const shown = (lines: readonly ThreadLine[]) =>
  byDay(lines).map(({ lines }) =>
    lines.map((line) => (line.type === 'given' ? line.things.map((one) => one.programme) : line.type)),
  );

describe('what was given, in the conversation', () => {
  it('is one line when one person gives it in one go', () => {
    const at = '2026-03-12T12:00:00Z';
    expect(
      shown([
        { type: 'welcome', id: 'w', at, author: 'lea', text: 'Hei' },
        event('start', at, 'lea', 'assigned'),
        event('sleep', at, 'lea', 'assigned'),
        event('worry', at, 'lea', 'assigned'),
      ]),
    ).toEqual([['welcome', ['start', 'sleep', 'worry']]]);
  });
  it('is told each time that somebody else gives, another day comes, or something lies between', () => {
    expect(
      shown([
        event('a', '2026-03-12T12:00:00Z', 'lea', 'assigned'),
        event('b', '2026-03-12T12:05:00Z', 'tor', 'assigned'),
        event('c', '2026-03-12T12:06:00Z', 'tor', 'appointment'),
        event('d', '2026-03-12T12:07:00Z', 'tor', 'assigned'),
        event('e', '2026-03-14T12:00:00Z', 'tor', 'assigned'),
      ]),
    ).toEqual([[['a'], ['b'], 'event', ['d']], [['e']]]);
  });
});
