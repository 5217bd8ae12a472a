import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettled, useTelling } from '../../engine/act';
import { isText, useDraft } from '../../engine/draft';
import { TextField } from '../../ui/controls/fields';
import { Saved } from '../../ui/controls/parts';
import { ErrorCard } from '../../ui/controls/states';
import { useMyCase } from '../kit/useMyCase';

/** What one wants to be called, and a number to be reached on. Only the therapists see it. */
export function Called() {
  const { t } = useTranslation('me');
  const { caseRef, view } = useMyCase();
  if (!caseRef || !view) return null;
  return (
    <div className="card pad">
      <SavesItself of="called" caseRef={caseRef} now={view.called} most={60} label={t('called.label')} />
      <SavesItself
        of="phone"
        caseRef={caseRef}
        now={view.phone ?? ''}
        most={30}
        label={t('called.phone')}
        description={t('called.phoneAbout')}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
      />
    </div>
  );
}

/**
 * On this phone from the first letter, and told to the therapists when one leaves the field; what was typed and not told, because the
 * phone was locked or the page closed in the middle, is told when one comes back.
 */
function SavesItself({
  of,
  caseRef,
  now,
  most,
  ...look
}: {
  of: 'called' | 'phone';
  caseRef: string;
  now: string;
  most: number;
  label: string;
  description?: string;
  type?: 'tel';
  inputMode?: 'tel';
  autoComplete?: 'tel';
}) {
  const draft = useDraft<string | null>(`called/${of}`, null, (value): value is string | null => value === null || isText(value));
  const settled = useSettled();
  const { failed, tell } = useTelling();
  const [toldAt, setToldAt] = useState<string | null>(null);
  const typed = useRef(draft.value);
  typed.current = draft.value;
  const leave = () => {
    const words = typed.current;
    if (words === null || words.length > most) return;
    void tell([words, now], async ({ write }) => {
      if (words.trim() !== now) setToldAt((await write(caseRef, { kind: 'profile', [of]: words.trim() })).savedAt);
      await settled();
      if (typed.current === words) await draft.clear();
    });
  };
  const come = useRef(leave);
  come.current = leave;
  const isRead = draft.id !== null;
  useEffect(() => {
    if (isRead) come.current();
  }, [isRead]);
  return (
    <>
      <TextField
        {...look}
        maxLength={most}
        value={draft.value ?? now}
        onChange={(event) => draft.set(event.target.value)}
        onBlur={leave}
      />
      <Saved of={draft.kept ? draft : { savedAt: toldAt }} />
      {failed && <ErrorCard code={failed} retry={leave} />}
    </>
  );
}
