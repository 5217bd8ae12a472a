import { openRisk } from '../alerts/reasons';
import type { DeskCase } from '../desk/reasons';
import type { SummedAppointment } from '../desk/summary';
import { openFlags } from '../questionnaires/reasons';
import { dueIn } from '../questionnaires/schedule';
import { localDate } from '../time/dates';

/** One thing to do before an appointment. */
export type Preparation =
  /** A risk answer that nobody has assessed. */
  | { what: 'risk' }
  /** There has been a risk answer, and there is no safety plan. */
  | { what: 'safety-plan' }
  /** A total is worse by a reliable change. */
  | { what: 'worse'; instrument: string; from: number; to: number }
  /** Asked for before the appointment, and not answered. */
  | { what: 'measure'; instruments: readonly string[] }
  | { what: 'message'; count: number }
  /** The citizen has asked for another time. */
  | { what: 'wish' }
  | { what: 'link' };

/** What is to be done before an appointment, the gravest first; nothing is entered for it: all of it follows from the case. */
export function preparationsOf(one: DeskCase, appointment: SummedAppointment, now: string): Preparation[] {
  const { summary } = one;
  const found: Preparation[] = [];
  if (openRisk(one)) found.push({ what: 'risk' });
  const worse = openFlags(one, now).find(({ rule }) => rule === 'R1' || rule === 'R2');
  if (worse) {
    const { first = 0, before = first, last = 0 } = worse.numbers;
    found.push({ what: 'worse', instrument: worse.instrument ?? '', from: worse.rule === 'R1' ? first : before, to: last });
  }
  if (summary.risk && !summary.hasSafetyPlan) found.push({ what: 'safety-plan' });
  if (appointment.wish) found.push({ what: 'wish' });
  const instruments = dueIn(summary.schedule, localDate(appointment.start)).flatMap((round) => round.instruments);
  if (instruments.length > 0) found.push({ what: 'measure', instruments: [...new Set(instruments)] });
  if (summary.messages) found.push({ what: 'message', count: summary.messages.count });
  if (appointment.mode === 'video' && !appointment.link) found.push({ what: 'link' });
  return found;
}
