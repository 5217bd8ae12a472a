import { useEffect, useRef } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { InviteLink } from '../../client/api';
import { useView } from '../../engine/engine';
import { Brand } from '../../ui/controls/Mark';
import { useFormat } from '../../ui/format';
import styles from './invitations.module.css';
import { LinkToGive } from './LinkToGive';
import { PrintSheet } from './PrintSheet';

/** The card that the phone's camera is pointed at. The link is shown now and never again. */
export function InviteCard({ invitation, called }: { invitation: InviteLink | null; called: string }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { data: view } = useView('case', invitation?.caseRef ? { caseRef: invitation.caseRef, glance: true } : undefined);
  // A new code is what one looks at next; who hears the page is told so.
  const heading = useRef<HTMLHeadingElement>(null);
  const link = invitation?.link;
  useEffect(() => {
    if (link) heading.current?.focus();
  }, [link]);
  if (!invitation)
    return (
      <div className={`card ${styles.qrCard}`}>
        <Brand size={28} />
        <h2>{t('invite.card.before')}</h2>
        <p className="muted">{t('invite.card.beforeText')}</p>
      </div>
    );
  const joined = Boolean(view?.citizen);
  return (
    <>
      <div className={`card ${styles.qrCard}`}>
        <Brand size={28} />
        <h2 ref={heading} tabIndex={-1}>
          {joined ? t('invite.card.joined', { called }) : t('invite.card.point', { called })}
        </h2>
        {!joined && (
          <LinkToGive
            key={invitation.link}
            invitation={invitation}
            print
            wait={
              <Trans
                t={t}
                i18nKey="invite.card.wait"
                values={{ called, date: f.day(invitation.notAfter) }}
                components={{ b: <b /> }}
              />
            }
          />
        )}
      </div>
      {!joined && <p className="small muted">{t('invite.once')}</p>}
      {!joined && <p className="small muted">{t('invite.shownOnce')}</p>}
      {!joined && <PrintSheet invitation={invitation} />}
    </>
  );
}
