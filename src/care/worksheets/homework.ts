import type { ProgrammeProgress } from '../case';
import type { ProgrammeCard } from '../programme/types';

/** What keeps a worksheet from new entries: a feature that a guard holds and no therapist has released. null: nothing does. */
export function heldBy(
  worksheet: string,
  programmes: readonly Pick<ProgrammeProgress, 'programme' | 'holds'>[],
  cards: readonly Pick<ProgrammeCard, 'id' | 'heldSheets'>[],
): { feature: string; programme: string } | null {
  for (const { programme, holds } of programmes) {
    const card = cards.find(({ id }) => id === programme);
    for (const [feature, hold] of Object.entries(holds))
      if (!hold.released && card?.heldSheets[feature]?.includes(worksheet)) return { feature, programme };
  }
  return null;
}

/** Whether an entry is homework, and so shared unless the switch says no: given by itself, or by a programme that has been given. */
export function isHomework(
  worksheet: string,
  given: readonly { worksheet: string; assigned: boolean }[],
  programmes: readonly Pick<ProgrammeProgress, 'programme' | 'assignedAt'>[],
  cards: readonly Pick<ProgrammeCard, 'id' | 'parts'>[],
): boolean {
  if (given.some((one) => one.worksheet === worksheet && one.assigned)) return true;
  return programmes.some(
    ({ programme, assignedAt }) =>
      assignedAt !== null &&
      cards.some(
        ({ id, parts }) =>
          id === programme && parts.some(({ homework }) => homework.some((task) => task.worksheet === worksheet)),
      ),
  );
}
