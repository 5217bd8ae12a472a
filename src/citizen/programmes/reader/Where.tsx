import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/controls/Icon';
import { useBookmark } from '../useBookmarks';
import styles from './Where.module.css';

/** How far in the part, which opens its contents, and a bookmark at this screen. */
export function Where({
  programme,
  part,
  screen,
  step,
  of,
  onContents,
}: {
  programme: string;
  part: string;
  screen: { id: string; title: string };
  step: number;
  of: number;
  onContents: () => void;
}) {
  const { t } = useTranslation('programme');
  const bookmark = useBookmark({ programme, part, screen: screen.id });
  return (
    <div className={styles.where}>
      <button type="button" className={styles.quiet} aria-haspopup="dialog" onClick={onContents}>
        <Icon name="list" />
        {t('read.step', { n: step, of })}
        <span className="ds-sr-only"> · {t('contents.open')}</span>
      </button>
      <button
        type="button"
        className={`${styles.quiet} ${styles.bookmark}`}
        aria-pressed={bookmark.on}
        onClick={() => bookmark.toggle(screen.title)}
      >
        <Icon name="bookmark" />
        <span className="ds-sr-only">{t('bookmark.put')}</span>
      </button>
    </div>
  );
}
