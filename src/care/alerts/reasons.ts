import { lastActs } from '../case/activity-kinds';
import { kept } from '../case/items-of';
import { defineReason } from '../case/reason';
import type { CaseState } from '../case/state';
import { assessedIn } from './alert-view';
import { openRiskOf, type RiskAnswer, riskDoneFor, riskOf, withTold } from './risk';
import { lastTold, nothingTold, type ToldOf } from './told';

export interface RiskSummary {
  /**
   * The newest risk answer, ids of all of them (`answers`), and when each member of staff last did something by their own hand, and
   * opened the case.
   */
  risk: {
    newest: RiskAnswer;
    answers: readonly string[];
    acted: Record<string, string>;
    opened: Record<string, string>;
  } | null;
  /** What staff have done about risk answers, as those on duty see it beside the alert. */
  assessed: ReturnType<typeof assessedIn>;
}
interface Look {
  summary: Pick<RiskSummary, 'risk'>;
  context: { me: string; told?: ToldOf };
}

export const riskSummary = (state: CaseState): RiskSummary => ({ risk: riskIn(state), assessed: assessedIn(state) });

function riskIn(state: CaseState): RiskSummary['risk'] {
  const all = riskOf(state);
  const newest = all.at(-1);
  if (!newest) return null;
  const opened = Object.fromEntries(kept(state, 'opened').map(({ author, item }) => [author, item.at]));
  return {
    newest: { ...newest, assessments: newest.assessments.slice(-1) },
    answers: all.map(({ answers }) => answers),
    acted: lastActs(state),
    opened,
  };
}

/** The newest risk answer, where nobody has dealt with it. */
export const openRisk = ({ summary: { risk }, context: { told = nothingTold } }: Look): RiskAnswer | null =>
  openRiskOf(risk ? [withTold(risk.newest, told)] : []);

/**
 * A risk item was answered at or over its threshold, and nobody has dealt with it or a later one. Who says that they act is named.
 * Facts: instrument, value, previous?, previousAt?, toldState?, toldBy?, toldAt?
 */
export const risk = defineReason('risk', (one: Look) => {
  const open = openRisk(one);
  if (!open) return null;
  const { instrument, value, previous, at } = open;
  const told = lastTold(open.told);
  const facts = {
    instrument,
    value,
    ...(previous ? { previous: previous.value, previousAt: previous.at } : {}),
    ...(told ? { toldState: told.state, toldBy: told.by, toldAt: told.at } : {}),
  };
  return { facts, at, group: 'now' };
});

/**
 * Somebody else has dealt with a risk answer, and the reader has neither opened the case nor done anything in it since.
 * Facts: instrument, value, by, action?, also? (with commas)
 */
export const riskHandled = defineReason('risk-handled', ({ summary: { risk }, context: { me, told = nothingTold } }: Look) => {
  const handled = risk && riskDoneFor([withTold(risk.newest, told)], me, risk.acted[me]);
  if (!handled) return null;
  const { by, at, action, also } = handled.done;
  const opened = risk.opened[me];
  if (opened !== undefined && Date.parse(opened) > Date.parse(at)) return null;
  const { instrument, value } = handled;
  const done = { ...(action ? { action } : {}), ...(also ? { also: also.join(',') } : {}) };
  return { facts: { instrument, value, by, ...done }, at, group: 'today' };
});
