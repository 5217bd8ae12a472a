/**
 * A worksheet is data: structure here (language-free), words in locales/<lang>/worksheets.json under the label keys.
 * From a label K follow K.help (help), K.low and K.high (ends), K.option.<option>, K.suggestion.<n>.
 */
export type Scalar = number | string | boolean | null;
/** A prefix expression over field and derived ids, from the closed set of ops (evaluate.ts, period.ts). */
export type Expression = string | number | boolean | readonly [string, ...Expression[]];

interface Common {
  id: string;
  label: string;
  required?: boolean;
  optional?: boolean;
  /** May be said not to be so: null is an answer then. */
  nullable?: boolean;
  group?: string;
  help?: boolean;
  showIf?: Expression;
  default?: unknown;
  /** `after`: asked only after the event, when the entry is taken up again. */
  phase?: 'before' | 'after';
  /** `off`: stays with the citizen, also when the entry is shared. */
  share?: 'on' | 'off';
  meaning?: string;
}
interface Numbers {
  unit?: string;
  min?: number;
  max?: number;
  step?: number;
}
type Kind =
  | { type: 'date' | 'time' | 'datetime' | 'bool' | 'ref' }
  /** Shown, not asked: the row of another list, `list.field`. */
  | { type: 'copied'; from: string }
  | ({ type: 'number' | 'duration' | 'percent' } & Numbers & { ends?: boolean })
  | ({ type: 'scale'; ends?: boolean; better?: 'high' | 'low' } & Numbers)
  | { type: 'short' | 'long'; maxLength?: number; suggestions?: boolean }
  | { type: 'enum' | 'enums'; options: readonly string[] }
  | { type: 'object'; fields: readonly Field[] }
  | {
      type: 'list';
      of: Omit<Common, 'id' | 'label'> & { label?: string } & Kind;
      minItems?: number;
      maxItems?: number;
      ask?: 'total' | 'each';
      /** A flag that exactly one row bears; a single row bears it without asking. */
      exactlyOne?: string;
      /** One row for each row of this list. */
      follows?: string;
    };
export type Field = Common & Kind;
export type RowField = Extract<Field, { type: 'list' }>['of'];

export interface Derived {
  id: string;
  is: Expression;
  unit?: string;
  /** How many are shown; the value is kept whole. */
  decimals?: number;
  label?: string;
}
/** A value over the entries of a period; null below `minEntries`. `by`: one value for each option of an enum field. */
export interface PeriodDerived extends Derived {
  minEntries?: number;
  by?: string;
}
export interface Period {
  id: string;
  /** The newest days, today with them; all when absent. */
  days?: number;
  maxDays?: number;
  from?: string;
  toBefore?: string;
  derived: readonly PeriodDerived[];
}
export interface Check {
  when: Expression;
  level: 'error' | 'ask';
  field: string;
  message: string;
}
export interface WorksheetStructure {
  id: string;
  careNo: number;
  title: string;
  reviewStatus: 'needs-clinical-review' | 'reviewed';
  shape: 'log' | 'steps' | 'grid' | 'plan' | 'ladder' | 'list' | 'branch';
  repeat: string;
  minutes?: number;
  privacy: { alone: 'on' | 'off'; asHomework: 'on' | 'off'; perEntrySwitch: boolean };
  groups?: readonly string[];
  optionalGroups?: readonly string[];
  fields: readonly Field[];
  retired?: readonly string[];
  variants?: readonly { id: string; fields: 'all' | readonly string[] }[];
  checks?: readonly Check[];
  derived?: readonly Derived[];
  periods?: readonly Period[];
  rules?: unknown;
  views?: readonly { id: string; period?: string; shows?: readonly string[] }[];
  charts?: readonly { id: string }[];
  examples?: readonly { in: EntryValues; out: Record<string, number> }[];
}
/** Three states of a value: given, null (asked, not answered), absent (not asked). 0 is a value. */
export type EntryValues = Record<string, unknown>;
/** What is wrong with a field; `required` fields that are missing are `missing`. */
export type FieldFault =
  | { code: 'missing' }
  | { code: 'type' }
  | { code: 'range'; min: number; max: number }
  | { code: 'check'; message: string; level: 'error' | 'ask' };
