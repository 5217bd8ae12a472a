import { useTranslation } from 'react-i18next';
import type { Looked } from '../../care/reports/sections';
import { Icon } from '../../ui/controls/Icon';
import styles from './hand-in.module.css';

const staying = ['names', 'words', 'answers', 'question9'] as const;

/** Every table with how many numbers of it leave and how many are hidden; and what never leaves. */
export function SectionList(p: { parts: readonly Looked[]; chosen: string; onChoose: (id: string) => void }) {
  const { t } = useTranslation('handin');
  const all = p.parts.reduce((sum, { told }) => sum + told, 0);
  return (
    <nav className={styles.list} aria-label={t('tables')}>
      <h2>{t('sends', { count: all })}</h2>
      <ul>
        {p.parts.map(({ section, told, hidden }) => (
          <li key={section.id}>
            <button type="button" aria-pressed={section.id === p.chosen} onClick={() => p.onChoose(section.id)}>
              <span>{t(`section.${section.id}`)}</span>
              <small>{hidden > 0 ? t('toldHidden', { told, hidden }) : told}</small>
            </button>
          </li>
        ))}
      </ul>
      <h2>{t('stays')}</h2>
      <ul className={styles.stays}>
        {staying.map((one) => (
          <li key={one}>
            <Icon name="lock" small />
            <span>{t(`stays.${one}`)}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
