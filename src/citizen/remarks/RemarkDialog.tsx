import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemOf } from '../../care/items/items';
import { useAct } from '../../engine/act';
import { useWords } from '../../engine/draft';
import { newId } from '../../engine/new-id';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { TextArea } from '../../ui/controls/fields';
import { ErrorCard } from '../../ui/controls/states';
import styles from './remarks.module.css';

/** One's own words beside something: what they are about stays as it is, and whoever reads it reads these too. */
export function RemarkDialog({
  caseRef,
  on,
  about,
  quote,
  onClose,
}: {
  caseRef: string;
  on: string;
  about: ItemOf<'remark'>['about'];
  quote: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('me');
  const words = useWords(`remark/${on}`);
  const { busy, failed, act } = useAct(words);
  const [remark] = useState(newId);
  const [empty, setEmpty] = useState(false);
  const text = words.text.trim();
  const save = async () => {
    setEmpty(text === '');
    if (text === '') return;
    if (await act(({ write }) => write(caseRef, { kind: 'remark', remark, on, about, text }))) onClose();
  };
  return (
    <Dialog
      className="phone"
      heading={t(`remark.title.${about}`)}
      onClose={onClose}
      actions={
        <Button wide busy={busy} onClick={() => void save()}>
          {t('remark.save')}
        </Button>
      }
    >
      {quote && (
        <blockquote className={styles.quoted} dir="auto">
          {quote}
        </blockquote>
      )}
      <p>{t(`remark.text.${about}`)}</p>
      <TextArea
        label={t(`remark.label.${about}`)}
        rows={4}
        maxLength={2_000}
        value={words.text}
        error={empty && text === '' ? t('remark.empty') : undefined}
        onChange={({ target }) => words.set(target.value)}
      />
      {failed && <ErrorCard code={failed} />}
    </Dialog>
  );
}
