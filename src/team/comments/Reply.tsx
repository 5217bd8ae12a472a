import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRef, ItemDraft } from '../../client/api';
import { useAct } from '../../engine/act';
import { useWords } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import { TextArea } from '../../ui/controls/fields';
import { ErrorCard } from '../../ui/controls/states';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';
import styles from './Reply.module.css';

/** Short warm words, to send as they are or to make one's own. */
const praises = ['tried', 'effort', 'noticed', 'hard', 'kept'] as const;

/** A few words to one thing, or praise at one press. What is typed is kept until it is sent. */
export function Reply({
  caseRef,
  draftKey,
  what,
  open,
  label,
  send,
  sent,
  item,
}: {
  caseRef: CaseRef;
  draftKey: string;
  /** what the words stand beside, for those who do not see it */
  what: string;
  /** words of the button that opens it */
  open: string;
  label: string;
  send: string;
  sent: string;
  item: (text: string, praise: boolean) => ItemDraft;
}) {
  const { t } = useTranslation('team');
  const say = useSay();
  const draft = useWords(draftKey);
  const { busy, failed, act } = useAct(draft);
  const [writing, setWriting] = useState<'words' | 'praise' | null>(null);
  const { text } = draft;
  if (!writing && text === '')
    return (
      <div className={room.acts}>
        <Button small variant="tertiary" icon="pen" onClick={() => setWriting('words')}>
          {open}
          <span className="ds-sr-only"> {what}</span>
        </Button>
        <Button
          small
          variant="tertiary"
          icon="heart"
          onClick={() => {
            setWriting('praise');
            draft.set(t(`praise.${praises[0]}`));
          }}
        >
          {t('praise.open')}
          <span className="ds-sr-only"> {what}</span>
        </Button>
      </div>
    );
  const go = async () => {
    const words = text.trim();
    if (words === '') return;
    // Praise asks for nothing: with a question in it, it is a comment.
    if (await act(({ write }) => write(caseRef, item(words, writing === 'praise' && !words.includes('?'))))) {
      setWriting(null);
      say(sent);
    }
  };
  return (
    <div>
      {writing === 'praise' && (
        <fieldset className={styles.praises}>
          <legend className="ds-sr-only">{t('praise.choose')}</legend>
          {praises.map((key) => (
            <button
              type="button"
              className={styles.praise}
              key={key}
              aria-pressed={text === t(`praise.${key}`)}
              onClick={() => draft.set(t(`praise.${key}`))}
            >
              {t(`praise.${key}`)}
            </button>
          ))}
        </fieldset>
      )}
      <TextArea label={label} rows={2} maxLength={4_000} value={text} onChange={(event) => draft.set(event.target.value)} />
      {failed && <ErrorCard code={failed} />}
      <div className={room.acts}>
        <Button small busy={busy} onClick={() => void go()}>
          {send}
        </Button>
        <Button
          small
          variant="tertiary"
          onClick={() => {
            setWriting(null);
            void draft.clear();
          }}
        >
          {t(text === '' ? 'close' : 'throwAway')}
        </Button>
      </div>
    </div>
  );
}
