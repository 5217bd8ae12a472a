import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../protocol/errors';
import { Button } from '../../ui/Button';
import { errorCode, useEngine, useView } from '../../ui/engine';
import { TextField } from '../../ui/fields';
import { Saved } from '../../ui/parts';
import { ErrorCard } from '../../ui/states';

/** What one wants to be called, and a number to be reached on. Only the therapists see it. */
export function Called() {
  const { t } = useTranslation('me');
  const engine = useEngine();
  const { data: caseRef } = useView('myCase', null);
  const { data: view } = useView('case', caseRef ? { caseRef } : undefined);
  const [called, setCalled] = useState<string | null>(null);
  const [phone, setPhone] = useState<string | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  if (!caseRef || !view) return null;
  const changed = (called !== null && called.trim() !== view.called) || (phone !== null && phone.trim() !== (view.phone ?? ''));
  const save = async () => {
    setFailed(null);
    try {
      const next = { called: (called ?? view.called).trim(), phone: (phone ?? view.phone ?? '').trim() };
      const { savedAt: at } = await engine.write(caseRef, { kind: 'profile', ...next });
      setSavedAt(at);
      setCalled(null);
      setPhone(null);
    } catch (error) {
      setFailed(errorCode(error));
    }
  };
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
        onChange={(event) => setCalled(event.target.value)}
      />
      <TextField
        label={t('called.phone')}
        description={t('called.phoneAbout')}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={30}
        value={phone ?? view.phone ?? ''}
        onChange={(event) => setPhone(event.target.value)}
      />
      {changed && (
        <Button variant="secondary" type="submit">
          {t('called.save')}
        </Button>
      )}
      {!changed && <Saved at={savedAt} />}
      {failed && <ErrorCard code={failed} />}
    </form>
  );
}
