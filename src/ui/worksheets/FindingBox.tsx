import { useTranslation } from 'react-i18next';
import { findingOf } from '../../care/worksheets/findings';
import type { DatedEntry } from '../../care/worksheets/period';
import type { View, WorksheetStructure } from '../../care/worksheets/types';
import styles from './FindingBox.module.css';
import { useReading } from './useReading';

/** What the numbers say, in a sentence. No change is a finding too, never a failure. */
export function FindingBox({
  structure,
  view,
  entries,
}: {
  structure: WorksheetStructure;
  view: View;
  entries: readonly DatedEntry[];
}) {
  const { t } = useTranslation('programme');
  const { word } = useReading();
  const finding = findingOf(structure, view, entries);
  if (!finding) return null;
  const says = () => {
    switch (finding.of) {
      case 'change':
        return t(`sheet.finding.${finding.way}`, { by: finding.by });
      case 'activity':
        return t('sheet.finding.lifts', {
          category: word(`${structure.id}.category.option.${finding.category}`).toLocaleLowerCase(),
        });
      case 'exposure':
        return [
          t('sheet.finding.practised', { step: finding.step, count: finding.times }),
          finding.notAsFeared > 0 ? t('sheet.finding.notAsFeared', { count: finding.notAsFeared }) : '',
          finding.between ? t('sheet.finding.between', finding.between) : '',
        ]
          .filter((part) => part !== '')
          .join(' ');
    }
  };
  return (
    <p className={styles.finding}>
      <b>{t('sheet.finding.title')}</b> {says()}
    </p>
  );
}
