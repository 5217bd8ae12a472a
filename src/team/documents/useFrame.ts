import { useTranslation } from 'react-i18next';
import type { Language } from '../../client/api';
import { useFormat } from '../../ui/format';
import { languageOf } from '../kit/catalogue';
import { useMe } from '../kit/useMe';

/** What lies around every document of this team: who it comes from, on which day, and how it is graded. */
export function useFrame(): (made: string) => { language: Language; sender: string[]; marks: string[]; made: string } {
  const { t, i18n } = useTranslation('documents');
  const f = useFormat();
  const { about } = useMe();
  return (made) => ({
    language: languageOf(i18n.language),
    sender: [about?.municipality, about?.name].flatMap((one) => (one ? [one] : [])),
    marks: [f.dayAndYear(made), t('grading')],
    made,
  });
}
