import { useTranslation } from 'react-i18next';
import type { CaseFlag } from '../../care/questionnaires/flags';
import { useContent } from '../kit/catalogue';
import { signed } from '../kit/signed';

/** The words of a flag: its name, what it saw in numbers, and the rule as it stands. */
export function useFlagWords() {
  const { t } = useTranslation('team');
  const content = useContent();
  return {
    name: ({ name }: CaseFlag): string => t(`flag.name.${name}`),
    said: ({ name, instrument, numbers }: CaseFlag): string => {
      const { first = 0, last = 0, before = 0, count = 0, days = 0, upper = 0, cases = 0 } = numbers;
      const measure = instrument === null ? '' : content.instrumentName(instrument);
      const change = signed(last - (name === 'sudden-rise' ? before : first));
      if (name === 'recovered')
        return t('flag.said.recovered', {
          measures: content.join(Object.entries(numbers).map(([id, total]) => `${content.instrumentName(id)} ${total}`)),
        });
      if (name === 'silent') return t('flag.said.silent', { count: days });
      return t(`flag.said.${name}`, { measure, first, last, before, change, number: count, upper, cases });
    },
    rule: ({ name, numbers }: CaseFlag): string =>
      t(`flag.rule.${name}`, { reliable: numbers.reliableChange ?? '', cutOff: numbers.cutOff ?? '' }),
    /** A question to the therapist: another step up, or down. Never more than a question. */
    step: ({ name }: CaseFlag): string | null =>
      name === 'late' || name === 'deterioration' ? t('flag.step.up') : name === 'recovered' ? t('flag.step.down') : null,
  };
}
