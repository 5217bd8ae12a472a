import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';

type Words = Pick<ItemOf<'staying-well'>, 'helped' | 'signs' | 'doing' | 'otherwise'>;
const proseNames = ['signs', 'doing', 'otherwise'] as const;

/** The plan for staying well as it stands. */
export interface StayingWell extends Words {
  /** Of the item that was saved last: whoever changes the plan names it. */
  id: string;
  by: string;
  at: string;
  /** The citizen has said that all of it is theirs, and nobody has written in it since. */
  mine: boolean;
}

/**
 * Whoever saves names the plan that they had before them. Where another one had come meanwhile, nothing of either is lost: of what has helped
 * each line stands once, less what one of the two has taken away, and prose that both have changed stands in both forms.
 */
export function stayingWellOf(state: Pick<CaseState, 'items'>): StayingWell | null {
  const stood = new Map<string, StayingWell>();
  let now: StayingWell | null = null;
  for (const { item, author, role } of kept(state, 'staying-well')) {
    const { id, at, base, mine, helped, signs, doing, otherwise } = item;
    const saved: StayingWell = { id, at, by: author, helped, signs, doing, otherwise, mine: role === 'citizen' && mine === true };
    const next: StayingWell = now && base !== now.id ? together((base && stood.get(base)) || null, now, saved) : saved;
    stood.set(id, next);
    now = next;
  }
  return now;
}

function together(had: Words | null, first: StayingWell, second: StayingWell): StayingWell {
  const before = had?.helped ?? [];
  const gone = before.filter((line) => !first.helped.includes(line));
  const stays = second.helped.filter((line) => !gone.includes(line));
  const added = first.helped.filter((line) => !before.includes(line) && !stays.includes(line));
  const prose = Object.fromEntries(proseNames.map((name) => [name, both(had?.[name] ?? '', first[name], second[name])]));
  // Nobody has said of the two together that they are their plan.
  return { ...second, ...(prose as Pick<Words, (typeof proseNames)[number]>), helped: [...stays, ...added], mine: false };
}

const both = (had: string, first: string, second: string): string => {
  if (first === second || first === had) return second;
  return second === had ? first : [first, second].filter(Boolean).join('\n\n');
};
