import type { CaseView } from '../../care/case';
import { useCatalogue } from '../programme/useProgramme';

/** What keeps a worksheet from new entries: a feature that a guard holds and no therapist has released. null: nothing does. */
export function useHeld(worksheet: string, view: CaseView | undefined): { feature: string; programme: string } | null {
  const catalogue = useCatalogue();
  for (const { programme, holds } of view?.programmes ?? []) {
    const card = catalogue?.find(({ id }) => id === programme);
    for (const [feature, hold] of Object.entries(holds))
      if (!hold.released && card?.heldSheets[feature]?.includes(worksheet)) return { feature, programme };
  }
  return null;
}
