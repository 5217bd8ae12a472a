import { useTranslation } from 'react-i18next';
import type { RiskAnswer } from '../../care/alerts/risk';
import type { Told } from '../../care/alerts/told';
import type { ItemOf } from '../../care/items/items';
import { useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';
import { useNames } from '../kit/useNames';
import { useActionWords } from './useActionWords';

const instrument = 'phq-9';

/** A risk answer in words, the same in the inbox and above the case. */
export function useRiskWords() {
  const { t } = useTranslation('team');
  const f = useFormat();
  const content = useContent();
  const nameOf = useNames(t('someone'));
  const actionWords = useActionWords();

  /** "ingen plan, ikke alene, trygg nå": only what was answered, the gravest first. */
  const followUp = (answers: NonNullable<ItemOf<'alert'>['followUp']>): string => {
    const said = [
      answers.dangerNow !== 'unanswered' && t(`followup.danger.${answers.dangerNow}`),
      answers.thoughtsNow !== 'unanswered' && t(`followup.thoughts.${answers.thoughtsNow}`),
      answers.plan !== 'unanswered' && t(`followup.plan.${answers.plan}`),
      answers.means !== 'unanswered' && t(`followup.means.${answers.means}`),
      answers.alone !== 'unanswered' && t(`followup.alone.${answers.alone}`),
    ].filter((word) => word !== false);
    return said.length > 0 ? said.join(', ') : t('fact.followUpNone');
  };
  const compared = ({ value, previous }: RiskAnswer): string => {
    if (!previous) return t('risk.first');
    const date = f.day(previous.at);
    if (previous.value === 0) return t('risk.newSince', { date });
    if (value === previous.value) return t('risk.same', { date });
    return t(value > previous.value ? 'risk.more' : 'risk.less', { date });
  };
  return {
    followUp,
    compared,
    /** "Kari følger opp, 21.05.": what a colleague on duty has said that they do. */
    told: ({ state, by, at, ...done }: Told, now: string): string => {
      const who = { name: nameOf(by), when: f.moment(at, now) };
      return state === 'resolved' && done.action
        ? t('duty.did.resolvedBy', { ...who, action: actionWords(done) })
        : t(`duty.did.${state}`, who);
    },
    said: (risk: RiskAnswer) => t('risk.said', { option: content.riskOption(instrument, risk.value) }),
  };
}
