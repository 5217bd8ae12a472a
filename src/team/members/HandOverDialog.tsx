import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts, CaseRef } from '../../client/api';
import { useWords } from '../../engine/draft';
import { TextArea } from '../../ui/controls/fields';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';
import { useMe } from '../kit/useMe';
import { Colleague } from './Colleague';
import styles from './members.module.css';
import { therapists } from './therapists';

/** Another therapist for good, with a note. What the citizen will read stands there before it is sent. */
export function HandOverDialog({ caseRef, called, onClose }: { caseRef: CaseRef; called: string; onClose: () => void }) {
  const { t } = useTranslation('team');
  const say = useSay();
  const go = useNavigate();
  const { people, name: me } = useMe();
  const note = useWords(`handover/${caseRef}`);
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  const text = note.text.trim();
  const name = people.find((one) => one.account === to)?.name ?? '';
  const handOver = () => {
    setTried(true);
    if (to === '' || text === '') return null;
    return async (acts: Acts) => {
      await acts.handOver(caseRef, { to, note: text });
      say(t('handover.done', { name }));
      await go({ to: '/innboks' });
    };
  };
  return (
    <ActDialog heading={t('handover.title')} label={t('handover.do')} act={handOver} words={[note]} onClose={onClose}>
      <p>{t('handover.text', { name: called })}</p>
      <Colleague label={t('handover.to')} people={therapists(people)} chosen={to} onChoose={setTo} tried={tried} />
      <TextArea
        label={t('handover.note', { name: called })}
        rows={4}
        maxLength={2_000}
        error={tried && text === '' ? t('handover.noteNeeded', { name: called }) : undefined}
        value={note.text}
        onChange={(event) => note.set(event.target.value)}
      />
      {name !== '' && text !== '' && (
        <figure className={styles.preview}>
          <figcaption>{t('handover.preview', { name: called })}</figcaption>
          <p>{t('handover.previewLine', { from: me, to: name })}</p>
          <blockquote dir="auto">{text}</blockquote>
        </figure>
      )}
    </ActDialog>
  );
}
