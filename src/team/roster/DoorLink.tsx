import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamAbout } from '../../client/api';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Brand } from '../../ui/controls/Mark';
import { QrCode } from '../invitations/QrCode';
import room from '../kit/room.module.css';
import styles from './roster.module.css';

/** The way in for everybody: a link for the municipality's page, and a poster. It is no secret, and leads to the same door for all. */
export function DoorLink({ about }: { about: TeamAbout }) {
  const { t } = useTranslation('team');
  const { data: door } = useView('door', null);
  const [copied, setCopied] = useState<'yes' | 'failed' | null>(null);
  if (!door?.link) return null;
  const link = `${location.origin}${door.link}`;
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  return (
    <section className={`card ${room.block}`} aria-labelledby="door">
      <h2 id="door">{t('doorLink.title')}</h2>
      <p className="muted">{t('doorLink.text')}</p>
      <p>
        <code translate="no" className={styles.doorLink}>
          {link}
        </code>
      </p>
      <div className="row">
        <Button small variant="secondary" icon="copy" onClick={() => void copy()}>
          {t('invite.copy')}
        </Button>
        <Button small variant="secondary" icon="print" onClick={() => window.print()}>
          {t('doorLink.print')}
        </Button>
      </div>
      <p role="status" className="muted">
        {copied && t(copied === 'yes' ? 'invite.copied' : 'invite.copyFailed')}
      </p>
      <section className={`print-only ${styles.poster}`} data-paper aria-hidden="true">
        <p>
          <Brand size={36} />
        </p>
        <p>{about.name}</p>
        <h1>{t('doorLink.poster.title')}</h1>
        <p>{t('doorLink.poster.text', { age: about.door?.age })}</p>
        <QrCode text={link} label={t('doorLink.qr')} />
        <p>{t('doorLink.poster.free')}</p>
        <p>{t('print.phone', { phone: about.phone, hours: about.hours })}</p>
      </section>
    </section>
  );
}
