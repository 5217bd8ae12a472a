import { useTranslation } from 'react-i18next';
import type { Acts, PasskeyProof } from '../client/api';
import { BackButton } from '../ui/controls/BackButton';
import { Button } from '../ui/controls/Button';
import { Icon } from '../ui/controls/Icon';
import { NextButton } from '../ui/controls/next';
import next from '../ui/controls/next.module.css';
import { Hint, Steps } from '../ui/controls/parts';
import { ErrorCard } from '../ui/controls/states';
import { deviceKind } from '../ui/device';
import { Flow } from '../ui/Flow';
import { Phone, TopBar } from '../ui/Phone';
import styles from './ChooseWay.module.css';
import { PasskeyTroubleCard } from './PasskeyTroubleCard';
import { useNewPasskey } from './usePasskey';

/** How this device is to be opened: its own lock, or words. */
export function ChooseWay({
  heading,
  lead,
  hint,
  steps,
  onBack,
  onPasskey,
  onPassphrase,
}: {
  heading: string;
  lead: string;
  hint?: string;
  steps?: { step: number; of: number };
  onBack: () => void;
  onPasskey: (passkey: PasskeyProof & { label: string }, acts: Acts) => Promise<void>;
  onPassphrase: () => void;
}) {
  const { t } = useTranslation(['welcome', 'common']);
  const kind = deviceKind();
  const passkey = useNewPasskey({ name: 'Mellom', except: [], give: onPasskey });
  return (
    <Phone kind="secure" header={<TopBar start={<BackButton onBack={onBack} />} />}>
      <Flow>
        {steps && <Steps {...steps} />}
        <h1>{heading}</h1>
        <p className="lead">{lead}</p>
        <div className={`card ${styles.choice} ${styles.main}`}>
          <div className="row">
            <span className={next.arch}>
              <Icon name="fingerprint" />
            </span>
            <div>
              <h2>{t(`choose.passkey.${kind}`)}</h2>
              <p className="muted">{t('choose.passkeyNote')}</p>
            </div>
          </div>
          <Button wide busy={passkey.busy} onClick={passkey.start}>
            {passkey.busy ? t('choose.making') : t(`choose.use.${kind}`)}
          </Button>
        </div>
        <PasskeyTroubleCard trouble={passkey.trouble} />
        {passkey.failed && <ErrorCard code={passkey.failed} />}
        <NextButton
          icon="key"
          tone="sky"
          heading={t('choose.passphrase')}
          note={t(`choose.passphraseNote.${kind}`)}
          onClick={onPassphrase}
        />
        {hint && <Hint>{hint}</Hint>}
      </Flow>
    </Phone>
  );
}
