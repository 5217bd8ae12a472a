import type { ScoringRules } from './scoring';
import { shipped } from './shipped';
import type { InstrumentId } from './types';

/** The rules of every instrument in locales/instruments, gathered in shipped.ts, which a test keeps equal to the files. */
const all: ReadonlyMap<InstrumentId, ScoringRules> = new Map(shipped.map((rules) => [rules.id, rules]));

/** null for an instrument that does not ship with this build; those of a team's own packs are in book.ts. */
export const rulesOf = (instrument: InstrumentId): ScoringRules | null => all.get(instrument) ?? null;
