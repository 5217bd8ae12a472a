import type { ItemOf } from '../../care/items/items';

type Item = ItemOf<'staying-well'>;
/** A plan for staying well as it is written: what has helped as lines of one text, and the plan that it was begun upon. */
export interface StayingWellForm extends Pick<Item, 'signs' | 'doing' | 'otherwise' | 'base'> {
  helped: string;
}

export const isStayingWellForm = (value: unknown): value is StayingWellForm =>
  typeof value === 'object' &&
  value !== null &&
  (['helped', 'signs', 'doing', 'otherwise'] as const).every(
    (name) => name in value && typeof value[name as never] === 'string',
  ) &&
  'base' in value;

/** The form of a plan as it stands; null: nobody has begun one. */
export const formOf = (plan: (Omit<Item, 'kind' | 'base' | 'mine'> & { id: string }) | null): StayingWellForm => ({
  helped: plan?.helped.join('\n') ?? '',
  signs: plan?.signs ?? '',
  doing: plan?.doing ?? '',
  otherwise: plan?.otherwise ?? '',
  base: plan?.id ?? null,
});

/** So many lines of what has helped are kept, and so long each. */
const most = { lines: 8, length: 120 };

export function stayingWellItem(form: StayingWellForm): Omit<Item, 'id' | 'at'> {
  const lines = form.helped.split('\n').map((line) => line.trim());
  return {
    kind: 'staying-well',
    helped: [...new Set(lines.filter(Boolean))].slice(0, most.lines).map((line) => line.slice(0, most.length)),
    signs: form.signs.trim(),
    doing: form.doing.trim(),
    otherwise: form.otherwise.trim(),
    base: form.base,
  };
}

export const isEmptyForm = ({ helped, signs, doing, otherwise }: StayingWellForm): boolean =>
  [helped, signs, doing, otherwise].every((words) => words.trim() === '');
