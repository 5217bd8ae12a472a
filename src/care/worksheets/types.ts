/**
 * A worksheet is data: structure here (language-free), words in locales/<lang>/worksheets.json under the label keys.
 * From a label K follow K.help (help), K.low and K.high (ends), K.option.<option>, K.suggestion.<n>.
 */
/** A prefix expression over field and derived ids, from the closed set of ops. */
export type Expression = string | number | boolean | readonly [string, ...Expression[]];

interface Common {
  id: string;
  label: string;
  required?: boolean;
  optional?: boolean;
  nullable?: boolean;
  group?: string;
  help?: boolean;
  showIf?: Expression;
  default?: unknown;
  /** Asked only after the event, when the entry is taken up again. */
  after?: boolean;
  share?: 'on' | 'off';
  meaning?: string;
}
interface Numbers {
  unit?: string;
  min?: number;
  max?: number;
  step?: number;
}
export type Field = Common &
  (
    | { type: 'date' | 'time' | 'datetime' | 'bool' | 'copied' | 'ref' }
    | ({ type: 'number' | 'duration' | 'percent' } & Numbers)
    | ({ type: 'scale'; ends?: boolean; better?: 'high' | 'low' } & Numbers)
    | { type: 'short' | 'long'; maxLength?: number; suggestions?: number }
    | { type: 'enum' | 'enums'; options: readonly string[] }
    | { type: 'object'; fields: readonly Field[] }
    | { type: 'list'; of: Omit<Field, 'id' | 'label'> | Field; maxItems?: number; ask?: 'total' | 'each' }
  );

export interface Derived {
  id: string;
  is: Expression;
  unit?: string;
  decimals?: number;
  label?: string;
  minEntries?: number;
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
  shape: 'log' | 'steps' | 'grid' | 'plan' | 'ladder' | 'list';
  repeat: string;
  minutes?: number;
  privacy: { alone: 'on' | 'off'; asHomework: 'on' | 'off'; perEntrySwitch: boolean };
  groups?: readonly string[];
  optionalGroups?: readonly string[];
  fields: readonly Field[];
  checks?: readonly Check[];
  derived?: readonly Derived[];
  periods?: readonly unknown[];
  rules?: unknown;
  views?: readonly { id: string }[];
  charts?: readonly unknown[];
}
export type EntryValues = Record<string, unknown>;
/** field id -> what is wrong; `required` fields that are missing are `missing`. */
export type FieldFault =
  | { code: 'missing' }
  | { code: 'type' }
  | { code: 'range'; min: number; max: number }
  | { code: 'check'; message: string; level: 'error' | 'ask' };
