import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/controls/Icon';
import { telephone } from '../../ui/controls/parts';
import styles from '../kit/call.module.css';

/** The team's own number, as large as the numbers of the crisis sheet and without their colour. */
export function CallTeam({ phone }: { phone: string | null }) {
  const { t } = useTranslation('me');
  if (!phone) return null;
  return (
    <a className={`${styles.call} ${styles.plain}`} href={telephone(phone)}>
      <Icon name="phone" />
      <span>
        <b>
          <bdi dir="ltr">{phone}</bdi>
        </b>
        <small>{t('standing.callTeam')}</small>
      </span>
    </a>
  );
}
