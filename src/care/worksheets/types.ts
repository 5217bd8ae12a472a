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
  | { type: 'date' | 'time' | 'datetime' | 'bool' }
  /**
   * A row of a keyed list: `options` of the same entry, or `exposure-ladder.steps` of another worksheet. Kept as `{ key, text }`, so that
   * it can be read where the other entry is not; `shows` is the row's field whose words it takes. `own`: or words of one's own.
   */
  | { type: 'ref'; to: string; shows: string; own?: boolean }
  /** Shown, not asked: the row of another list, `list.field`. */
  | { type: 'copied'; from: string }
  | ({ type: 'number' | 'duration' | 'percent' } & Numbers & { ends?: boolean; better?: 'high' | 'low' })
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
      /** Each row bears a key of its own, by which a `ref` names it. */
      keyed?: boolean;
      /** Columns by which rows are read, least first; rows without the first of them come after those that have it. */
      sortBy?: readonly string[];
      /** Rows that are added with one press; the words of the label go into `presetName`. */
      presets?: readonly { label: string; values: Readonly<Record<string, Scalar>> }[];
      presetName?: string;
      /** Taken up over and over: a new row each time. */
      again?: boolean;
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
/**
 * A drawing. `x`: `date`, `entry` (one place each), a field, or with `in` a column of that list. `y`: derived or period values, or with
 * `in` a column. `each`: gathered by day or week, as `of` says. `by`: one drawing for each thing that this ref field names.
 */
export interface Chart {
  id: string;
  label?: string;
  kind: 'line' | 'bar' | 'pair' | 'steps' | 'span';
  x: string;
  y?: string | readonly string[];
  in?: string;
  /** With `in`: a field whose value stands before the rows. */
  start?: string;
  each?: 'day' | 'week';
  of?: 'sum' | 'count' | 'mean' | 'max';
  /** How many days are drawn; all when absent. */
  days?: number;
  by?: string;
  range?: readonly [number, number];
  unit?: string;
  lines?: readonly { at: number; label: string }[];
  /** A field of the entry: the level that was set for it. */
  limit?: string;
  table?: boolean;
}
/** `figures`: numbers and charts; `list`: every entry; `plan`: the newest entry read out; `ladder`: its steps; `grid`: a week of days. */
export interface View {
  id: string;
  draws?: 'figures' | 'list' | 'plan' | 'ladder' | 'grid';
  period?: string;
  shows?: readonly string[];
  charts?: readonly string[];
  /** What is said in words beside the numbers (findings.ts). */
  finding?: 'change' | 'exposure' | 'activity';
}
/** How the rows of a list are drawn as steps. */
export interface Ladder {
  list: string;
  text: string;
  size: string;
  sizeLabel: string;
  second?: string;
  secondLabel?: string;
  done?: string;
  /** The worksheet whose entries practise the steps. */
  practice?: string;
  /** A size that is good to begin with. */
  start?: { from: number; to: number; label: string };
}
export interface WorksheetStructure {
  id: string;
  careNo: number;
  title: string;
  reviewStatus: 'needs-clinical-review' | 'reviewed';
  shape: 'log' | 'steps' | 'grid' | 'plan' | 'ladder' | 'list' | 'branch';
  /** `one`: a plan that is kept up to date. */
  repeat: 'one-a-day' | 'many-a-day' | 'free' | 'any' | 'one';
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
  views?: readonly View[];
  charts?: readonly Chart[];
  ladder?: Ladder;
  grid?: { columns: string; rows: string };
  /** The date or date and time that an entry is filed under; the day it was written when absent. */
  dateField?: string;
  /** Asked one field at a time; fields of one group share a screen. */
  oneFieldPerScreen?: boolean;
  /** May be left and taken up again. */
  resumable?: boolean;
  examples?: readonly { in: EntryValues; out: Record<string, number> }[];
}
/** Three states of a value: given, null (asked, not answered), absent (not asked). 0 is a value. */
export type EntryValues = Record<string, unknown>;
/** What is wrong with a field; `required` fields that are missing are `missing`. */
export type FieldFault =
  | { code: 'missing' }
  | { code: 'type' }
  | { code: 'range'; min: number; max: number }
  /** more characters than fit; none are cut off */
  | { code: 'long'; max: number }
  | { code: 'check'; message: string; level: 'error' | 'ask' };
