import { countWords, linesOf, lix } from './readability';
import type { ProgrammePart } from './types';

/** What a part is measured by (FORMAT, sections 8 and 12). */
export interface PartFigures {
  part: string;
  screens: number;
  /** Everything, with all options and all feedback. */
  words: number;
  /** Words of each screen with its longest feedback, as one reader meets it. */
  ofScreens: { id: string; words: number }[];
  longest: number;
  lix: number;
}

export function figuresOf(part: ProgrammePart): PartFigures {
  const all = part.screens.flatMap((screen) => linesOf(screen, 'all'));
  const ofScreens = part.screens.map((screen) => ({ id: screen.id, words: countWords(linesOf(screen, 'longest').join(' ')) }));
  return {
    part: part.id,
    screens: part.screens.length,
    words: countWords(all.join(' ')),
    ofScreens,
    longest: Math.max(0, ...ofScreens.map(({ words }) => words)),
    lix: Math.round(lix(all) * 10) / 10,
  };
}
