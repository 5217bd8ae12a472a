import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';

/** The lists of a safety plan, in the order in which they are tried. */
type Lists = Pick<ItemOf<'safety-plan'>, 'warningSigns' | 'own' | 'others' | 'helpers' | 'safer' | 'reasons'>;
const listNames = ['warningSigns', 'own', 'others', 'helpers', 'safer', 'reasons'] as const;
type Line = string | Lists['helpers'][number];

/** Lines that somebody wrote while another one changed the plan too, neither having seen the other's words. */
export interface WrittenBeside {
  by: string;
  at: string;
  lines: string[];
}
export type PlanNow = ItemOf<'safety-plan'> & {
  by: string;
  /** Who else changed it at once since somebody last had all of it before them; their lines stand in the lists. */
  beside: WrittenBeside[];
};

/**
 * The plan as it stands. Whoever saves it names the plan that they had before them (`base`); where another one had come meanwhile, the two
 * are brought together line by line: what either has added stands, what either has taken away is gone, and a line that both have
 * changed stands in both forms. A plan without `base`, from an app that did not say, takes the place of all before it.
 */
export function safetyPlanOf(state: CaseState): PlanNow | null {
  /** What stood once each plan had come, by its id: that is what somebody who names it had before them. */
  const stood = new Map<string, PlanNow>();
  let now: PlanNow | null = null;
  for (const { item, author } of kept(state, 'safety-plan')) {
    const had = item.base ? (stood.get(item.base) ?? null) : null;
    const next: PlanNow = following(now, had, { ...item, by: author, beside: [] });
    stood.set(item.id, next);
    now = next;
  }
  return now;
}

function following(before: PlanNow | null, had: Lists | null, saved: PlanNow): PlanNow {
  const sawAll = before === null || saved.base === undefined || saved.base === before.id;
  return sawAll ? saved : together(had, before, saved);
}

function together(had: Lists | null, first: PlanNow, second: PlanNow): PlanNow {
  const lists: Record<string, Line[]> = Object.fromEntries(
    listNames.map((list) => [list, mergedLines<Line>(had?.[list] ?? [], first[list], second[list])]),
  );
  const added = (plan: PlanNow) => listNames.flatMap((list) => without<Line>(plan[list], had?.[list] ?? []).map(wordsOf));
  const others = [
    ...first.beside,
    { by: first.by, at: first.at, lines: added(first) },
    { by: second.by, at: second.at, lines: added(second) },
  ];
  return { ...second, ...(lists as unknown as Lists), beside: others.filter(({ lines }) => lines.length > 0) };
}

/** Lines of the second, without those that the first took away; then those that the first added. */
function mergedLines<L extends Line>(had: readonly L[], first: readonly L[], second: readonly L[]): L[] {
  const takenAway = without(had, first);
  const stays = without(second, takenAway);
  return [...stays, ...without(without(first, had), stays)];
}
const without = <L extends Line>(list: readonly L[], gone: readonly L[]): L[] => {
  const names = new Set(gone.map(nameOf));
  return list.filter((line) => !names.has(nameOf(line)));
};
const nameOf = (line: Line): string =>
  typeof line === 'string' ? line.trim() : `${line.name.trim()}\n${line.phone?.trim() ?? ''}`;
const wordsOf = (line: Line): string => (typeof line === 'string' ? line : [line.name, line.phone].filter(Boolean).join(' '));
