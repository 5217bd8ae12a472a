import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../engine/act';
import { useWords } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import { TextField } from '../../ui/controls/fields';
import { ErrorCard } from '../../ui/controls/states';
import kit from '../kit/kit.module.css';
import { acceptDraft } from './accept-draft';

/** One more team: its link or code is pasted here, or has been opened in this browser. */
export function AcceptReading() {
  const { t } = useTranslation('reader');
  const draft = useWords(acceptDraft);
  const { busy, failed, act } = useAct(draft);
  const [tried, setTried] = useState(false);
  const accept = () => {
    setTried(true);
    const link = draft.text.trim();
    if (link === '') return;
    void act(async ({ acceptReading }) => {
      await acceptReading(link);
      setTried(false);
    });
  };
  return (
    <form
      className={kit.form}
      onSubmit={(event) => {
        event.preventDefault();
        accept();
      }}
    >
      <TextField
        label={t('keys.link')}
        description={t('keys.linkHelp')}
        error={tried && draft.text.trim() === '' ? t('keys.linkMissing') : undefined}
        autoComplete="off"
        spellCheck={false}
        value={draft.text}
        onChange={(event) => draft.set(event.target.value)}
      />
      {failed && <ErrorCard code={failed} retry={accept} />}
      <Button type="submit" variant="secondary" busy={busy}>
        {t('keys.accept')}
      </Button>
    </form>
  );
}
