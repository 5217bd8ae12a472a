import { Navigate, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { longestMessage } from '../../care/items/lengths';
import { inMessages, isBlank } from '../../care/thread/message-text';
import { useAct } from '../../engine/act';
import { useWords } from '../../engine/draft';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { TextArea } from '../../ui/controls/fields';
import { Saved } from '../../ui/controls/parts';
import { QuietButton } from '../../ui/controls/QuietButton';
import { ErrorCard, Loading } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { From } from '../../ui/From';
import { Phone, TopBar } from '../../ui/Phone';
import { useTherapist } from '../kit/therapist';
import { messageDraft } from '../messages/draft';
import { sendParts } from '../messages/send';
import { useWaiting } from '../replacement/useWaiting';
import styles from './FirstMessage.module.css';

/** The last step of the welcome: a first word, so that the therapist sees that it works, and the person that it is answered. */
export function FirstMessage() {
  const { t } = useTranslation(['welcome', 'messages']);
  const navigate = useNavigate();
  const { firstName, person } = useTherapist();
  const { data: caseRef } = useView('myCase', null);
  const { data: thread } = useView('thread', caseRef ? { caseRef, limit: 20 } : undefined);
  const draft = useWords(messageDraft(caseRef ?? ''));
  const { busy, failed, act } = useAct(draft);
  const waiting = useWaiting();
  const greeting = thread?.lines.find((line) => line.type === 'welcome');
  const { text } = draft;
  const parts = text.length > longestMessage ? inMessages(text).length : 1;

  // What has been sent leaves an empty field until the next room is there: a press meanwhile is not one of somebody who wrote nothing.
  const sending = useRef(false);
  const send = async () => {
    if (sending.current) return;
    if (!caseRef || isBlank(text)) return navigate({ to: '/' });
    sending.current = true;
    if (await act((acts) => sendParts(acts, caseRef, text))) await navigate({ to: '/meldinger' });
    else sending.current = false;
  };
  // Who has come back has written before: what they want to know first is what has become of it.
  if (waiting) return <Navigate to="/" replace />;
  return (
    <Phone
      kind="secure"
      header={<TopBar />}
      bottom={
        <>
          {failed && <ErrorCard code={failed} retry={() => void send()} />}
          <Button wide busy={busy} onClick={() => void send()}>
            {t('first.send')}
          </Button>
          <QuietButton onClick={() => void navigate({ to: '/' })}>{t('first.later')}</QuietButton>
        </>
      }
    >
      <Flow>
        <h1>{t('first.title', { name: firstName })}</h1>
        <p className="lead">{t('first.lead')}</p>
        {!caseRef && <Loading />}
        {greeting?.type === 'welcome' && greeting.text && (
          <div className={`card ${styles.greeting}`}>
            <From name={person?.name ?? firstName}>
              <b>{person?.name ?? firstName}</b>
            </From>
            <p className={styles.written} dir="auto">
              {greeting.text}
            </p>
          </div>
        )}
        <TextArea
          label={t('first.label', { name: firstName })}
          rows={4}
          value={text}
          placeholder={t('first.placeholder')}
          onChange={(event) => draft.set(event.target.value)}
        />
        <p role="status" className="small">
          {parts > 1 && t('messages:parts', { count: parts })}
        </p>
        <Saved of={draft} quiet />
        {text === '' && (
          <fieldset className={styles.ideas}>
            <legend>{t('first.ideas')}</legend>
            {(['first.idea1', 'first.idea2', 'first.idea3'] as const).map((idea) => (
              <button type="button" key={idea} onClick={() => draft.set(t(idea))}>
                {t(idea).trimEnd()}
                {t(idea).endsWith(' ') && ' …'}
              </button>
            ))}
          </fieldset>
        )}
      </Flow>
    </Phone>
  );
}
