import { kept } from '../case/items-of';
import type { CaseState, Kept } from '../case/state';
import { coversOf } from '../members/arrangements';
import { arrangedIn, peopleOf } from '../members/members';
import { addDays, localDate } from '../time/dates';

/** Dates, both included. */
export interface Span {
  from: string;
  until: string;
}
export interface Absence extends Span {
  absence: string;
}

/** Absences of a member of staff that stand, by first day, as they say in the team's stream. @param state of that stream */
export const absencesOf = (state: CaseState, author: string): Absence[] => standing(kept(state, 'absence'), author);

/** The same as a case has been told. @param state of the case */
const toldOf = (state: CaseState, author: string): Absence[] => standing(kept(state, 'away'), author);

type Said = Pick<Kept<'absence'> | Kept<'away'>, 'author' | 'item'>;
function standing(all: readonly Said[], author: string): Absence[] {
  const newest = new Map(all.filter((one) => one.author === author).map(({ item }) => [item.absence, item]));
  return [...newest.values()]
    .filter(({ removed }) => !removed)
    .map(({ absence, from, until }) => ({ absence, from, until }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** What has been told in a case of its therapist's absences, and on which of their days nobody covers. */
export interface AbsencesSummary {
  absences: readonly Absence[];
  uncovered: readonly Span[];
}
export function absencesSummary(state: CaseState): AbsencesSummary {
  const { therapist } = peopleOf(state, { members: [] });
  const absences = therapist === null ? [] : toldOf(state, therapist);
  if (absences.length === 0) return { absences, uncovered: [] };
  // A cover that was ended early does not cover; which day it is today does not matter to the others.
  const covers = coversOf(arrangedIn(state), '').filter(({ state: stands }) => stands !== 'over');
  const isCovered = (date: string) => covers.some(({ from, until }) => from <= date && date <= until);
  return { absences, uncovered: absences.flatMap((one) => spansWhere(one, (date) => !isCovered(date))) };
}

/** An absence is no longer than this, whatever its author has typed; days. */
const longest = 400;

function spansWhere({ from, until }: Span, holds: (date: string) => boolean): Span[] {
  const spans: Span[] = [];
  for (let date = from, days = 0; date <= until && days < longest; date = addDays(date, 1), days++) {
    if (!holds(date)) continue;
    const last = spans.at(-1);
    if (last && addDays(last.until, 1) === date) last.until = date;
    else spans.push({ from: date, until: date });
  }
  return spans;
}

/** The therapist's absence that matters now: it goes on, or begins within two weeks. */
export interface Away extends Span {
  state: 'now' | 'coming';
}
const ahead = 14;

/** @param now ISO */
export function awayOf(state: CaseState, now: string): Away | null {
  const today = localDate(now);
  const next = absencesSummary(state).absences.find(({ until }) => until >= today);
  if (!next || next.from > addDays(today, ahead)) return null;
  return { from: next.from, until: next.until, state: next.from <= today ? 'now' : 'coming' };
}
