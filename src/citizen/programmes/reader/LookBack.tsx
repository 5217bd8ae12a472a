import { useTranslation } from 'react-i18next';
import { RichText } from '../../../ui/controls/RichText';
import { usePart } from '../../kit/useProgramme';
import styles from './LookBack.module.css';

/** What the part before came down to, folded: one looks if one likes. */
export function LookBack({ programme, part: id }: { programme: string; part: string }) {
  const { t } = useTranslation('programme');
  const part = usePart(programme, id);
  const summary = part?.screens
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === 'summary' ? [block.text] : []))[0];
  if (!part || !summary) return null;
  return (
    <details className={styles.lookBack}>
      <summary>{t('read.lookBack')}</summary>
      <div lang={part.lang}>
        <RichText blocks={summary} />
      </div>
    </details>
  );
}
