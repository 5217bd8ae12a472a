import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case/state';
import type { CaseRef } from '../../client/api';
import { Composer } from './Composer';
import { EraseDialog } from './EraseDialog';
import { Thread } from './Thread';

/** What may be taken back: words, or a row that nobody here can read, which is named by its place. */
export interface Erasable {
  item: string;
  /** null: it cannot be read here */
  text: string | null;
  mine: boolean;
}

/** The conversation and the field under it. */
export function Talk({
  caseRef,
  view,
  called,
  now,
  writing,
  onNext,
}: {
  caseRef: CaseRef;
  view: CaseView;
  called: string;
  now: string;
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
    <section className="pane talk" aria-labelledby="talk">
      <h2 id="talk">{t('talk.title')}</h2>
      <Thread caseRef={caseRef} called={called} now={now} waiting={view.citizen === null} onErase={setErasing} />
      {view.deleted === null && <Composer caseRef={caseRef} called={called} now={now} field={field} onNext={onNext} />}
      {erasing && <EraseDialog caseRef={caseRef} {...erasing} called={called} onClose={() => setErasing(null)} />}
    </section>
  );
}
