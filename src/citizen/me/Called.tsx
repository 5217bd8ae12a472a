import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../ui/act';
import { Button } from '../../ui/Button';
import { useDraft } from '../../ui/draft';
import { useView } from '../../ui/engine';
import { TextField } from '../../ui/fields';
import { Saved } from '../../ui/parts';
import { ErrorCard } from '../../ui/states';

interface Typed {
  called?: string;
  phone?: string;
}
const none: Typed = {};
const isTyped = (value: unknown): value is Typed => typeof value === 'object' && value !== null;

/** What one wants to be called, and a number to be reached on. Only the therapists see it. */
export function Called() {
  const { t } = useTranslation('me');
  const { data: caseRef } = useView('myCase', null);
  const { data: view } = useView('case', caseRef ? { caseRef } : undefined);
  const draft = useDraft<Typed>('called', none, isTyped);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const { busy, failed, act } = useAct(draft);
  if (!caseRef || !view) return null;
  const { called = null, phone = null } = draft.value ?? none;
  const changed = (called !== null && called.trim() !== view.called) || (phone !== null && phone.trim() !== (view.phone ?? ''));
  const save = () =>
    act(async ({ write }) => {
      const next = { called: (called ?? view.called).trim(), phone: (phone ?? view.phone ?? '').trim() };
      setSavedAt((await write(caseRef, { kind: 'profile', ...next })).savedAt);
    });
  return (
    <form
      className="card pad"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t('called.label')}
        maxLength={60}
        value={called ?? view.called}
        onChange={(event) => draft.set({ ...draft.value, called: event.target.value })}
      />
      <TextField
        label={t('called.phone')}
        description={t('called.phoneAbout')}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={30}
        value={phone ?? view.phone ?? ''}
        onChange={(event) => draft.set({ ...draft.value, phone: event.target.value })}
      />
      {changed && (
        <Button variant="secondary" type="submit" busy={busy}>
          {t('called.save')}
        </Button>
      )}
      {!changed && <Saved of={{ savedAt }} />}
      {failed && <ErrorCard code={failed} />}
    </form>
  );
}
