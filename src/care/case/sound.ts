import type { CaseState, Kept, Problem } from './state';

/**
 * Looks at a case so that one thing in it harms only itself: what cannot be looked at is set aside and stands as a row that cannot be shown,
 * and everything else is as ever. Costs nothing where all is well; else as many looks as there are kinds, and a few more.
 * @throws what `look` throws of an empty case
 */
export function soundly<T>(state: CaseState, look: (state: CaseState) => T): { answer: T; aside: Kept[] } {
  try {
    return { answer: look(state), aside: [] };
  } catch {
    const { items, aside } = withoutHarm(state, look);
    const problems = aside.flatMap(({ seq, author }): Problem[] => (seq === null ? [] : [{ seq, author, code: 'E_ITEM' }]));
    const whole = { ...state, items, problems: [...state.problems, ...problems].sort((a, b) => a.seq - b.seq) };
    return { answer: look(whole), aside };
  }
}

function withoutHarm(state: CaseState, look: (state: CaseState) => unknown): { items: CaseState['items']; aside: Kept[] } {
  let items: Record<string, Kept[]> = {};
  const aside: Kept[] = [];
  const holds = (next: Record<string, Kept[]>) => {
    try {
      look({ ...state, items: next as unknown as CaseState['items'] });
      return true;
    } catch {
      return false;
    }
  };
  const add = (kind: string, list: readonly Kept[]) => {
    const next = { ...items, [kind]: [...(items[kind] ?? []), ...list] };
    if (holds(next)) items = next;
    else if (list.length === 1) aside.push(...list);
    else for (const half of [list.slice(0, list.length >> 1), list.slice(list.length >> 1)]) add(kind, half);
  };
  for (const [kind, list] of Object.entries(state.items)) if (list.length > 0) add(kind, list as readonly Kept[]);
  return { items: items as unknown as CaseState['items'], aside };
}
