import { type ComponentType, createContext, useContext } from 'react';
import type { Choice, Clock } from '../../../care/worksheets/entry';
import type { EntryValues, Field } from '../../../care/worksheets/types';

/** What fields of an entry need to know of the rest of it. */
export interface EntryContext {
  values: EntryValues;
  clock: Clock;
  /** Rows also ask what is only known afterwards. */
  after: boolean;
  /** What a ref may name. */
  choices: (field: Extract<Field, { type: 'ref' }>) => readonly Choice[];
  /** Draws the fields inside lists and objects: any of them, lists again. */
  Drawn: ComponentType<FieldProps>;
}
export const EntryContext = createContext<EntryContext | null>(null);
export function useEntry(): EntryContext {
  const entry = useContext(EntryContext);
  if (!entry) throw new Error('a field outside an entry');
  return entry;
}

export interface FieldProps<F = Field> {
  field: F;
  value: unknown;
  fault?: string | undefined;
  onChange: (next: unknown) => void;
  /** The screen's heading says it already. */
  bare?: boolean;
}
