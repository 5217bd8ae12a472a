import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRef, ItemDraft } from '../../client/api';
import { Button } from '../../ui/Button';
import { isText, useDraft } from '../../ui/draft';
import { errorCode, useEngine } from '../../ui/engine';
import { TextArea } from '../../ui/fields';
import { ErrorCard } from '../../ui/states';
import { useSay } from '../desk/memory';

/** A few words to one thing. Opens on a press; what is typed is kept until it is sent. */
export function Reply({
  caseRef,
  draftKey,
  open,
  label,
  send,
  sent,
  item,
}: {
  caseRef: CaseRef;
  draftKey: string;
  /** words of the button that opens it */
  open: string;
  label: string;
  send: string;
  sent: string;
  item: (text: string) => ItemDraft;
}) {
  const { t } = useTranslation('team');
  const engine = useEngine();
  const say = useSay();
  const draft = useDraft(draftKey, '', isText);
  const [writing, setWriting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const text = draft.value ?? '';
  if (!writing && text === '')
    return (
      <Button small variant="tertiary" icon="pen" onClick={() => setWriting(true)}>
        {open}
      </Button>
    );
  const go = async () => {
    if (text.trim() === '') return;
    setError(null);
    try {
      await engine.write(caseRef, item(text.trim()));
      await draft.clear();
      setWriting(false);
      say(sent);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <div className="reply">
      <TextArea label={label} rows={2} maxLength={4_000} value={text} onChange={(event) => draft.set(event.target.value)} />
      {error !== null && <ErrorCard code={errorCode(error)} />}
      <div className="acts2">
        <Button small onClick={() => void go()}>
          {send}
        </Button>
        <Button
          small
          variant="tertiary"
          onClick={() => {
            setWriting(false);
            void draft.clear();
          }}
        >
          {t('close')}
        </Button>
      </div>
    </div>
  );
}
