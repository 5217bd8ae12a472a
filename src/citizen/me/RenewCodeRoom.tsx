import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmCode } from '../../account/ConfirmCode';
import { type Sheet, ShowCode } from '../../account/ShowCode';
import { useAct } from '../../engine/act';
import { useEngineState } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { IconLink } from '../../ui/controls/links';
import { Hint } from '../../ui/controls/parts';
import { ErrorCard, Netline } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';

/** A new recovery code, when the old one was used, seen or lost. The old one stops working at once. */
export function RenewCodeRoom() {
  const { t } = useTranslation(['me', 'common']);
  const navigate = useNavigate();
  const { connection } = useEngineState();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [confirming, setConfirming] = useState(false);
  const { busy, failed, act } = useAct();
  const renew = () => act(async ({ renewRecoveryCode }) => setSheet(await renewRecoveryCode()));
  if (sheet && confirming)
    return <ConfirmCode onBack={() => setConfirming(false)} onDone={() => void navigate({ to: '/meg/sikkerhet' })} />;
  if (sheet) return <ShowCode sheet={sheet} whose="citizen" onDone={() => setConfirming(true)} />;
  return (
    <Phone
      kind="secure"
      header={<TopBar start={<IconLink to="/meg/sikkerhet" icon="back" label={t('common:back')} />} />}
      bottom={
        <Button wide busy={busy} onClick={() => void renew()}>
          {t('renew.do')}
        </Button>
      }
    >
      <Flow>
        <h1>{t('renew.title')}</h1>
        <p className="lead">{t('renew.lead')}</p>
        {connection === 'offline' && <Netline />}
        {failed && <ErrorCard code={failed} retry={() => void renew()} />}
        <Hint icon="key">{t('renew.hint')}</Hint>
      </Flow>
    </Phone>
  );
}
