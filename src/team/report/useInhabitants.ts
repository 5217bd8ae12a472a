import type { Inhabitants } from '../../care/figures/inhabitants';
import { useView } from '../../engine/engine';
import { useMe } from '../kit/useMe';
import { useReport } from './report';

/**
 * Those who live where the team is for people, as entered with the year in which the period ends, or with the year before. Null where nobody has, and for
 * a part of the team's figures or one therapist's own, which are of no area.
 */
export function useInhabitants(): Inhabitants | null {
  const { question, part } = useReport();
  const { has } = useMe();
  const year = Number(question.to.slice(0, 4));
  const own = useView('practice', { year });
  const before = useView('practice', { year: year - 1 });
  if (part || !has('lead')) return null;
  return own.data?.entered?.inhabitants ?? before.data?.entered?.inhabitants ?? null;
}
