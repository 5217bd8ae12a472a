import { useTranslation } from 'react-i18next';
import type { ScoringRules } from '../../care/questionnaires/instruments/scoring';
import type { QuestionnaireRound } from '../../care/questionnaires/questionnaires-of';
import { bandWords } from './points';

/** The total of a round with the word for it, or that there is none. */
export function useSum(): (round: QuestionnaireRound, rules: ScoringRules | null) => string {
  const { t } = useTranslation('me');
  return ({ score: { total, max } }, rules) => {
    const bands = rules?.bands ?? [];
    const reached = total === null ? -1 : bands.filter(({ from }) => total >= from).length - 1;
    const word = bandWords(bands.length)[Math.min(3, reached)];
    if (total !== null && word) return t('answers.sum', { total, max, band: t(word).toLocaleLowerCase() });
    return t(rules?.method === 'none' ? 'answers.noSum' : 'answers.incomplete');
  };
}
