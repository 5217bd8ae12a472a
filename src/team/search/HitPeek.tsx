import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../care/search/search';
import { searchSources } from '../../care/search/texts';
import { errorCode, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import message from '../../ui/controls/message.module.css';
import controls from '../../ui/controls/parts.module.css';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useKeysOn } from '../kit/keys';
import peek from '../kit/peek.module.css';
import room from '../kit/room.module.css';
import { Pieces } from './Pieces';
import styles from './search.module.css';
import { kindIcons, type useHitWords } from './useHitWords';

/** Beside the hits: the place in the conversation, or the whole of what was written, and the way there. */
export function HitPeek({
  hit,
  question,
  words,
  now,
  onOpen,
  onReply,
}: {
  hit: SearchHit;
  question: string;
  words: ReturnType<typeof useHitWords>;
  now: string;
  onOpen: () => void;
  onReply: () => void;
}) {
  const { t } = useTranslation('search');
  const f = useFormat();
  const keysOn = useKeysOn();
  const { people } = useStaff();
  const { caseRef, source, id } = hit;
  const place = useView('searchPlace', { caseRef, question, source, id });
  const kind = searchSources[source];
  const found = place.isPlaceholderData ? undefined : place.data;
  const side = (by: string) => (people.has(by) ? `${message.message} ${message.mine}` : message.message);
  return (
    <aside className={peek.peek} aria-labelledby="hit-name">
      <p className={`${controls.tag} ${styles.tag}`}>
        <Icon name={kindIcons[kind]} />
        {t(`kind.${kind}`)}
      </p>
      <h2 id="hit-name" translate="no">
        <bdi>{hit.name}</bdi>
      </h2>
      <p className="muted">
        {words(hit)}, {f.moment(hit.at, now)}
      </p>
      {place.error && <ErrorCard code={errorCode(place.error)} />}
      {found === null && <p className="muted">{t('gone')}</p>}
      {found &&
        (kind === 'message' ? (
          <div className={styles.place}>
            {found.before && (
              <div className={side(found.before.by)}>
                <p className={message.bubble} dir="auto">
                  {found.before.text}
                </p>
              </div>
            )}
            <div className={side(found.hit.by)}>
              <p className={message.bubble} dir="auto">
                <Pieces of={found.hit.pieces} />
              </p>
            </div>
            {found.after && (
              <div className={side(found.after.by)}>
                <p className={message.bubble} dir="auto">
                  {found.after.text}
                </p>
              </div>
            )}
          </div>
        ) : (
          <blockquote className={styles.whole} dir="auto">
            <Pieces of={found.hit.pieces} />
          </blockquote>
        ))}
      <div className={room.wideActs}>
        <Button small onClick={onOpen}>
          {t(source === 'message' ? 'openThere' : source === 'letter' ? 'openLetter' : 'openCase')}
          {keysOn && <kbd>↵</kbd>}
        </Button>
        <Button small variant="secondary" onClick={onReply}>
          {t('reply')}
          {keysOn && <kbd>R</kbd>}
        </Button>
      </div>
    </aside>
  );
}

/** Who writes as staff: their words stand on the desk's own side. */
function useStaff(): { people: ReadonlySet<string> } {
  const { data } = useView('me', null);
  return { people: new Set([...(data?.people ?? []), ...(data?.former ?? [])].map(({ account }) => account)) };
}
