import { useTranslation } from 'react-i18next';
import type { ThreadLine } from '../../care/thread/thread';
import { useView } from '../../engine/engine';
import { IconLink } from '../../ui/controls/links';
import { EmptyState, Loading } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { useFormat } from '../../ui/format';
import { Phone, TopBar } from '../../ui/Phone';
import { CitizenTabs } from '../kit/CitizenTabs';
import { useNames } from '../kit/people';
import { useMyCase } from '../kit/useMyCase';
import { RemarkOn } from './RemarkOn';
import styles from './remarks.module.css';

/** What others have written in one's case, the newest first, each with what one has to say to it. Forms and letters have the same in their own rooms. */
export function RemarksRoom() {
  const { t } = useTranslation('me');
  const f = useFormat();
  const { first, isMe } = useNames();
  const { caseRef } = useMyCase();
  const { data } = useView('thread', caseRef ? { caseRef, limit: 1_000_000 } : undefined);
  const written = (data?.lines ?? [])
    .flatMap(wordsIn)
    .filter(({ author }) => !isMe(author))
    .reverse();
  return (
    <Phone
      tabs={<CitizenTabs />}
      header={<TopBar start={<IconLink to="/meg/personvern" icon="back" label={t('remark.back')} />} />}
    >
      <Flow>
        <h1>{t('remark.room')}</h1>
        <p className="lead">{t('remark.lead')}</p>
        {!data && caseRef !== null && <Loading lines={3} />}
        {(data || caseRef === null) && written.length === 0 && <EmptyState heading={t('remark.none')} />}
        <ul className="stack">
          {written.map(({ id, at, author, words }) => (
            <li key={id} className="card pad stack">
              <p className="small muted">
                <bdi>{first(author)}</bdi>, {f.dayAndYear(at)} {f.clock(at)}
              </p>
              <p dir="auto" className={styles.words}>
                {words}
              </p>
              <RemarkOn on={id} about="disagreement" quote={words} />
            </li>
          ))}
        </ul>
      </Flow>
    </Phone>
  );
}

interface Written {
  id: string;
  at: string;
  author: string;
  words: string;
}
/** A message, or what somebody wrote with something that happened: a decision's letter, a comment, a note. */
function wordsIn(line: ThreadLine): Written[] {
  if (line.type !== 'message' && line.type !== 'event') return [];
  const { id, at, author } = line;
  const words = line.type === 'message' ? line.text : (line.detail.letter ?? line.detail.text ?? line.detail.note);
  return typeof words === 'string' && words.trim() !== '' ? [{ id, at, author, words }] : [];
}
