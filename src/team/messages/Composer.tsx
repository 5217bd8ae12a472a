import { type RefCallback, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { templateParts, templateText } from '../../care/templates/template';
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
import { Filled } from '../kit/Filled';
import { mac } from '../kit/keys';
import { useNames } from '../kit/useNames';
import { SavedReplyDialog } from '../saved-replies/SavedReplyDialog';
import { SavedReplyPicker } from '../saved-replies/SavedReplyPicker';
import { usePlaceValues } from '../saved-replies/usePlaces';
import { ScheduleDialog } from '../scheduled/ScheduleDialog';
import { Scheduled } from '../scheduled/Scheduled';
import styles from './messages.module.css';
import { firstPage } from './Thread';

const longest = 8_000;

/**
 * Where one writes. Every keystroke is sealed on disk; Ctrl or ⌘ with Enter sends, with a full stop opens the saved replies; Escape leaves
 * the field. Places in what is written are filled in from the case, shown as they will be read, and stop the message while they are empty.
 */
export function Composer({
  caseRef,
  view,
  called,
  now,
  field,
  onNext,
}: {
  caseRef: CaseRef;
  view: CaseView;
  called: string;
  now: string;
  field: RefCallback<HTMLTextAreaElement>;
  /** leads to the next one in the inbox, where there is one */
  onNext: (() => void) | undefined;
}) {
  const { t } = useTranslation(['team', 'replies', 'scheduled']);
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
  const values = usePlaceValues(view, { called, now });
  const parts = templateParts(text, values);
  const missing = [...new Set(parts.flatMap((part) => ('missing' in part ? [part.place] : [])))];
  const [picking, setPicking] = useState<'reply' | 'keeping' | 'time' | null>(null);
  const area = useRef<HTMLTextAreaElement | null>(null);
  const written = useCallback<RefCallback<HTMLTextAreaElement>>(
    (element) => {
      area.current = element;
      field(element);
    },
    [field],
  );
  // Whoever has taken a reply writes on.
  const goesOn = useRef(false);
  useEffect(() => {
    if (picking !== null || !goesOn.current) return;
    goesOn.current = false;
    area.current?.focus();
  }, [picking]);
  const insert = (template: string) => {
    const { selectionStart = text.length, selectionEnd = text.length } = area.current ?? {};
    type(text.slice(0, selectionStart) + template + text.slice(selectionEnd));
    goesOn.current = true;
    setPicking(null);
  };
  const wroteAt = thread?.lines.findLast((line) => line.type === 'message' && line.from === 'citizen')?.at ?? null;
  const words = templateText(parts);
  const send = async (then?: () => void) => {
    if (words === null) return;
    if (await act(({ write }) => write(caseRef, { kind: 'message', text: words }), 'written')) then?.();
  };
  const problem = failed ?? (draft.error === null ? null : errorCode(draft.error));
  return (
    <div className={styles.write}>
      <p className="muted">
        <span>{thread?.replyBy ? t('talk.promise', { day: f.relative(thread.replyBy, now) }) : t('talk.noPromise')}</span>
      </p>
      <div role="status">{colleague && <Hint icon="warning">{t('talk.meanwhile', { name: nameOf(colleague) })}</Hint>}</div>
      <Scheduled
        caseRef={caseRef}
        now={now}
        wroteAt={wroteAt}
        called={called}
        onEdit={(back) => type(text.trim() === '' ? back : `${text}\n\n${back}`)}
      />
      <label className="ds-sr-only" htmlFor="reply">
        {t('talk.label', { name: called })}
      </label>
      <textarea
        dir="auto"
        id="reply"
        ref={written}
        className="ds-input"
        rows={2}
        maxLength={longest}
        placeholder={t('talk.placeholder', { name: called })}
        value={text}
        readOnly={draft.value === null}
        form={offRecord}
        aria-keyshortcuts={mac ? 'Meta+Enter Meta+.' : 'Control+Enter Control+.'}
        aria-describedby={missing.length > 0 ? 'reply-stops' : undefined}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void send(event.shiftKey ? onNext : undefined);
          } else if (event.key === '.' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            setPicking('reply');
          } else if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {parts.some((part) => 'place' in part) && (
        <section className={styles.filled} aria-label={t('replies:preview')} dir="auto">
          <Filled parts={parts} />
        </section>
      )}
      <div role="status" id="reply-stops">
        {missing.length > 0 && <p className={styles.stops}>{t('replies:stops', { places: f.list(missing) })}</p>}
      </div>
      {problem && <ErrorCard code={problem} />}
      <div className={styles.foot}>
        <Button small variant="tertiary" icon="list" onClick={() => setPicking('reply')}>
          {t('replies:pick')}
        </Button>
        {words !== null && (
          <Button small variant="tertiary" icon="clock" onClick={() => setPicking('time')}>
            {t('scheduled:open')}
          </Button>
        )}
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
      {picking === 'reply' && (
        <SavedReplyPicker
          values={values}
          onUse={insert}
          onKeep={text.trim() === '' ? null : () => setPicking('keeping')}
          onClose={() => setPicking(null)}
        />
      )}
      {picking === 'time' && words !== null && (
        <ScheduleDialog
          heading={t('scheduled:title', { name: called })}
          label={t('scheduled:do')}
          now={now}
          words={[draft, since]}
          isFilled={parts.some((part) => 'filled' in part)}
          act={(at) => (acts) => acts.schedule(caseRef, { text: words, at })}
          onClose={() => setPicking(null)}
        />
      )}
      {picking === 'keeping' && <SavedReplyDialog known={null} begin={text} onClose={() => setPicking(null)} />}
    </div>
  );
}
