import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineState } from '../../engine/engine-state';
import { BackButton } from '../../ui/controls/BackButton';
import { NextButton } from '../../ui/controls/next';
import { Hint } from '../../ui/controls/parts';
import { QuietButton } from '../../ui/controls/QuietButton';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { PasskeyTroubleCard } from '../PasskeyTroubleCard';
import { usePasskey, usePasskeyOffer } from '../usePasskey';
import { EmptyDevice } from './EmptyDevice';
import { RestoreFailed } from './RestoreFailed';

/** Three keys to the same account; any one of them will do. */
export function RestoreWays({
  locked,
  onBack,
  onCode,
  onName,
}: {
  locked: boolean;
  onBack: () => void;
  onCode: () => void;
  onName: () => void;
}) {
  const { t } = useTranslation(['welcome', 'common']);
  const { role } = useEngineState();
  const offer = usePasskeyOffer();
  const [emptying, setEmptying] = useState(false);
  const passkey = usePasskey({ allowed: [], give: (proof, { restore }) => restore({ passkey: proof }, null) });
  const title = locked ? t('stuck.title') : t('restore.ways.title');
  return (
    <Phone kind="secure" header={<TopBar start={<BackButton onBack={onBack} />} />}>
      <Flow>
        <h1>{title}</h1>
        <p className="lead">{locked ? t('stuck.lead') : t('restore.ways.lead')}</p>
        {offer !== 'none' && (
          <NextButton
            icon="fingerprint"
            heading={t('restore.passkey')}
            note={passkey.busy ? t('restore.working') : t('restore.passkeyNote')}
            aria-disabled={passkey.busy || undefined}
            onClick={passkey.start}
          />
        )}
        <PasskeyTroubleCard trouble={passkey.trouble} />
        {passkey.failed && <RestoreFailed code={passkey.failed} />}
        <NextButton icon="key" tone="sky" heading={t('stuck.code')} note={t('stuck.codeNote')} onClick={onCode} />
        <NextButton icon="person" tone="dawn" heading={t('restore.byName')} note={t('restore.byNameNote')} onClick={onName} />
        <Hint icon="phone">{role === 'staff' || role === 'reader' ? t('stuck.callLead') : t('stuck.call')}</Hint>
        {locked && <QuietButton onClick={() => setEmptying(true)}>{t('stuck.empty')}</QuietButton>}
      </Flow>
      {emptying && <EmptyDevice onClose={() => setEmptying(false)} />}
    </Phone>
  );
}
