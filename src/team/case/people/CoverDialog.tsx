import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts, CaseRef } from '../../../client/api';
import { useWords } from '../../../ui/draft';
import { TextArea, TextField } from '../../../ui/fields';
import { dayFromNow, localDate } from '../../../ui/format';
import { ActDialog } from '../../desk/ActDialog';
import { useSay } from '../../desk/memory';
import { useMe } from '../../useMe';
import { Colleague } from './Colleague';
import { therapists } from './therapists';

/** Another therapist for some days. They are let in when it begins and put out when it is over; the citizen sees both. */
export function CoverDialog({ caseRef, called, onClose }: { caseRef: CaseRef; called: string; onClose: () => void }) {
  const { t } = useTranslation('team');
  const say = useSay();
  const { people } = useMe();
  const today = localDate(new Date());
  const [by, setBy] = useState('');
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState(dayFromNow(7));
  const note = useWords(`cover/${caseRef}`);
  const [tried, setTried] = useState(false);
  const fault = from === '' || until === '' ? 'missing' : until < from ? 'backwards' : until < today ? 'past' : null;
  const arrange = () => {
    setTried(true);
    if (by === '' || fault) return null;
    const text = note.text.trim();
    return ({ cover }: Acts) =>
      cover(caseRef, { by, from, until, ...(text ? { note: text } : {}) }).then(() =>
        say(t('cover.arranged', { name: people.find((one) => one.account === by)?.name ?? '' })),
      );
  };
  return (
    <ActDialog heading={t('cover.title')} label={t('cover.do')} act={arrange} words={[note]} onClose={onClose}>
      <p>{t('cover.text', { name: called })}</p>
      <Colleague label={t('cover.by')} people={therapists(people)} chosen={by} onChoose={setBy} tried={tried} />
      <div className="two">
        <TextField type="date" label={t('cover.from')} value={from} onChange={(event) => setFrom(event.target.value)} />
        <TextField type="date" label={t('cover.until')} value={until} onChange={(event) => setUntil(event.target.value)} />
      </div>
      <div role="status">{tried && fault && <p className="field-error">{t(`cover.${fault}`)}</p>}</div>
      <TextArea
        label={t('cover.note')}
        description={t('cover.noteHelp', { name: called })}
        rows={2}
        maxLength={500}
        value={note.text}
        onChange={(event) => note.set(event.target.value)}
      />
    </ActDialog>
  );
}
