import { useEffect, useRef, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { InviteLink } from '../../client/api';
import { Button } from '../../ui/Button';
import { useView } from '../../ui/engine';
import { useFormat } from '../../ui/format';
import { Icon } from '../../ui/Icon';
import { Brand } from '../../ui/Mark';
import { PrintSheet } from './PrintSheet';
import { QrCode } from './QrCode';

/** The card that the phone's camera is pointed at. The link is shown now and never again. */
export function InviteCard({ invitation, called }: { invitation: InviteLink | null; called: string }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const [copied, setCopied] = useState<'yes' | 'failed' | null>(null);
  const { data: view } = useView('case', invitation?.caseRef ? { caseRef: invitation.caseRef, glance: true } : undefined);
  // A new code is what one looks at next; who hears the page is told so.
  const heading = useRef<HTMLHeadingElement>(null);
  const link = invitation?.link;
  useEffect(() => {
    if (link) heading.current?.focus();
  }, [link]);
  if (!invitation)
    return (
      <div className="card qr-card">
        <Brand size={28} />
        <h2>{t('invite.card.before')}</h2>
        <p className="muted">{t('invite.card.beforeText')}</p>
      </div>
    );
  const joined = Boolean(view?.citizen);
  const copy = () =>
    navigator.clipboard.writeText(invitation.link).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  return (
    <>
      <div className="card qr-card">
        <Brand size={28} />
        <h2 ref={heading} tabIndex={-1}>
          {joined ? t('invite.card.joined', { called }) : t('invite.card.point', { called })}
        </h2>
        {!joined && (
          <>
            <QrCode text={invitation.link} label={t('invite.card.qr')} />
            <p className="wait">
              <Icon name="clock" />
              <span>
                <Trans
                  t={t}
                  i18nKey="invite.card.wait"
                  values={{ called, date: f.day(invitation.notAfter) }}
                  components={{ b: <b /> }}
                />
              </span>
            </p>
            <dl className="typed-code">
              <dt>{t('invite.card.code')}</dt>
              <dd>
                <code translate="no">{invitation.code}</code>
              </dd>
            </dl>
            <div className="acts3">
              <Button small variant="secondary" icon="copy" onClick={() => void copy()}>
                {t('invite.copy')}
              </Button>
              <Button small variant="secondary" icon="print" onClick={() => window.print()}>
                {t('invite.print')}
              </Button>
            </div>
          </>
        )}
        <p role="status" className="muted">
          {copied && t(copied === 'yes' ? 'invite.copied' : 'invite.copyFailed')}
        </p>
      </div>
      {!joined && <p className="small muted">{t('invite.once')}</p>}
      {!joined && <p className="small muted">{t('invite.shownOnce')}</p>}
      {!joined && <PrintSheet invitation={invitation} />}
    </>
  );
}
