import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InviteLink } from '../../client/api';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import lists from '../kit/lists.module.css';
import styles from './invitations.module.css';
import { QrCode } from './QrCode';

/** A link as a code for the camera, as letters to read out, and to copy. */
export function LinkToGive({ invitation, wait, print }: { invitation: InviteLink; wait: ReactNode; print?: boolean }) {
  const { t } = useTranslation('team');
  const [copied, setCopied] = useState<'yes' | 'failed' | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(invitation.link).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  return (
    <>
      <QrCode text={invitation.link} label={t('invite.card.qr')} />
      <p className={styles.wait}>
        <Icon name="clock" />
        <span>{wait}</span>
      </p>
      <dl className={lists.typedCode}>
        <dt>{t('invite.card.code')}</dt>
        <dd>
          <code translate="no">{invitation.code}</code>
        </dd>
      </dl>
      <div className={styles.acts}>
        <Button small variant="secondary" icon="copy" onClick={() => void copy()}>
          {t('invite.copy')}
        </Button>
        {print && (
          <Button small variant="secondary" icon="print" onClick={() => window.print()}>
            {t('invite.print')}
          </Button>
        )}
      </div>
      <p role="status" className="muted">
        {copied && t(copied === 'yes' ? 'invite.copied' : 'invite.copyFailed')}
      </p>
    </>
  );
}
