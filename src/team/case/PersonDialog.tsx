import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case';
import type { CaseRef } from '../../client/api';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { errorCode, useEngine } from '../../ui/engine';
import { TextField } from '../../ui/fields';
import { ErrorCard } from '../../ui/states';
import { useSay } from '../desk/memory';

/** The name as staff see it, and a number to call: it stands where a risk answer is met. */
export function PersonDialog({ caseRef, view, onClose }: { caseRef: CaseRef; view: CaseView; onClose: () => void }) {
  const { t } = useTranslation('team');
  const engine = useEngine();
  const say = useSay();
  const [name, setName] = useState(view.name);
  const [phone, setPhone] = useState(view.phone ?? '');
  const [error, setError] = useState<unknown>(null);
  const save = () => {
    if (name.trim() === '') return;
    setError(null);
    engine.write(caseRef, { kind: 'profile', name: name.trim(), phone: phone.trim() }).then(() => {
      say(t('saved'));
      onClose();
    }, setError);
  };
  return (
    <Dialog
      sheet={false}
      heading={t('case.person')}
      onClose={onClose}
      actions={
        <Button type="submit" form="person">
          {t('save')}
        </Button>
      }
    >
      <form
        id="person"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          required
          label={t('case.rename.label')}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t('case.phone')}
          description={t('case.phoneHelp')}
          type="tel"
          maxLength={30}
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
      </form>
      {error !== null && <ErrorCard code={errorCode(error)} retry={save} />}
    </Dialog>
  );
}
