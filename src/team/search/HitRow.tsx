import { Link } from '@tanstack/react-router';
import type { SearchHit } from '../../care/search/search';
import { searchSources } from '../../care/search/texts';
import { Icon } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import { Pieces } from './Pieces';
import { roomOf } from './room-of';
import styles from './search.module.css';
import { kindIcons, type useHitWords } from './useHitWords';

/** What kind of thing, whose, where it stands, the words in their sentence, and when. */
export function HitRow({
  hit,
  place,
  words,
  chosen,
  now,
  onChoose,
}: {
  hit: SearchHit;
  /** Its number in the list, by which the keys find it. */
  place: number;
  words: ReturnType<typeof useHitWords>;
  chosen: boolean;
  now: string;
  onChoose: () => void;
}) {
  const f = useFormat();
  const kind = searchSources[hit.source];
  return (
    <Link
      {...roomOf(hit)}
      className={`${styles.hit} ${styles[kind]}`}
      data-hit={place}
      aria-current={chosen || undefined}
      tabIndex={chosen ? 0 : -1}
      onFocus={onChoose}
    >
      <span className={styles.sign}>
        <Icon name={kindIcons[kind]} />
      </span>
      <b className={styles.who} translate="no">
        <bdi>{hit.name}</bdi>
      </b>
      <span>
        <small className={styles.where}>{words(hit)}</small>
        <span className={styles.words} dir="auto">
          <Pieces of={hit.sentence} />
        </span>
      </span>
      <time className={styles.when} dateTime={hit.at}>
        {f.relative(hit.at, now)}
      </time>
    </Link>
  );
}
