import type { ProgrammeBlock, ProgrammeScreen } from '../../care/programmes/types';

type Named = Extract<ProgrammeBlock, { id: string }>;

/** The safety question of a screen that cannot be left without an answer; null where there is none. */
export function guardOf(screen: ProgrammeScreen): string | null {
  if (screen.mayskip) return null;
  const guard = screen.blocks.find((b): b is Named => b.type === 'guard' || (b.type === 'choice' && b.holds !== null));
  return guard?.id ?? null;
}
