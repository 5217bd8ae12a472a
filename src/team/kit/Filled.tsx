import { useTranslation } from 'react-i18next';
import type { TemplatePart } from '../../care/templates/template';
import styles from './Filled.module.css';

/** A text from a template: what Mellom filled in is marked, and a place that nothing fills is marked otherwise, with its name. */
export function Filled({ parts }: { parts: readonly TemplatePart[] }) {
  const { t } = useTranslation('team');
  return parts.map((part, i) => {
    const key = `${i} ${'text' in part ? part.text : part.place}`;
    if ('text' in part) return <span key={key}>{part.text}</span>;
    return 'filled' in part ? (
      <mark key={key} className={styles.filled}>
        {part.filled}
      </mark>
    ) : (
      <mark key={key} className={styles.missing}>
        {t('placeMissing', { place: part.place })}
      </mark>
    );
  });
}
