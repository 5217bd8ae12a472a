import { appointmentsOf } from '../appointments/appointments';
import { startOf } from '../case/activity-kinds';
import { dischargeOf } from '../case/discharge';
import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';
import { bookOf } from '../questionnaires/instruments/book';
import { turnOf } from '../questionnaires/instruments/outcome';
import { measuresOf } from '../questionnaires/questionnaires-of';
import { sessionsOf, wasHeld } from '../sessions/sessions';
import { localDate } from '../time/dates';

type Referral = ItemOf<'referral'>;

/** What letters say of a case by themselves; null and empty where the case does not say it. Days are Norway's, YYYY-MM-DD. */
export interface LetterFacts {
  contactAt: string | null;
  source: Referral['source'] | null;
  problems: Referral['problems'];
  work: Referral['work'] | null;
  birthYear: number | null;
  /** What the citizen says that their GP is called. */
  gp: string | null;
  startedOn: string | null;
  endedOn: string | null;
  /** Sessions that were held; where none has been entered, appointments that were and stand. */
  met: { count: number; first: string; last: string } | null;
  /** Ids, as they were given. */
  programmes: readonly string[];
  measures: readonly MeasureFacts[];
}
export interface MeasureFacts {
  instrument: string;
  /** Totals, oldest first. */
  totals: readonly { on: string; total: number }[];
  most: number;
  /** The cut-off that the services go by; null where the instrument has none. */
  limit: number | null;
  /** From first to last, where it is more than chance. */
  turn: 'better' | 'worse' | 'same';
}

/** `now`: ISO instant. */
export function letterFacts(state: CaseState, now: string): LetterFacts {
  const referral = kept(state, 'referral').at(-1)?.item;
  const started = startOf(state);
  const ended = dischargeOf(state);
  const held = sessionsOf(state).filter(wasHeld);
  const over = appointmentsOf(state).filter(({ cancelled, start }) => !cancelled && Date.parse(start) <= Date.parse(now));
  // What was entered of sessions says more than what was agreed.
  const met = held.length > 0 ? held : over;
  const [first] = met;
  const last = met.at(-1);
  const given = kept(state, 'assign').flatMap(({ item: { what } }) => (what.type === 'programme' ? [what.programme] : []));
  return {
    contactAt: referral?.contactAt ?? null,
    source: referral?.source ?? null,
    problems: referral?.problems ?? [],
    work: referral?.work ?? null,
    birthYear: referral?.birthYear ?? null,
    gp: referral?.gp?.name ?? null,
    startedOn: started === null ? null : localDate(started),
    endedOn: ended ? localDate(ended.at) : null,
    met: first && last ? { count: met.length, first: localDate(first.start), last: localDate(last.start) } : null,
    programmes: [...new Set(given)],
    measures: measureFacts(state),
  };
}

/** Of the two that are asked for again and again. */
function measureFacts(state: CaseState): MeasureFacts[] {
  const book = bookOf(state);
  const rounds = measuresOf(state);
  return ['phq-9', 'gad-7'].flatMap((instrument): MeasureFacts[] => {
    const rules = book(instrument);
    const all = rounds.get(instrument) ?? [];
    const totals = all.flatMap(({ answeredAt, score: { total } }) =>
      total === null ? [] : [{ on: localDate(answeredAt), total }],
    );
    const [first] = totals;
    const last = totals.at(-1);
    if (!rules || !first || !last) return [];
    const limit = rules.cutOffs.nhs ?? null;
    return [{ instrument, totals, most: all[0]?.score.max ?? 0, limit, turn: turnOf(rules, first.total, last.total) }];
  });
}
