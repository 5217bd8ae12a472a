import { useQuery } from '@tanstack/react-query';
import { type Choice, choicesOf } from '../../care/worksheets/entry';
import type { EntryValues, Field, WorksheetStructure } from '../../care/worksheets/types';
import { loadWorksheet } from '../../content/load';
import { useEntries } from './useEntries';

type Ref = Extract<Field, { type: 'ref' }>;

/** What the refs of a worksheet may name: rows of its own lists, and of the lists of one other worksheet. */
export function useRefChoices(
  structure: WorksheetStructure,
  caseRef: string,
  values: EntryValues,
): (field: Ref) => readonly Choice[] {
  const outside = structure.fields.find((field) => field.type === 'ref' && field.to.includes('.'));
  const other = outside?.type === 'ref' ? outside.to.split('.')[0] : undefined;
  const { data: theirs } = useWorksheet(other);
  const entries = useEntries(caseRef, other);
  return (field) => {
    const [sheet, list] = field.to.includes('.') ? field.to.split('.') : [undefined, field.to];
    const own = sheet === undefined ? structure : theirs;
    const target = own?.fields.find(({ id }) => id === list);
    if (target?.type !== 'list') return [];
    const sources = sheet === undefined ? [values] : [...(entries ?? [])].reverse().map((entry) => entry.values);
    const all = sources.flatMap((source) => choicesOf(target, field.shows, source[target.id]));
    // An entry made out of another has its steps.
    return [...new Map(all.map((choice) => [choice.key, choice])).values()];
  };
}

/** The structure of a worksheet; null when there is none of that id. */
export function useWorksheet(id: string | undefined) {
  return useQuery({ queryKey: ['worksheet', id], queryFn: () => loadWorksheet(id ?? ''), enabled: id !== undefined });
}
