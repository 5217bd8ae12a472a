import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentHow } from '../../care/items/choices';
import type { ItemOf } from '../../care/items/items';
import type { Acts, CaseRef } from '../../client/api';
import { Select, TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { localDate } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';

type How = ItemOf<'document-sent'>['how'];

/** A person says that they have sent it: to whom, on which day, by which road. Mellom has sent nothing. */
export function SentDialog({
  caseRef,
  document,
  to: whom,
  plo,
  onClose,
}: {
  caseRef: CaseRef;
  document: string;
  to: string;
  /** It is a text for the message system. */
  plo: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('documents');
  const say = useSay();
  const [to, setTo] = useState(whom);
  const [on, setOn] = useState(localDate(new Date()));
  const [how, setHow] = useState<How>(plo ? 'plo' : 'post');
  const [wrong, setWrong] = useState(false);
  const mark = () => {
    const isWrong = to.trim() === '' || on === '' || on > localDate(new Date());
    setWrong(isWrong);
    if (isWrong) return null;
    return ({ write }: Acts) =>
      write(caseRef, { kind: 'document-sent', document, to: to.trim(), on, how }).then(() => say(t('letter.marked')));
  };
  return (
    <ActDialog heading={t('letter.markSent')} label={t('letter.mark')} act={mark} onClose={onClose}>
      <p>{t('letter.markHelp')}</p>
      <TextField label={t('letter.sentTo')} maxLength={200} value={to} onChange={({ target }) => setTo(target.value)} />
      <TextField type="date" label={t('letter.sentOn')} value={on} onChange={({ target }) => setOn(target.value)} />
      <Select
        label={t('letter.sentHow')}
        value={how}
        onChange={({ target }) => setHow(sentHow.find((one) => one === target.value) ?? 'other')}
      >
        {sentHow.map((one) => (
          <option key={one} value={one}>
            {t(`letter.how.${one}`)}
          </option>
        ))}
      </Select>
      <div role="status">{wrong && <p className={fields.error}>{t('letter.sentWrong')}</p>}</div>
    </ActDialog>
  );
}
