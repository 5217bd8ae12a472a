import { readRound } from '../../care/questionnaires/round';
import { useOwn } from '../../engine/engine';

/** The assignment of which questions are left after this risk answer, or null. */
export function useLeftOver(answers: string): string | null {
  const { data: drafts } = useOwn('form/');
  const found = drafts?.find(({ value }) => Object.values(readRound(value)?.ahead ?? {}).includes(answers));
  const assignment = found?.key.slice('form/'.length);
  return assignment && /^[A-Za-z0-9_-]{22}$/.test(assignment) ? assignment : null;
}
