/**
 * A programme as the build makes it from Markdown (docs: locales/…/programmes, design FORMAT). Slim JSON: what a screen draws,
 * nothing else. Rich text has paragraphs, lists and strong words only.
 */
export type Language = 'nb' | 'nn' | 'en';
export type Inline = string | { strong: string };
export type Rich = ({ p: Inline[] } | { ul: Inline[][] } | { ol: Inline[][] })[];

export interface Option {
  key: string;
  text: Inline[];
  /** Shown when chosen. */
  feedback: Rich | null;
}
export type ProgrammeBlock =
  | { type: 'text'; text: Rich }
  | { type: 'story'; person: string; text: Rich }
  | { type: 'note'; kind: 'safety' | 'tip' | 'evidence'; text: Rich }
  | { type: 'reflect'; id: string; rows: number; share: boolean; prompt: Rich }
  | {
      type: 'choice';
      id: string;
      kind: 'single' | 'multi';
      share: boolean;
      holdOn: string | null;
      holds: string | null;
      prompt: Rich;
      options: Option[];
    }
  | { type: 'quiz'; id: string; kind: 'single' | 'multi'; correct: string[]; prompt: Rich; options: Option[] }
  | {
      type: 'slider';
      id: string;
      min: number;
      max: number;
      step: number;
      unit: string | null;
      series: string | null;
      share: boolean;
      prompt: Rich;
      minLabel: string;
      maxLabel: string;
    }
  | { type: 'list'; id: string; min: number; max: number; share: boolean; prompt: Rich; suggestions: Option[] }
  | {
      type: 'worksheet';
      id: string;
      ref: string;
      mode: 'fill' | 'view';
      view: string | null;
      variant: string | null;
      share: boolean;
    }
  | {
      type: 'exercise';
      id: string;
      kind: 'breathing' | 'relax' | 'attention';
      rounds: number;
      intro: Rich;
      steps: { phase: 'in' | 'out' | 'hold' | 'rest' | 'do'; seconds: number; text: Inline[] }[];
    }
  | { type: 'guard'; id: string; holds: string; prompt: Rich; options: Option[]; held: Rich }
  | { type: 'homework'; tasks: Option[] }
  | { type: 'feedback'; id: string; shows: string[]; wait: boolean; releaseDays: number | null; text: Rich }
  | { type: 'next-time'; id: string; text: Rich }
  | { type: 'summary'; text: Rich };

export interface ProgrammeScreen {
  id: string;
  title: string;
  mayskip: boolean;
  blocks: ProgrammeBlock[];
}
export interface ProgrammePart {
  id: string;
  lang: Language;
  title: string;
  goal: string;
  minutes: number;
  pauseDays: number;
  checkIn: string[];
  readyWhen: { worksheet: string; entries: number } | null;
  homework: { id: string; worksheet: string | null; times: number | null }[];
  screens: ProgrammeScreen[];
}
export type Guard =
  | { address: string; feature: string; kind: 'guard'; free: string[] }
  | { address: string; feature: string; kind: 'choice'; holding: string[] };
export interface ProgrammeCard {
  id: string;
  lang: Language;
  title: string;
  version: string;
  reviewed: boolean;
  minAge: number;
  duration: { parts: number; weeks: number; minutesPerPart: [number, number]; minutesPerDay: number };
  person: string;
  summary: string;
  forWhom: string[];
  talkFirst: string[];
  /** Features that guards can hold: feature -> addresses within the programme that may set it. */
  holds: Record<string, string[]>;
  /** Worksheets that take no new entry while the feature is held: feature -> worksheet ids. */
  heldSheets: Record<string, string[]>;
  /** The questions that put those holds: `address` is part/block; a guard holds unless the answer is `free`, a choice when it is `holding`. */
  guards: Guard[];
  about: Rich;
  parts: {
    id: string;
    title: string;
    goal: string;
    minutes: number;
    /** Days of practice that are advised before the next part. */
    pauseDays: number;
    screens: string[];
    checkIn: string[];
    readyWhen: { worksheet: string; entries: number } | null;
    homework: { id: string; worksheet: string | null; times: number | null }[];
  }[];
}
