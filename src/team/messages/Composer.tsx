import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { answeredSince } from '../../care/thread/conversation';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { isText, useDraft, useWords } from '../../engine/draft';
import { errorCode, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { offRecord } from '../../ui/controls/fields';
import { Hint, Saved } from '../../ui/controls/parts';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useNames } from '../kit/useNames';
import styles from './messages.module.css';
import { firstPage } from './Thread';

const longest = 8_000;
const mac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Where one writes. Every keystroke is sealed on disk; Ctrl or ⌘ with Enter sends; Escape leaves the field. */
export function Composer({
  caseRef,
  called,
  now,
  field,
  onNext,
}: {
  caseRef: CaseRef;
  called: string;
  now: string;
  field: Ref<HTMLTextAreaElement>;
  /** leads to the next one in the inbox, where there is one */
  onNext: (() => void) | undefined;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const draft = useWords(`draft/${caseRef}`);
  /** The newest message when these words were begun. */
  const since = useDraft<string | null>(`since/${caseRef}`, null, isText);
  const thread = useView('thread', { caseRef, limit: firstPage }).data;
  const nameOf = useNames(called);
  const { busy, failed, act } = useAct(draft, since);
  const { text } = draft;
  const type = (next: string) => {
    if (text === '' && thread) since.set(thread.lines.findLast((line) => line.type === 'message')?.id ?? '');
    draft.set(next);
  };
  const colleague = text !== '' && since.value !== null && thread ? answeredSince(thread.lines, since.value) : null;
  const send = async (then?: () => void) => {
    const words = text.trim();
    if (words === '') return;
    if (await act(({ write }) => write(caseRef, { kind: 'message', text: words }), 'written')) then?.();
  };
  const problem = failed ?? (draft.error === null ? null : errorCode(draft.error));
  return (
    <div className={styles.write}>
      <p className="muted">
        <span>{thread?.replyBy ? t('talk.promise', { day: f.relative(thread.replyBy, now) }) : t('talk.noPromise')}</span>
      </p>
      <div role="status">{colleague && <Hint icon="warning">{t('talk.meanwhile', { name: nameOf(colleague) })}</Hint>}</div>
      <label className="ds-sr-only" htmlFor="reply">
        {t('talk.label', { name: called })}
      </label>
      <textarea
        dir="auto"
        id="reply"
        ref={field}
        className="ds-input"
        rows={2}
        maxLength={longest}
        placeholder={t('talk.placeholder', { name: called })}
        value={text}
        readOnly={draft.value === null}
        form={offRecord}
        aria-keyshortcuts={mac ? 'Meta+Enter' : 'Control+Enter'}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void send(event.shiftKey ? onNext : undefined);
          } else if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {problem && <ErrorCard code={problem} />}
      <div className={styles.foot}>
        <Saved of={text === '' ? { savedAt: null } : draft} words={t('talk.draft')} />
        <span className="grow" />
        {onNext && (
          <Button small variant="tertiary" busy={busy} onClick={() => void send(onNext)}>
            {t('talk.sendNext')}
          </Button>
        )}
        <Button small busy={busy} onClick={() => void send()}>
          {t('talk.send')}
          <kbd>{mac ? '⌘' : 'Ctrl'}</kbd>
          <kbd>↵</kbd>
        </Button>
      </div>
    </div>
  );
}
