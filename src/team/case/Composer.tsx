import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../ui/act';
import { Button } from '../../ui/Button';
import { useWords } from '../../ui/draft';
import { errorCode, useView } from '../../ui/engine';
import { offRecord } from '../../ui/fields';
import { useFormat } from '../../ui/format';
import { Saved } from '../../ui/parts';
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
  const draft = useWords(`draft/${caseRef}`);
  const replyBy = useView('thread', { caseRef, limit: 1 }).data?.replyBy;
  const { busy, failed, act } = useAct(draft);
  const { text } = draft;
  const send = () => {
    const words = text.trim();
    if (words !== '') void act(({ write }) => write(caseRef, { kind: 'message', text: words }), 'written');
  };
  const problem = failed ?? (draft.error === null ? null : errorCode(draft.error));
  return (
    <div className="write">
      <p className="muted">
        <span>{replyBy ? t('talk.promise', { day: f.relative(replyBy, now) }) : t('talk.noPromise')}</span>
      </p>
      <label className="ds-sr-only" htmlFor="reply">
        {t('talk.label', { name: called })}
      </label>
      <textarea
        dir="auto"
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
            send();
          } else if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {problem && <ErrorCard code={problem} />}
      <div className="write-foot">
        <Saved of={text === '' ? { savedAt: null } : draft} words={t('talk.draft')} />
        <span className="grow" />
        <Button small busy={busy} onClick={send}>
          {t('talk.send')}
          <kbd>{mac ? '⌘' : 'Ctrl'}</kbd>
          <kbd>↵</kbd>
        </Button>
      </div>
    </div>
  );
}
