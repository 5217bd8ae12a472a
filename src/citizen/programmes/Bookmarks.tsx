import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useEngine } from '../../engine/engine';
import { IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { usePart } from '../kit/useProgramme';
import styles from './Bookmarks.module.css';
import { type PlacedBookmark, useBookmarks } from './useBookmarks';

/** What the reader has put a bookmark at, newest first; nothing where there is none. */
export function Bookmarks({ programme, heading: Heading = 'h2' }: { programme?: string; heading?: 'h2' | 'h3' }) {
  const { t } = useTranslation('programme');
  const bookmarks = useBookmarks(programme);
  if (bookmarks.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="bookmarks">
      <Heading id="bookmarks">{t('bookmark.list')}</Heading>
      <ul className={`card ${styles.marked}`}>
        {bookmarks.map((one) => (
          <Row key={`${one.programme}/${one.part}/${one.screen}`} bookmark={one} />
        ))}
      </ul>
    </section>
  );
}

function Row({ bookmark }: { bookmark: PlacedBookmark }) {
  const { t } = useTranslation('programme');
  const engine = useEngine();
  const { programme, part: partId, screen } = bookmark;
  const part = usePart(programme, partId);
  // The words of the language that is read now; a screen that an edit has taken away keeps the words it had.
  const title = part?.screens.find(({ id }) => id === screen)?.title ?? bookmark.title;
  return (
    <li>
      <Link to="/program/$slug/$part/$screen" params={{ slug: programme, part: partId, screen }}>
        <Icon name="bookmark" />
        <span>
          <b>{title}</b>
          {part && <small>{part.title}</small>}
        </span>
      </Link>
      <IconButton
        icon="close"
        label={t('bookmark.remove', { title })}
        onClick={() => void engine.removeOwn(`bookmark/${programme}/${partId}/${screen}`)}
      />
    </li>
  );
}
