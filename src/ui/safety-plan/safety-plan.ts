import type { ItemOf } from '../../care/items/items';

/** A safety plan as screens hold it: six lists, in the order in which they are tried. */
export type SafetyPlan = Pick<
  ItemOf<'safety-plan'>,
  'warningSigns' | 'own' | 'others' | 'helpers' | 'safer' | 'reasons' | 'base'
>;
export const emptyPlan: SafetyPlan = { warningSigns: [], own: [], others: [], helpers: [], safer: [], reasons: [] };
export const planLists = ['warningSigns', 'own', 'others', 'safer', 'reasons'] as const;

export const isPlan = (v: unknown): v is SafetyPlan =>
  typeof v === 'object' && v !== null && 'helpers' in v && planLists.every((list) => list in v);

/** Rows that say nothing are left out before the plan is kept. */
export function trimmedPlan(plan: SafetyPlan): SafetyPlan {
  const rows = (list: readonly string[]) => list.map((row) => row.trim()).filter((row) => row !== '');
  return {
    warningSigns: rows(plan.warningSigns),
    own: rows(plan.own),
    others: rows(plan.others),
    safer: rows(plan.safer),
    reasons: rows(plan.reasons),
    helpers: plan.helpers.flatMap(({ name, phone }) =>
      name.trim() === '' ? [] : [{ name: name.trim(), ...(phone?.trim() ? { phone: phone.trim() } : {}) }],
    ),
  };
}
export const isEmptyPlan = (plan: SafetyPlan): boolean =>
  plan.helpers.length === 0 && planLists.every((list) => plan[list].length === 0);
