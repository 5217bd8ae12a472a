import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import type { CaseEntry, MemberChange } from '../../../src/care/case/state';
import { answeredSince } from '../../../src/care/thread/conversation';
import { threadPage } from '../../../src/care/thread/thread-page';
import { answers, kari, liv, log, maja, message, progress, receipt, unsent } from '../people';

const page = (
  entries: CaseEntry[],
  me = kari,
  changes: MemberChange[] = [],
  ask: { before?: number; limit: number } = { limit: 50 },
) => threadPage(fold(emptyCase(), entries, changes), { me }, ask, { replyDays: 2 });
const deliveries = (entries: CaseEntry[], me = kari) =>
  page(entries, me).lines.flatMap((line) => (line.type === 'message' ? [line.delivery] : []));

describe('how far a message has come', () => {
  it('is saved, sent, delivered and read, each only when it is true', () => {
    const { write } = log();
    const sent = write(kari, '2026-03-10T08:00:00Z', message('Hei'));
    expect(deliveries([unsent(sent)])).toEqual(['saved']);
    expect(deliveries([sent])).toEqual(['sent']);
    const delivered = write(maja, '2026-03-10T08:01:00Z', receipt(0));
    expect(deliveries([sent, delivered])).toEqual(['delivered']);
    const read = write(maja, '2026-03-10T09:30:00Z', receipt(1, 1));
    const { lines } = page([sent, delivered, read]);
    expect(lines).toMatchObject([{ delivery: 'read', readAt: '2026-03-10T09:30:00Z', mine: true }]);
  });
  it('is not read because a colleague or the writer’s own other device has seen it', () => {
    const { write } = log();
    const fromMaja = write(maja, '2026-03-10T08:00:00Z', message('Hei Kari'));
    expect(
      deliveries(
        [fromMaja, write(liv, '2026-03-10T08:01:00Z', receipt(0, 0)), write(maja, '2026-03-10T08:02:00Z', receipt(0, 0))],
        maja,
      ),
    ).toEqual(['sent']);
  });
  it('is read when any of the staff has read it, from when the first did', () => {
    const { write } = log();
    const entries = [
      write(kari, '2026-03-10T08:00:00Z', message('Hei')),
      write(liv, '2026-03-10T10:00:00Z', receipt(0, 0)),
      write(maja, '2026-03-10T09:00:00Z', receipt(0, 0)),
    ];
    expect(page(entries).lines).toMatchObject([{ delivery: 'read', readAt: '2026-03-10T09:00:00Z' }]);
  });
  it('does not believe a receipt for what had not been written', () => {
    const { write } = log();
    const early = write(maja, '2026-03-10T07:00:00Z', receipt(99, 99));
    expect(deliveries([early, write(kari, '2026-03-10T08:00:00Z', message('Hei'))])).toEqual(['sent']);
  });
  it('keeps the time of the first reading', () => {
    const { write } = log();
    const entries = [
      write(kari, '2026-03-10T08:00:00Z', message('en')),
      write(maja, '2026-03-10T09:00:00Z', receipt(0, 0)),
      write(kari, '2026-03-10T10:00:00Z', message('to')),
      write(maja, '2026-03-10T11:00:00Z', receipt(2, 2)),
    ];
    expect(page(entries).lines).toMatchObject([{ readAt: '2026-03-10T09:00:00Z' }, { readAt: '2026-03-10T11:00:00Z' }]);
  });
});

describe('the promise of an answer', () => {
  it('counts working days from the first message that waits, and is not pushed away by another', () => {
    const { write } = log();
    const friday = write(kari, '2026-03-13T19:00:00Z', message('Hei'));
    const sunday = write(kari, '2026-03-15T19:00:00Z', message('Er du der?'));
    expect(page([friday]).replyBy).toBe('2026-03-17');
    expect(page([friday, sunday]).replyBy).toBe('2026-03-17');
    expect(page([friday, sunday, write(maja, '2026-03-16T08:00:00Z', message('Ja'))]).replyBy).toBeNull();
  });
  it('counts from the local day: half past midnight belongs to the new day', () => {
    const { write } = log();
    expect(page([write(kari, '2026-03-10T23:30:00Z', message('Sent ute'))]).replyBy).toBe('2026-03-13');
  });
  it('is not given for a message that nobody can have', () => {
    const { write } = log();
    expect(page([unsent(write(kari, '2026-03-10T08:00:00Z', message('Hei')))]).replyBy).toBeNull();
  });
});

describe('a page of the conversation', () => {
  const { write } = log();
  const entries = Array.from({ length: 30 }, (_, i) =>
    write(i % 2 ? maja : kari, new Date(Date.UTC(2026, 2, 1, i)).toISOString(), message(`m${i}`)),
  );
  const texts = (lines: readonly object[]) => lines.map((line) => ('text' in line ? line.text : null));

  it('ends with the newest, and earlier ones end where it begins', () => {
    const last = page(entries, kari, [], { limit: 10 });
    expect([texts(last.lines)[0], last.firstIndex, last.total]).toEqual(['m20', 20, 30]);
    const before = page(entries, kari, [], { before: last.firstIndex, limit: 25 });
    expect([texts(before.lines)[0], texts(before.lines).at(-1), before.firstIndex]).toEqual(['m0', 'm19', 0]);
  });
  it('counts what the reader has not had on screen', () => {
    expect(page(entries, kari).unread).toBe(15);
    expect(page([...entries, write(kari, '2026-03-05T08:00:00Z', receipt(25, 25))], kari).unread).toBe(2);
  });
});

describe('lines between the messages', () => {
  it('tell of members, questionnaires and finished parts, each once and in the order of the log', () => {
    const { write, skip } = log();
    const started = { seq: skip(), at: null, by: maja, added: [maja], removed: [], kind: 'started' as const };
    const entries = [
      write(maja, '2026-03-01T08:00:00Z', { kind: 'welcome', called: 'Kari', greeting: 'Velkommen' }),
      write(kari, '2026-03-02T08:00:00Z', answers('phq-9', 12)),
      write(kari, '2026-03-03T08:00:00Z', progress('p1', 'two-forces', 2)),
      write(kari, '2026-03-04T08:00:00Z', progress('p1', 'summary', 4, true)),
      write(kari, '2026-03-05T08:00:00Z', progress('p1', 'summary', 4, true)),
      write(kari, '2026-03-06T08:00:00Z', receipt(3, 3)),
    ];
    expect(page(entries, kari, [started]).lines).toMatchObject([
      { type: 'members', kind: 'started' },
      { type: 'welcome', text: 'Velkommen' },
      { type: 'event', event: 'questionnaire', detail: { instrument: 'phq-9', total: 12 } },
      { type: 'event', event: 'part-finished', detail: { programme: 'sleep', part: 'p1' }, at: '2026-03-04T08:00:00Z' },
    ]);
  });
  it('say of answers that staff have entered that they have, so that nobody is said to have answered for somebody else', () => {
    const { write } = log();
    const entries = [
      write(kari, '2026-03-02T08:00:00Z', answers('phq-9', 12)),
      write(maja, '2026-03-09T08:00:00Z', answers('phq-9', 9)),
    ];
    expect(page(entries, maja).lines.map((line) => (line.type === 'event' ? line.detail : null))).toEqual([
      { instrument: 'phq-9', total: 12 },
      { instrument: 'phq-9', total: 9, entered: 1 },
    ]);
  });
});

describe('a reply of a colleague while one writes', () => {
  const { write } = log();
  const asked = write(kari, '2026-03-10T08:00:00Z', message('Kan dere ringe?'));
  const own = write(maja, '2026-03-10T08:10:00Z', message('Ja'));
  const hers = write(liv, '2026-03-10T08:20:00Z', message('Jeg ringer nå'));
  const since = (entries: CaseEntry[], begun: CaseEntry | null) =>
    answeredSince(page(entries, maja).lines, begun?.item?.id ?? '');

  it('is what came after the words were begun and is by somebody else of the staff', () => {
    expect(since([asked, hers], asked)).toBe(liv);
    expect(since([asked, own, hers], own)).toBe(liv);
    expect(since([hers], null)).toBe(liv);
  });
  it('is not what stood there before, what one has sent oneself, or what the citizen has added', () => {
    expect(since([asked, hers], hers)).toBeNull();
    expect(since([asked, own], asked)).toBeNull();
    expect(since([hers, write(kari, '2026-03-10T09:00:00Z', message('Takk'))], hers)).toBeNull();
    expect(since([asked], null)).toBeNull();
  });
});
