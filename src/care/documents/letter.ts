import type { Partner } from '../consents/consents';
import type { documentSections } from '../items/choices';
import type { Section, Template } from './documents';

export type SectionKey = (typeof documentSections)[number];

/** Whom a letter is for, and its parts in order. What each part says stands in `locales/<lang>/documents.json`. */
export const templates: Readonly<Record<Template, { partner: Partner; sections: readonly SectionKey[] }>> = {
  summary: { partner: 'gp', sections: ['why', 'done', 'measures', 'ahead'] },
  employer: { partner: 'employer', sections: ['course', 'work', 'ahead'] },
  nav: { partner: 'nav', sections: ['course', 'work', 'ahead'] },
  'plo-service': { partner: 'gp', sections: ['course', 'done'] },
  'plo-health': { partner: 'gp', sections: ['why', 'measures', 'ahead'] },
};
/** What is taken out of the case and cannot be written over. */
export const isFixed = (key: SectionKey): boolean => key === 'measures';

/** Prose with what Mellom put into it. */
export interface Filled {
  text: string;
  /** The values that were put in, as they stand in the text. */
  values: readonly string[];
}
/** A value to be put in; null where the case does not say it. */
export type Values = Readonly<Record<string, string | null>>;

/**
 * A template with its places filled. Sentences are parted by `|`; one with a place `{so}` that the case says nothing of is left out, a place
 * `{so!}` stands as `missing` then, which keeps the letter from going anywhere until a person has written something there.
 */
export function fill(template: string, values: Values, missing: string): Filled {
  const used: string[] = [];
  const sentences = template.split('|').flatMap((sentence) => {
    const places = [...sentence.matchAll(/\{(\w+)(!?)\}/g)];
    if (places.some(([, name = '', must]) => !must && !values[name])) return [];
    const said = sentence.replace(/\{(\w+)(!?)\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      if (value !== '') used.push(value);
      return value || missing;
    });
    return [said.trim()];
  });
  return { text: sentences.filter((one) => one !== '').join(' '), values: used };
}

export interface Piece {
  /** Where in the text it begins. */
  at: number;
  text: string;
  filled: boolean;
}
/** Text in pieces: what still stands as Mellom put it in, and what a person wrote around it. */
export function piecesOf(text: string, values: readonly string[]): Piece[] {
  const wanted = [...new Set(values)].filter((one) => one !== '').sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return [{ at: 0, text, filled: false }];
  const escaped = wanted.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  let at = 0;
  return text.split(new RegExp(`(${escaped.join('|')})`)).flatMap((piece, place) => {
    const here = { at, text: piece, filled: place % 2 === 1 };
    at += piece.length;
    return piece === '' ? [] : [here];
  });
}

/** What keeps a letter from being shown to anybody, the first thing first; null when nothing does. */
export function faultOf(
  sections: readonly Section[],
  missing: string,
  to: readonly string[],
): 'missing' | 'empty' | 'nobody' | null {
  if (sections.some(({ text }) => text.includes(missing))) return 'missing';
  if (sections.every(({ text, table }) => text.trim() === '' && !table)) return 'empty';
  return to.length === 0 ? 'nobody' : null;
}
