import { calendarView } from '../../src/care/calendar/calendar';
import { ownBlockKey } from '../../src/care/calendar/own-blocks';
import { ownDays } from '../../src/care/calendar/own-days';
import { emptyCase, fold } from '../../src/care/case/fold';
import type { CaseState } from '../../src/care/case/state';
import { caseView } from '../../src/care/case-view';
import { casesView, inboxView } from '../../src/care/desk/inbox-view';
import {
  answers,
  assignMeasures,
  assignProgramme,
  atDesk,
  context,
  diary,
  joined,
  kari,
  log,
  maja,
  message,
} from '../care/people';
import { type Figure, median } from './figure';

const cases = 200;
const acts = 500;
const desk = { now: '2026-08-01T12:00:00Z', replyDays: 2 };

/** Half a year of one citizen: two questionnaires a week, a diary, messages. */
function oneCase(): { state: CaseState; write: ReturnType<typeof log>['write'] } {
  const { write, skip } = log();
  const state = emptyCase();
  const day = (i: number) => new Date(Date.UTC(2026, 0, 5 + Math.floor((i * 180) / acts), 9)).toISOString();
  const entries = [assignProgramme, assignMeasures('weekly', '2026-01-05')].map((draft) => write(maja, day(0), draft));
  skip();
  for (let i = 0; i < acts; i++) {
    const kinds = [
      () => write(kari, day(i), answers('phq-9', (i * 7) % 25)),
      () => write(kari, day(i), answers('gad-7', (i * 5) % 20)),
      () => write(kari, day(i), diary(day(i).slice(0, 10), `entry${String(i).padStart(17, '0')}`, { quality: 3 })),
      () => write(i % 2 ? kari : maja, day(i), message('Hei, det gikk bra i dag.')),
      () =>
        write(maja, day(i), {
          kind: 'appointment',
          appointment: `booked${String(i % 50).padStart(15, '0')}A`,
          start: day(i),
          minutes: 45,
          mode: 'video',
        }),
    ];
    const next = kinds[i % kinds.length];
    if (next) entries.push(next());
  }
  fold(state, entries, [joined(2, day(0))]);
  return { state, write };
}

const timed = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/**
 * What one message costs whoever has many cases: its case summed up, the inbox and the table of all of them, and one case opened.
 * Milliseconds of this machine; the last line is a ratio, and says whether what has not changed is reckoned again.
 */
export async function manyCasesBench(): Promise<Figure[]> {
  const all = Array.from({ length: cases }, oneCase);
  const summed = (at: number) => atDesk(`case${at}`, all[at]?.state ?? emptyCase(), context(maja));
  let desks: ReturnType<typeof summed>[] = [];
  const views = () => [inboxView(desks, desk), casesView(desks, desk.now)];
  const first = timed(() => {
    desks = all.map((_, at) => summed(at));
    views();
  });
  const one = all[0];
  const rounds = Array.from({ length: 9 }, (_, i) => {
    if (one) fold(one.state, [one.write(kari, new Date(Date.UTC(2026, 6, 4, 10, i)).toISOString(), message('Er du der?'))]);
    return {
      many: timed(() => {
        desks[0] = summed(0);
        views();
      }),
      opened: timed(() => one && caseView(one.state, desk.now, context(maja))),
    };
  });
  const many = median(rounds.map((round) => round.many));
  const lunch = { what: 'lunch', date: '2026-01-01', from: '11:30', minutes: 30, repeat: 'workdays' };
  const calendar = () =>
    calendarView(
      desks,
      { from: '2026-01-01', count: 365, now: desk.now },
      ownDays(emptyCase(), maja),
      undefined,
      [],
      [{ key: ownBlockKey('lunch'), value: lunch }],
    );
  const year = median(Array.from({ length: 5 }, () => timed(calendar)));
  const opened = median(rounds.map((round) => round.opened));
  return [
    { what: `inbox and table of ${cases} cases of ${acts} acts, summed up for the first time`, value: first, unit: 'ms' },
    { what: 'the same after one message', value: many, unit: 'ms', aim: { atMost: 50 } },
    { what: `calendar of a year over ${cases} cases`, value: year, unit: 'ms', aim: { atMost: 100 } },
    { what: 'the same, in openings of one case', value: year / opened, unit: '×', aim: { atMost: 20 } },
    { what: 'one case opened', value: opened, unit: 'ms', aim: { atMost: 20 } },
    { what: 'after one message, as a share of the first time', value: many / first, unit: '×', aim: { atMost: 0.1 } },
  ];
}
