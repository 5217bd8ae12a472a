import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { longestMessage } from '../../care/items/lengths';
import { inMessages, isBlank } from '../../care/thread/message-text';
import { useAct } from '../../engine/act';
import { useWords } from '../../engine/draft';
import { errorCode } from '../../engine/engine';
import { useHelp } from '../../ui/controls/help';
import { Icon } from '../../ui/controls/Icon';
import { Saved } from '../../ui/controls/parts';
import { ErrorCard } from '../../ui/controls/states';
import { Tagged } from '../../ui/controls/Tagged';
import { useTherapist } from '../kit/therapist';
import { useMyCase } from '../kit/useMyCase';
import styles from './Composer.module.css';
import { messageDraft } from './draft';
import { sendParts } from './send';

/** Every keystroke is sealed and kept; the note above the field says when it will be read, and help is beside it. */
export function Composer({ caseRef }: { caseRef: string }) {
  const { t } = useTranslation(['messages', 'common']);
  const help = useHelp();
  const { firstName, hours, cover, answering } = useTherapist();
  const { view } = useMyCase();
  const isAway = view?.away?.state === 'now' && cover === null;
  const draft = useWords(messageDraft(caseRef));
  const { busy, failed, act } = useAct(draft);
  const field = useRef<HTMLTextAreaElement>(null);
  const { text } = draft;
  const parts = text.length > longestMessage ? inMessages(text).length : 1;

  const send = async () => {
    if (isBlank(text)) return field.current?.focus();
    if (!(await act((acts) => sendParts(acts, caseRef, text), 'written'))) return;
    field.current?.focus();
    requestAnimationFrame(() => scrollTo({ top: document.documentElement.scrollHeight }));
  };
  return (
    <div className={styles.composer}>
      {failed && <ErrorCard code={failed} retry={() => void send()} />}
      {Boolean(draft.error) && !failed && <ErrorCard code={errorCode(draft.error)} />}
      <p className={styles.reading} id="when-read">
        <span>
          {view?.discharged && `${t('ended', { name: firstName })} `}
          {cover && `${t('readByCover', { name: cover.firstName, for: firstName })} `}
          {isAway ? t('readWhenBack', { name: firstName }) : hours ? t('readWhen', { hours }) : t('readNotNight')}
        </span>{' '}
        <Tagged
          text={t('urgent')}
          tags={{
            a: (words) => (
              <button type="button" className={styles.help} aria-haspopup="dialog" onClick={help}>
                {words}
              </button>
            ),
          }}
        />
      </p>
      <form
        autoComplete="off"
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label className="ds-sr-only" htmlFor="message">
          {t('writeTo', { name: answering })}
        </label>
        <textarea
          dir="auto"
          ref={field}
          className="ds-input"
          id="message"
          rows={Math.min(6, Math.max(1, text.split('\n').length, Math.ceil(text.length / 34)))}
          placeholder={t('writeTo', { name: answering })}
          aria-describedby="when-read"
          value={text}
          onChange={(event) => draft.set(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
          }}
        />
        <button className={styles.send} type="submit" aria-busy={busy || undefined} aria-label={t('send')}>
          <Icon name="send" />
        </button>
      </form>
      {/* Whatever is pasted stays; it is only said how it will be sent. */}
      <p role="status" className="small">
        {parts > 1 && t('parts', { count: parts })}
      </p>
      {text !== '' && <Saved of={draft} quiet />}
    </div>
  );
}
