import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { excerpt } from '../../care/case/excerpt';
import { useAct } from '../../engine/act';
import { useView } from '../../engine/engine';
import { Button, IconButton } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { ErrorCard } from '../../ui/controls/states';
import styles from './Erase.module.css';

/** How much of a message names it, where the whole of it would be too much to hear. */
const naming = 40;

/** The way to take the words of one's own message back. */
export function EraseMessage({ item, text }: { item: string; text: string }) {
  const { t } = useTranslation('messages');
  const [asking, setAsking] = useState(false);
  const name = excerpt(text, naming);
  return (
    <>
      <IconButton
        icon="more"
        className={styles.more}
        label={t('more', { text: name })}
        aria-haspopup="dialog"
        onClick={() => setAsking(true)}
      />
      {asking && <EraseDialog item={item} text={text} onClose={() => setAsking(false)} />}
    </>
  );
}

/** What goes, and what remains, is said before it is done. */
function EraseDialog({ item, text, onClose }: { item: string; text: string; onClose: () => void }) {
  const { t } = useTranslation('messages');
  const { data: caseRef } = useView('myCase', null);
  const { busy, failed, act } = useAct();
  const erase = async () => {
    if (caseRef && (await act((acts) => acts.erase(caseRef, item)))) onClose();
  };
  return (
    <Dialog
      className="phone"
      heading={t('erase.title')}
      onClose={onClose}
      actions={
        <>
          <Button variant="secondary" wide onClick={onClose}>
            {t('erase.keep')}
          </Button>
          <Button variant="secondary" danger wide busy={busy} onClick={() => void erase()}>
            {t('erase.do')}
          </Button>
        </>
      }
    >
      <blockquote className={styles.quoted} dir="auto">
        {text}
      </blockquote>
      <p>{t('erase.text')}</p>
      <p className="muted">{t('erase.remains')}</p>
      {failed && <ErrorCard code={failed} />}
    </Dialog>
  );
}
