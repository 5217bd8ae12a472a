import { riskOf, unsentRisk } from '../alerts/risk';
import { appointmentsOf, isOpen, proposalsOf } from '../appointments/appointments';
import { dischargeOf } from '../case/discharge';
import { excerpt } from '../case/excerpt';
import { kept, newest } from '../case/items-of';
import type { CaseState, Kept } from '../case/state';
import type { CaseContext } from '../case-view';
import { consentsOf } from '../consents/consents';
import { endOf, nextMeeting } from '../courses/course';
import { coursePlacesOf } from '../courses/course-places';
import { stayingWellOf } from '../discharge/staying-well';
import { documentsOf } from '../documents/documents';
import { peopleOf } from '../members/members';
import { asPlanned, isStopping, waitBefore } from '../programmes/plan';
import { minutesLeft, nextPart, progressOf, resumeScreen } from '../programmes/progress';
import type { ProgrammeProgress } from '../programmes/progress-types';
import type { ProgrammeCard } from '../programmes/types';
import { isThisRound } from '../questionnaires/rounds';
import { dueOf } from '../questionnaires/schedule';
import { referralsOf } from '../referrals/referrals';
import { unreadMessages } from '../thread/conversation';
import { readUpTo, receiptsOf } from '../thread/delivery';
import { addDays, daysBetween, homeZone, localDate, mondayOf } from '../time/dates';
import { entriesOf, worksheetsOf } from '../worksheets/worksheets-of';
import { nothingOwn, type OwnStanding } from './local-state';
import type { Today, TodayThing } from './today';

const most = 3;
/** Longest preview of a message, in characters. */
const previewLength = 140;
/** An appointment is told so many days ahead. */
const appointmentDays = 7;
/** Homework of a meeting after which none comes is put forward for so long. */
const homeworkDays = 21;
/** A piece of homework for this many days or more belongs to every day. */
const dailyTimes = 5;

/**
 * The citizen's day: at most three things, in this order: a risk answer that has not been sent; today's meeting of a course; an answer from the staff; times to choose among; a consent that is asked for; a letter to read; an appointment
 * today or tomorrow; questionnaires that are due; a plan for staying well that waits for the citizen's word; what is filled in every day; the programme; homework for some days, on a sheet and in life; an appointment
 * within the week. Once the course of treatment has ended nothing is asked for any more but what was agreed on for afterwards. `people` are those of the roster.
 */
export function todayView(
  state: CaseState,
  now: string,
  context: CaseContext,
  people: readonly { account: string; name: string }[],
  own: OwnStanding = nothingOwn,
): Today {
  const day: Day = { state, now, today: localDate(now, context.zone), zone: context.zone ?? homeZone, context, people, own };
  const sheets = sheetThings(day);
  const ended = dischargeOf(state) !== null;
  const appointment = appointmentThing(day);
  const meetings = courseThings(day);
  const soon = appointment && daysBetween(day.today, localDate(appointment.start, day.zone)) <= 1;
  const things: TodayThing[] = [
    ...riskThing(day),
    ...meetings.filter(({ start }) => localDate(start, day.zone) === day.today),
    ...replyThing(day),
    ...proposalThings(day),
    ...consentThing(day),
    ...documentThing(day),
    ...(soon ? [appointment] : []),
    ...meetings.filter(({ start }) => localDate(start, day.zone) !== day.today),
    ...questionnaireThings(day),
    ...stayingWellThing(day, ended),
    ...(ended ? [] : [...sheets.daily, ...programmeThings(day), ...sheets.other, ...homeworkThings(day)]),
    ...(appointment && !soon ? [appointment] : []),
  ];
  const week = weekOf(day);
  const doneToday = week.some((one) => one.today && one.done.length > 0);
  return {
    called: peopleOf(state, context).called,
    things: things.slice(0, most),
    week,
    allDone: doneToday && !things.some(({ type }) => type !== 'appointment' && type !== 'course'),
  };
}

interface Day {
  state: CaseState;
  now: string;
  today: string;
  zone: string;
  context: CaseContext;
  people: readonly { account: string; name: string }[];
  own: OwnStanding;
}
type Of<K extends TodayThing['type']> = Extract<TodayThing, { type: K }>;

function riskThing({ state }: Day): Of<'risk-unsent'>[] {
  const unsent = unsentRisk(riskOf(state));
  return unsent ? [{ type: 'risk-unsent', answers: unsent.answers, at: unsent.at }] : [];
}

function replyThing({ state, context, people }: Day): Of<'reply'>[] {
  const upTo = readUpTo(receiptsOf(state), context.me);
  const reply = newest<Kept<'message'> | Kept<'decision'>>(
    unreadMessages(state, context.me, upTo).at(-1),
    referralsOf(state)
      .flatMap(({ decisions }) => decisions.counted)
      .findLast(({ seq }) => seq !== null && seq > upTo),
  );
  if (!reply) return [];
  const words = reply.item.kind === 'message' ? reply.item.text : reply.item.letter;
  const text = words.replace(/\s+/gu, ' ').trim();
  return [{ type: 'reply', from: nameOf(people, reply.author), at: reply.item.at, preview: excerpt(text, previewLength) }];
}

function questionnaireThings({ state, now, today, zone, own }: Day): Of<'questionnaire'>[] {
  return dueOf(state, today, zone).map((round) => ({
    type: 'questionnaire',
    ...round,
    started: own.begun.some((one) => one.assignment === round.assignment && isThisRound(one, round.due, now, zone)),
  }));
}

function proposalThings({ state, now, context, people }: Day): Of<'proposal'>[] {
  return proposalsOf(state).flatMap((one) => {
    if (!isOpen(one, now)) return [];
    const { proposal, until, by, lost } = one;
    const therapist = peopleOf(state, context).therapist ?? by;
    return [{ type: 'proposal', proposal, until, with: nameOf(people, therapist), ...(lost ? { lost: true } : {}) }];
  });
}

/** The question that has waited longest. */
function consentThing({ state, people }: Day): Of<'consent'>[] {
  const waiting = consentsOf(state).flatMap(({ partner, asked }) => (asked ? [{ partner, asked }] : []));
  const [first] = waiting.sort((a, b) => Date.parse(a.asked.at) - Date.parse(b.asked.at));
  return first ? [{ type: 'consent', partner: first.partner, from: nameOf(people, first.asked.by) }] : [];
}

function documentThing({ state, people }: Day): Of<'document'>[] {
  const waiting = documentsOf(state).find(({ step, read }) => step === 'reading' && !read);
  return waiting ? [{ type: 'document', document: waiting.letter.document, from: nameOf(people, waiting.by) }] : [];
}

function stayingWellThing({ state }: Day, ended: boolean): Of<'staying-well'>[] {
  const plan = stayingWellOf(state);
  return ended || (plan && !plan.mine) ? [{ type: 'staying-well', mine: plan?.mine ?? false }] : [];
}

function appointmentThing({ state, now, today, zone, people, context }: Day): Of<'appointment'> | null {
  const next = appointmentsOf(state).find(
    ({ start, minutes, cancelled }) => !cancelled && Date.parse(start) + minutes * 60_000 > Date.parse(now),
  );
  if (!next || daysBetween(today, localDate(next.start, zone)) > appointmentDays) return null;
  const therapist = peopleOf(state, context).therapist ?? next.by;
  const { appointment, start, mode } = next;
  return { type: 'appointment', appointment, start, mode, with: nameOf(people, therapist) };
}

/** The next meeting of each course that the person has a place on, told as long ahead as an appointment is. */
function courseThings({ state, now, today, zone }: Day): Of<'course'>[] {
  return coursePlacesOf(state).flatMap(({ title, mode, state: standing, meetings }): Of<'course'>[] => {
    const held = meetings.filter(({ cancelled }) => !cancelled);
    const next = standing === 'place' ? nextMeeting(held, now) : null;
    if (!next || daysBetween(today, localDate(next.start, zone)) > appointmentDays) return [];
    const { meeting, start, place } = next;
    return [{ type: 'course', meeting, course: title, mode, start, place, number: held.indexOf(next) + 1, of: held.length }];
  });
}

/** The next part of each programme, unless the reader has been asked to wait for an answer or to let the last part rest. */
function programmeThings(day: Day): Of<'programme'>[] {
  return standings(day).flatMap(({ card, progress }): Of<'programme'>[] => {
    const part = nextPart(card, progress.parts);
    if (!part || waitBefore(part.id, card, progress, day.today, day.zone)) return [];
    const known = progress.parts[part.id];
    const opened = progress.plan?.opened.includes(part.id);
    if (!opened && progress.feedback.some((one) => isStopping(one, day.today))) return [];
    if (!known && !opened && isResting(day, card, progress.parts, part.id)) return [];
    return [
      {
        type: 'programme',
        programme: card.id,
        part: part.id,
        screen: known ? resumeScreen(part, known.screen, day.own.places[`${card.id}/${part.id}`]?.known) : null,
        opened: known?.opened ?? 0,
        of: part.screens.length,
        minutesLeft: minutesLeft(part, known),
        started: known !== undefined,
      },
    ];
  });
}

/** The part before asks for some days of practice first. Advice for what to put forward, never a lock. */
function isResting({ today, zone }: Day, card: ProgrammeCard, parts: ProgrammeProgress['parts'], next: string): boolean {
  const before = card.parts[card.parts.findIndex(({ id }) => id === next) - 1];
  const done = before && parts[before.id];
  return before !== undefined && done?.finished === true && daysBetween(localDate(done.at, zone), today) < before.pauseDays;
}

/** Worksheets that are assigned for today or are homework of the newest finished part, and not filled in yet. */
function sheetThings(day: Day): { daily: Of<'worksheet'>[]; other: Of<'worksheet'>[] } {
  const { state, today, zone, own } = day;
  const shared = entriesOf(state);
  const datesOf = (worksheet: string) => [
    ...(shared.get(worksheet) ?? []).map(({ date }) => date),
    ...own.entries.filter((one) => one.worksheet === worksheet && !one.draft).map(({ date }) => date),
  ];
  const wanted = new Map<string, boolean>();
  for (const { worksheet, assigned, repeat, firstDue } of worksheetsOf(state, shared)) {
    if (!assigned || (firstDue !== null && firstDue > today)) continue;
    const dates = datesOf(worksheet);
    if (repeat === 'daily' ? !dates.includes(today) : dates.length === 0) wanted.set(worksheet, repeat === 'daily');
  }
  for (const { card, progress } of standings(day)) {
    const part = card.parts.findLast(({ id }) => progress.parts[id]?.finished);
    const since = part && localDate(progress.parts[part.id]?.at ?? day.now, zone);
    for (const { worksheet, times } of part?.homework ?? []) {
      if (!worksheet || !since || wanted.has(worksheet)) continue;
      const done = datesOf(worksheet).filter((date) => date >= since);
      if (done.length < (times ?? 1) && !done.includes(today)) wanted.set(worksheet, (times ?? 1) >= dailyTimes);
    }
  }
  for (const { at, homework } of courseHomework(day)) {
    const since = localDate(at, zone);
    for (const { worksheet, times = 1 } of homework) {
      if (!worksheet || wanted.has(worksheet)) continue;
      const done = datesOf(worksheet).filter((date) => date >= since);
      if (done.length < times && !done.includes(today)) wanted.set(worksheet, times >= dailyTimes);
    }
  }
  const things = [...wanted].map(([worksheet, daily]) => {
    const started = own.entries.some((one) => one.worksheet === worksheet && one.draft && one.date === today);
    return { daily, thing: { type: 'worksheet' as const, worksheet, date: today, started } };
  });
  return {
    daily: things.filter(({ daily }) => daily).map(({ thing }) => thing),
    other: things.filter(({ daily }) => !daily).map(({ thing }) => thing),
  };
}

/** Homework of each course's newest meeting that is over, from its end until the next one is. */
const courseHomework = ({ state, now }: Day) =>
  coursePlacesOf(state).flatMap(({ state: standing, meetings }) => {
    const over = meetings.findLast((one) => !one.cancelled && endOf(one) <= Date.parse(now));
    const lasts = over && Date.parse(now) - endOf(over) < homeworkDays * 86_400_000;
    return over && lasts && standing === 'place' ? [{ at: over.start, homework: over.homework }] : [];
  });

/** What the newest finished part of a programme asks for in life, until it is ticked or the next part has begun. */
function homeworkThings(day: Day): Of<'homework'>[] {
  return standings(day).flatMap(({ card, progress }): Of<'homework'>[] => {
    const part = card.parts.findLast(({ id }) => progress.parts[id]);
    if (!part || !progress.parts[part.id]?.finished) return [];
    const tasks = part.homework
      .filter(({ id, worksheet }) => !worksheet && !day.own.homework.includes(`${card.id}/${part.id}/${id}`))
      .map(({ id }) => id);
    return tasks.length > 0 ? [{ type: 'homework', programme: card.id, part: part.id, tasks }] : [];
  });
}

/** Programmes that are known to the build, as this citizen has them, with what the device itself knows of each part laid over what has been sent. */
function standings({ state, context, own }: Day): { card: ProgrammeCard; progress: ProgrammeProgress }[] {
  return progressOf(state, context.programmes).flatMap((progress) => {
    const written = context.programmes.find(({ id }) => id === progress.programme);
    if (!written) return [];
    const card = asPlanned(written, progress.plan);
    const parts = { ...progress.parts };
    for (const { id, screens } of card.parts) {
      const place = own.places[`${card.id}/${id}`];
      const sent = parts[id];
      if (!place || (sent && Date.parse(sent.at) > Date.parse(place.at))) continue;
      const opened = Math.max(place.opened, sent?.opened ?? 0);
      parts[id] = {
        ...unread,
        of: screens.length,
        ...sent,
        ...place,
        opened,
        finished: place.finished || (sent?.finished ?? false),
        finishedAt: sent?.finishedAt ?? (place.finished ? place.at : null),
      };
    }
    return [{ card, progress: { ...progress, parts } }];
  });
}

const unread = { skipped: [], reasons: {}, minutes: 0, answered: false };

/** Monday to Sunday of this week. What is not done is nothing, and is not told. */
function weekOf({ state, today, zone, own }: Day): Today['week'] {
  const monday = mondayOf(today);
  const dates = Array.from({ length: 7 }, (_, i) => addDays(monday, i));
  const done = new Map<string, Set<Today['week'][number]['done'][number]>>(dates.map((date) => [date, new Set()]));
  // Asking the zone for its date is dear: what is surely older is not asked about.
  const since = Date.parse(`${addDays(monday, -1)}T00:00:00Z`);
  const tick = (at: string, what: Today['week'][number]['done'][number]) => {
    if (Date.parse(at) >= since) done.get(localDate(at, zone))?.add(what);
  };
  for (const { item } of kept(state, 'entry')) if (!item.removed) tick(item.at, 'diary');
  for (const { at, draft } of own.entries) if (!draft) tick(at, 'diary');
  for (const { item } of kept(state, 'progress')) tick(item.at, 'screen');
  for (const { at } of Object.values(own.places)) tick(at, 'screen');
  for (const { item, role } of kept(state, 'answers')) if (role === 'citizen') tick(item.at, 'questionnaire');
  for (const { item, role } of kept(state, 'message')) if (role === 'citizen') tick(item.at, 'message');
  const booked = new Set(
    [...appointmentsOf(state), ...coursePlacesOf(state).flatMap((one) => (one.state === 'place' ? one.meetings : []))].flatMap(
      ({ start, cancelled }) => (cancelled ? [] : [localDate(start, zone)]),
    ),
  );
  return dates.map((date) => ({ date, today: date === today, done: [...(done.get(date) ?? [])], appointment: booked.has(date) }));
}

const nameOf = (people: Day['people'], account: string): string => people.find((one) => one.account === account)?.name ?? '';
