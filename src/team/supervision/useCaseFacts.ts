import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../care/desk/inbox';
import { useContent } from '../kit/catalogue';

/** How far a case has come, in words that name nobody: week, programme, measures. */
export function useCaseFacts(): (row: CaseRow) => string {
  const { t } = useTranslation(['supervision', 'team']);
  const content = useContent();
  return ({ week, programme, phq9, gad7 }) =>
    [
      week === null ? null : t('team:case.week', { week }),
      programme &&
        `${content.programmeTitle(programme.programme)}, ${t('parts', { done: programme.partsDone, of: programme.parts })}`,
      phq9 === null ? null : `${content.instrumentName('phq-9')} ${phq9}`,
      gad7 === null ? null : `${content.instrumentName('gad-7')} ${gad7}`,
    ]
      .filter(Boolean)
      .join(' · ');
}
