import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { consentFor, type Partner } from '../../care/consents/consents';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import { ConsentDialog } from '../consents/ConsentDialog';
import type { OfCase } from '../kit/of-case';
import styles from './letter.module.css';

/** Whether the citizen lets us write to this partner, since when; without it, the one thing to do is to ask. */
export function ConsentLine({ partner, ...about }: OfCase & { partner: Partner }) {
  const { t } = useTranslation('documents');
  const f = useFormat();
  const [asking, setAsking] = useState(false);
  const consent = consentFor(about.view.consents, partner);
  const said = about.view.consents.find((one) => one.partner === partner);
  const words = { name: about.called, partner: t(`partner.${partner}`).toLocaleLowerCase() };
  return (
    <div className={styles.consent} data-none={consent ? undefined : ''}>
      <Icon name="shield" />
      <p>
        {consent
          ? t('letter.consent', { ...words, date: f.dayAndYear(consent.on) })
          : t(said?.asked ? 'letter.consentAsked' : `letter.consent.${said?.answer?.state ?? 'none'}`, words)}
      </p>
      <Button small variant="secondary" onClick={() => setAsking(true)}>
        {t(consent ? 'letter.seeConsent' : 'letter.askConsent', words)}
      </Button>
      {asking && <ConsentDialog {...about} partner={partner} onClose={() => setAsking(false)} />}
    </div>
  );
}
