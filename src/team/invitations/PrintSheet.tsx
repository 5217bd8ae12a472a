import { useTranslation } from 'react-i18next';
import type { InviteLink } from '../../client/api';
import { useView } from '../../engine/engine';
import { Brand } from '../../ui/controls/Mark';
import { WithNumbers } from '../../ui/controls/RichText';
import { useFormat } from '../../ui/format';
import paper from '../kit/paper.module.css';
import styles from './invitations.module.css';
import { QrCode } from './QrCode';

/** On paper only: how to come in, and what this is not. No name of the one who is invited. */
export function PrintSheet({ invitation }: { invitation: InviteLink }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { data: me } = useView('me', null);
  return (
    <section className={`print-only ${paper.paper} ${styles.sheet}`} data-paper aria-hidden="true">
      <p>
        <Brand size={36} />
      </p>
      <h1>{t('print.title')}</h1>
      <p>{t('print.from', { me: me?.name ?? '', team: me?.about?.name ?? '' })}</p>
      <QrCode text={invitation.link} label={t('invite.card.qr')} />
      <ol className="rich">
        <li>{t('print.step1', { address: location.host })}</li>
        <li>
          {t('print.step2')} <code translate="no">{invitation.code}</code>
        </li>
        <li>{t('print.step3', { date: f.day(invitation.notAfter) })}</li>
      </ol>
      <p>
        <WithNumbers text={t('print.not')} />
      </p>
      {me?.about && <p>{t('print.phone', { phone: me.about.phone, hours: me.about.hours })}</p>}
    </section>
  );
}
