import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../engine/act';
import { errorCode } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { NextButton } from '../../ui/controls/next';
import { ErrorCard } from '../../ui/controls/states';

/** Takes everything off this phone. What is not sent yet stops it, unless one insists. */
export function SignOut() {
  const { t } = useTranslation(['me', 'common']);
  const { busy, failed, act } = useAct();
  const [asking, setAsking] = useState(false);
  const [unsent, setUnsent] = useState(false);
  const leave = () =>
    act(({ signOut }) =>
      signOut(unsent ? { discard: true } : {}).catch((error) => {
        if (errorCode(error) !== 'E_UNSENT') throw error;
        setUnsent(true);
      }),
    );
  return (
    <>
      <NextButton icon="door" tone="dawn" heading={t('signOut.title')} note={t('signOut.note')} onClick={() => setAsking(true)} />
      {asking && (
        <Dialog
          className="phone"
          heading={t('signOut.title')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button variant="secondary" wide onClick={() => setAsking(false)}>
                {t('common:cancel')}
              </Button>
              <Button variant="secondary" danger wide busy={busy} onClick={() => void leave()}>
                {unsent ? t('signOut.anyway') : t('signOut.do')}
              </Button>
            </>
          }
        >
          <p>{unsent ? t('signOut.unsent') : t('signOut.text')}</p>
          {failed && <ErrorCard code={failed} />}
        </Dialog>
      )}
    </>
  );
}
