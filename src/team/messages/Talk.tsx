import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { CaseRef } from '../../client/api';
import panes from '../kit/panes.module.css';
import { Composer } from './Composer';
import { type Erasable, EraseDialog } from './EraseDialog';
import { Thread } from './Thread';

/** The conversation and the field under it. */
export function Talk({
  caseRef,
  view,
  called,
  now,
  at,
  writing,
  onNext,
}: {
  caseRef: CaseRef;
  view: CaseView;
  called: string;
  now: string;
  /** the message that one comes to read */
  at: string | undefined;
  /** one comes to write */
  writing: boolean;
  onNext: (() => void) | undefined;
}) {
  const { t } = useTranslation('team');
  const [erasing, setErasing] = useState<Erasable | null>(null);
  const wished = useRef(writing);
  // "Svar" in the inbox leads straight into the field, once.
  const field = useCallback((element: HTMLTextAreaElement | null) => {
    if (!element || !wished.current) return;
    wished.current = false;
    element.focus();
  }, []);
  return (
    <section className={`${panes.pane} ${panes.talk}`} aria-labelledby="talk">
      <h2 id="talk">{t('talk.title')}</h2>
      <Thread
        key={at ?? ''}
        caseRef={caseRef}
        at={at ?? null}
        called={called}
        now={now}
        waiting={view.citizen === null}
        onErase={setErasing}
      />
      {view.deleted === null && (
        <Composer caseRef={caseRef} view={view} called={called} now={now} field={field} onNext={onNext} />
      )}
      {erasing && <EraseDialog caseRef={caseRef} {...erasing} called={called} onClose={() => setErasing(null)} />}
    </section>
  );
}
