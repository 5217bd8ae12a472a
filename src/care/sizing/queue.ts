import type { Assumptions } from './assumptions';
import { type Enquiries, enquiriesOf, helpCodes } from './enquiries';
import { minutesOfDay, workMinutes, workOf } from './sizing';
import { type Wait, waitOf } from './waits';
import { atWork, counted, queueDays } from './working-days';

/** Both waits over five years, by a queue in which the same people always ask on the same days. Counts are of all simulated days. */
export interface Queue {
  arrivals: number;
  /** Begun, in the queue still, or gone without: never came, or was not taken in. Together everybody who asked. */
  begun: number;
  waiting: number;
  gone: number;
  toAssessment: Wait;
  fromAssessment: Wait;
  toTreatment: Wait;
  /** By the month in which somebody asks, January first: how many in a year, and the median wait for a first talk. */
  months: readonly { enquiries: number; wait: number | null }[];
}

/** Nobody yet. */
const never = -1;

/** First in, first out, of numbers. */
class Line {
  private readonly all: number[] = [];
  private at = 0;
  get length() {
    return this.all.length - this.at;
  }
  get first(): number | undefined {
    return this.all[this.at];
  }
  add(one: number) {
    this.all.push(one);
  }
  take(): number | undefined {
    return this.at < this.all.length ? this.all[this.at++] : undefined;
  }
}

/**
 * Day by day through seven years. Of each working day's minutes a part is set aside for first talks, as large as their part of the work;
 * what the one side leaves, the other takes. Those who have begun go first, then courses whose day it is, then who has waited
 * longest. A minute too many today is taken from tomorrow; a minute that nobody uses is gone.
 *
 * Who stays away or is not taken in is drawn beforehand and not because of the wait: a longer queue that frightens people off would
 * make a smaller team look quicker.
 */
export function queueOf(a: Assumptions, seed = 1): Queue {
  const people = enquiriesOf(a, seed);
  const { assessed, begun, gone } = followed(a, people);
  const { countedFrom, countedUntil, month } = queueDays();
  const first: number[] = [];
  const second: number[] = [];
  const whole: number[] = [];
  const byMonth: number[][] = Array.from({ length: 12 }, () => []);
  const asked = new Array<number>(12).fill(0);
  const tally = { begun: 0, waiting: 0, gone: 0 };
  for (let who = 0; who < people.count; who++) {
    const day = people.day[who] ?? 0;
    const talk = assessed[who] ?? never;
    const start = begun[who] ?? never;
    const left = gone[who] === 1;
    tally[start !== never ? 'begun' : left ? 'gone' : 'waiting']++;
    if (day < countedFrom || day >= countedUntil) continue;
    const at = month[day] ?? 0;
    asked[at] = (asked[at] ?? 0) + 1;
    if (people.comes[who] !== 1) continue;
    const toTalk = talk === never ? Number.POSITIVE_INFINITY : talk - day;
    first.push(toTalk);
    byMonth[at]?.push(toTalk);
    if (people.takenIn[who] !== 1) continue;
    whole.push(start === never ? Number.POSITIVE_INFINITY : start - day);
    if (talk !== never) second.push(start === never ? Number.POSITIVE_INFINITY : start - talk);
  }
  return {
    arrivals: people.count,
    ...tally,
    toAssessment: waitOf(first),
    fromAssessment: waitOf(second),
    toTreatment: waitOf(whole),
    months: byMonth.map((waits, at) => ({ enquiries: (asked[at] ?? 0) / counted.years, wait: waitOf(waits).median })),
  };
}

/** When each has their first talk and begins, as days of the queue; who goes without. */
function followed(a: Assumptions, people: Enquiries): { assessed: Int32Array; begun: Int32Array; gone: Uint8Array } {
  const days = queueDays();
  const { count } = people;
  const assessed = new Int32Array(count).fill(never);
  const begun = new Int32Array(count).fill(never);
  const gone = new Uint8Array(count);
  const minutes = workMinutes(a);
  const work = workOf(a);
  const share = work.assessments > 0 ? work.assessments / (work.assessments + work.treatment) : 0;
  const there = atWork(a.leave);
  const full = minutesOfDay(a);

  const bookedFor: number[][] = [];
  const readyOn: number[][] = [];
  const dueOn: number[][] = [];
  const put = (list: number[][], day: number, one: number) => {
    if (day >= days.count) return;
    const those = list[day];
    if (those) those.push(one);
    else list[day] = [one];
  };
  for (let who = 0; who < count; who++) put(bookedFor, (people.day[who] ?? 0) + (people.booking[who] ?? 0), who);

  /** Sessions left of each person, then meetings left of each course. */
  const left: number[] = Array.from(people.sessions);
  let courses = 0;
  const due = new Line();
  const forTalk = new Line();
  const forHelp = new Line();
  const forCourse = new Line();
  const askedForCourse = new Int32Array(count);
  let courseDay = false;
  let talkRoom = 0;
  let helpRoom = 0;

  const joinCourse = (who: number, day: number) => {
    askedForCourse[who] = day;
    forCourse.add(who);
  };
  const talk = (who: number, day: number): number => {
    assessed[who] = day;
    if (people.takenIn[who] === 1) put(readyOn, Math.max(day + 1, day + (people.laterBooking[who] ?? 0)), who);
    else gone[who] = 1;
    return minutes.assessment;
  };
  /** A meeting or a session; the next one in its time, or what follows the last. */
  const hold = (one: number, day: number): number => {
    const rest = (left[one] ?? 0) - 1;
    left[one] = rest;
    if (one >= count) {
      if (rest > 0) put(dueOn, day + 7, one);
      return minutes.meeting;
    }
    const help = people.help[one];
    if (rest > 0) put(dueOn, day + 7 * a.interval, one);
    else if (help === helpCodes.mixed) joinCourse(one, day);
    return help === helpCodes.guided ? minutes.guidedSession : minutes.individualSession;
  };
  const startCourse = (day: number): number => {
    const course = count + courses++;
    for (let place = 0; place < a.courseSize; place++) {
      const who = forCourse.take();
      if (who === undefined) break;
      if (begun[who] === never) begun[who] = day;
    }
    left[course] = a.meetings;
    return hold(course, day);
  };
  /** A full one, a half-full one, or one for somebody who has waited for two starts already. */
  const courseStands = (day: number): boolean => {
    const { first } = forCourse;
    if (first === undefined) return false;
    return forCourse.length >= a.courseSize / 2 || day - (askedForCourse[first] ?? 0) >= 14 * a.rhythm;
  };

  for (let day = 0; day < days.count; day++) {
    for (const who of bookedFor[day] ?? []) {
      if (people.comes[who] === 1) forTalk.add(who);
      else gone[who] = 1;
    }
    for (const who of readyOn[day] ?? []) {
      if (people.help[who] === helpCodes.group) joinCourse(who, day);
      else forHelp.add(who);
    }
    for (const one of dueOn[day] ?? []) due.add(one);
    // Day 5 is a Monday.
    if ((day - 5) % (7 * a.rhythm) === 0) courseDay = true;
    if (days.works[day] !== 1) continue;
    const today = full * (days.summer[day] === 1 ? there.summer : there.else);
    talkRoom = Math.min(0, talkRoom) + today * share;
    helpRoom = Math.min(0, helpRoom) + today * (1 - share);
    talkRoom -= served(forTalk, talkRoom, (who) => talk(who, day));
    if (talkRoom > 0) helpRoom += talkRoom;
    helpRoom -= served(due, helpRoom, (one) => hold(one, day));
    while (courseDay && helpRoom > 0 && courseStands(day)) helpRoom -= startCourse(day);
    if (helpRoom > 0) courseDay = false;
    helpRoom -= served(forHelp, helpRoom, (who) => {
      begun[who] = day;
      return hold(who, day);
    });
    helpRoom -= served(forTalk, helpRoom, (who) => talk(who, day));
  }
  return { assessed, begun, gone };
}

/** From the front of a line as long as there is room; the minutes that it took, the last one whole. */
function served(line: Line, room: number, serve: (one: number) => number): number {
  let used = 0;
  while (used < room) {
    const one = line.take();
    if (one === undefined) break;
    used += serve(one);
  }
  return used;
}
