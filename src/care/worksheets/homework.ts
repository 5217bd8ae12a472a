import type { ProgrammeProgress } from '../programmes/progress-types';
import type { ProgrammeCard } from '../programmes/types';

/** Why a worksheet takes no new entry: an answer that no therapist has released yet, or a safety question that nobody has been asked. */
export interface Held {
  feature: string;
  programme: string;
  /** Title of the part in which the question stands, while it is not answered; null: an answer holds. */
  askedIn: string | null;
}

/**
 * What keeps a worksheet from new entries: an answer that holds, in any programme; else that nothing speaks for its safety yet, because
 * none of the programmes that name it has had an answer to the first of its questions.
 */
export function heldBy(
  worksheet: string,
  programmes: readonly Pick<ProgrammeProgress, 'programme' | 'holds' | 'unasked'>[],
  cards: readonly Pick<ProgrammeCard, 'id' | 'heldSheets' | 'guards' | 'parts'>[],
): Held | null {
  const unasked: Held[] = [];
  let asked = false;
  for (const progress of programmes) {
    const card = cards.find(({ id }) => id === progress.programme);
    for (const [feature, sheets] of Object.entries(card?.heldSheets ?? {})) {
      if (!card || !sheets.includes(worksheet)) continue;
      const hold = progress.holds[feature];
      if (hold && !hold.released) return { feature, programme: card.id, askedIn: null };
      const first = card.guards.find((guard) => guard.feature === feature && guard.kind === 'guard');
      if (hold || !first || progress.unasked[feature] !== `${card.id}/${first.address}`) asked = true;
      else {
        const part = card.parts.find(({ id }) => id === first.address.split('/')[0]);
        unasked.push({ feature, programme: card.id, askedIn: part?.title ?? '' });
      }
    }
  }
  return asked ? null : (unasked[0] ?? null);
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
