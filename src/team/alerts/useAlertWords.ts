import { useTranslation } from 'react-i18next';
import type { AlertRow } from '../../care/alerts/alert';
import { useContent } from '../kit/catalogue';
import { useNames } from '../kit/useNames';
import { useRiskWords } from './useRiskWords';

/** An alert in words: what was answered, against last time, and who has said what of it. */
export function useAlertWords(now: string) {
  const { t } = useTranslation('team');
  const content = useContent();
  const risk = useRiskWords();
  const nameOf = useNames(t('someone'));
  const called = (row: AlertRow) => row.called || t('duty.unnamed');
  return {
    called,
    said: (row: AlertRow) => t('risk.said', { option: content.riskOption(row.instrument, row.value) }),
    before: ({ instrument, value, previous }: AlertRow): string => {
      if (previous === null) return t('duty.first');
      const option = content.riskOption(instrument, previous);
      if (value === previous) return t('duty.same', { option });
      return t(value > previous ? 'duty.more' : 'duty.less', { option });
    },
    followUp: (row: AlertRow) => (row.followUp ? risk.followUp(row.followUp) : t('fact.followUpNone')),
    step: (step: AlertRow['history'][number]): string => {
      const line = risk.told(step, now);
      return step.note ? `${line} «${step.note}»` : line;
    },
    therapist: ({ therapist }: AlertRow): string | null => therapist && nameOf(therapist),
  };
}

/** The first number in what the citizen wrote about how to be reached, if there is one: eight digits, or more with a country code. */
export function numberIn(reach: string): string | null {
  const found = /\+?\d[\d\s.-]{6,}\d/u.exec(reach)?.[0];
  return found && found.replace(/\D/gu, '').length >= 8 ? found.trim() : null;
}
