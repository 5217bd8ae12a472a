import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts } from '../../client/api';
import { useAct } from '../../engine/act';
import { useWords } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import { TextArea } from '../../ui/controls/fields';
import { ErrorCard } from '../../ui/controls/states';
import kit from '../kit/kit.module.css';

/** A text that the other reader has given; it stands there after a reload, until it has been taken. */
export function PastedText(p: {
  draft: string;
  label: string;
  button: string;
  take: (text: string) => (acts: Acts) => Promise<void>;
}) {
  const { t } = useTranslation('sums');
  const draft = useWords(p.draft);
  const { busy, failed, act } = useAct(draft);
  const [tried, setTried] = useState(false);
  const missing = draft.text.trim() === '';
  const take = () => {
    setTried(true);
    if (!missing) void act(p.take(draft.text));
  };
  return (
    <form
      className={kit.form}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <TextArea
        label={p.label}
        error={tried && missing ? t('paste.missing') : undefined}
        rows={4}
        autoComplete="off"
        spellCheck={false}
        value={draft.text}
        onChange={(event) => draft.set(event.target.value)}
      />
      {failed && <ErrorCard code={failed} />}
      <Button type="submit" busy={busy}>
        {p.button}
      </Button>
    </form>
  );
}
