import { kept } from '../../case/items-of';
import type { CaseState } from '../../case/state';
import { type Questionnaire, questionnaire } from './questionnaire';
import { rulesOf } from './rules';
import { readScoring, type ScoringRules } from './scoring';
import type { InstrumentId } from './types';

/** Every instrument of a case: those that ship, and the packs that travel in it. What ships is never replaced by a pack. */
export type Book = (instrument: InstrumentId) => ScoringRules | null;

/** Read once: packs are large. By what stands in them: an id is its author's word, and another case may hold another pack under it. */
const read = new Map<string, { questionnaire: Questionnaire; rules: ScoringRules } | null>();

export function bookOf(state: Pick<CaseState, 'items'>): Book {
  const packs = packsOf(state);
  return (instrument) => rulesOf(instrument) ?? packs.get(instrument)?.rules ?? null;
}

/** The newest pack of each instrument in a case (or, with the team's own items, of the team). */
export function packsOf(
  state: Pick<CaseState, 'items'>,
): Map<InstrumentId, { questionnaire: Questionnaire; rules: ScoringRules }> {
  const packs = new Map<InstrumentId, { questionnaire: Questionnaire; rules: ScoringRules }>();
  for (const { item } of kept(state, 'pack')) {
    const pack = readKept(item.json);
    if (pack && item.removed) packs.delete(pack.questionnaire.id);
    else if (pack) packs.set(pack.questionnaire.id, pack);
  }
  return packs;
}

function readKept(json: string) {
  const known = read.get(json);
  if (known !== undefined) return known;
  const parsed = questionnaire.safeParse(parse(json));
  const pack = parsed.success ? { questionnaire: parsed.data, rules: readScoring(parsed.data) } : null;
  read.set(json, pack);
  return pack;
}
function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
