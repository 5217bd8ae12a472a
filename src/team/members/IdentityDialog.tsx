import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { ErrorCard } from '../../ui/controls/states';
import { useSay } from '../kit/toasts';
import { ControlWords } from './ControlWords';

/** "Is this NN?" Two honest answers: yes opens the past after a recovery; no says what to do, and opens nothing. */
export function IdentityDialog({
  caseRef,
  claim,
  called,
  onRecover,
  onClose,
}: {
  caseRef: CaseRef;
  claim: NonNullable<CaseView['claim']>;
  called: string;
  /** a new invitation in this account's place */
  onRecover: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const say = useSay();
  const access = useView('access', { caseRef });
  const { busy, failed, act } = useAct();
  const [doubt, setDoubt] = useState(false);
  const name = { name: called };
  const confirm = async () => {
    if (await act(({ confirmCitizen }) => confirmCitizen(caseRef))) {
      say(t('identity.confirmed', name));
      onClose();
    }
  };
  if (doubt)
    return (
      <Dialog
        sheet={false}
        heading={t('identity.noTitle')}
        onClose={onClose}
        actions={
          <>
            <Button onClick={onRecover}>{t('identity.again')}</Button>
            <Button variant="secondary" onClick={() => setDoubt(false)}>
              {t('back')}
            </Button>
          </>
        }
      >
        <p>{t(claim.recovery ? 'identity.noRecovery' : 'identity.noFirst', name)}</p>
        <ol className="rich">
          <li>{t('identity.noStep1')}</li>
          <li>{t('identity.noStep2', name)}</li>
          <li>{t('identity.noStep3', name)}</li>
        </ol>
      </Dialog>
    );
  return (
    <Dialog
      sheet={false}
      heading={t('identity.title', name)}
      onClose={onClose}
      actions={
        <>
          <Button busy={busy} onClick={() => void confirm()}>
            {t('identity.yes', name)}
          </Button>
          <Button variant="secondary" onClick={() => setDoubt(true)}>
            {t('identity.no')}
          </Button>
        </>
      }
    >
      <p>{t(claim.recovery ? 'identity.textRecovery' : 'identity.text', name)}</p>
      {access.data && <ControlWords words={access.data.controlWords} called={called} />}
      <p className="muted">{t('identity.or', name)}</p>
      {failed && <ErrorCard code={failed} />}
    </Dialog>
  );
}
