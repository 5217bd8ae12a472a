import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../engine/act';
import { useEngineState } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { ErrorCard } from '../../ui/controls/states';
import room from '../kit/room.module.css';

/** Takes everything off this machine. What is unsent is named before it can be lost. */
export function SignOut() {
  const { t } = useTranslation('team');
  const { busy, failed, act } = useAct();
  const { unsent } = useEngineState();
  const [asking, setAsking] = useState(false);
  return (
    <section className={`card ${room.block}`} aria-labelledby="s-out">
      <h2 id="s-out">{t('settings.signOut')}</h2>
      <p>{t('settings.signOutText')}</p>
      <Button variant="secondary" onClick={() => setAsking(true)}>
        {t('settings.signOut')}
      </Button>
      {asking && (
        <Dialog
          sheet={false}
          heading={t('settings.signOut')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button danger busy={busy} onClick={() => void act(({ signOut }) => signOut({ discard: unsent > 0 }))}>
                {t(unsent > 0 ? 'settings.signOutLose' : 'settings.signOutYes')}
              </Button>
              <Button variant="secondary" onClick={() => setAsking(false)}>
                {t('close')}
              </Button>
            </>
          }
        >
          <p>{unsent > 0 ? t('settings.signOutUnsent', { count: unsent }) : t('settings.signOutText')}</p>
          {failed && <ErrorCard code={failed} />}
        </Dialog>
      )}
    </section>
  );
}
