import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRef } from '../../client/api';
import { Button } from '../../ui/Button';
import { isText, useDraft } from '../../ui/draft';
import { errorCode, useEngine, useView } from '../../ui/engine';
import { offRecord } from '../../ui/fields';
import { useFormat } from '../../ui/format';
import { Icon } from '../../ui/Icon';
import { ErrorCard } from '../../ui/states';

const longest = 8_000;
const mac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Where one writes. Every keystroke is sealed on disk; Ctrl or ⌘ with Enter sends; Escape leaves the field. */
export function Composer({
  caseRef,
  called,
  now,
  field,
}: {
  caseRef: CaseRef;
  called: string;
  now: string;
  field: Ref<HTMLTextAreaElement>;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const engine = useEngine();
  const draft = useDraft(`draft/${caseRef}`, '', isText);
  const replyBy = useView('thread', { caseRef, limit: 1 }).data?.replyBy;
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const text = draft.value ?? '';
  const send = async () => {
    if (busy || text.trim() === '') return;
    setBusy(true);
    setFailure(null);
    try {
      await engine.write(caseRef, { kind: 'message', text: text.trim() });
      await draft.clear();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const problem = failure ?? draft.error;
  return (
    <div className="write">
      <p className="muted">
        <span>{replyBy ? t('talk.promise', { day: f.relative(replyBy, now) }) : t('talk.noPromise')}</span>
      </p>
      <label className="ds-sr-only" htmlFor="reply">
        {t('talk.label', { name: called })}
      </label>
      <textarea
        id="reply"
        ref={field}
        className="ds-input grows"
        rows={2}
        maxLength={longest}
        placeholder={t('talk.placeholder', { name: called })}
        value={text}
        readOnly={draft.value === null}
        form={offRecord}
        aria-keyshortcuts={mac ? 'Meta+Enter' : 'Control+Enter'}
        onChange={(event) => draft.set(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void send();
          } else if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {problem !== null && <ErrorCard code={errorCode(problem)} />}
      <p className="write-foot">
        <span className="saved" role="status">
          {text !== '' && draft.savedAt && (
            <>
              <Icon name="check" />
              {t('talk.draft')}
            </>
          )}
        </span>
        <span className="grow" />
        <Button small busy={busy} onClick={() => void send()}>
          {t('talk.send')}
          <kbd>{mac ? '⌘' : 'Ctrl'}</kbd>
          <kbd>↵</kbd>
        </Button>
      </p>
    </div>
  );
}
