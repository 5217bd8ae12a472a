import { useTranslation } from 'react-i18next';
import type { Views } from '../client/api';
import { Tag } from '../ui/controls/parts';
import { useFormat } from '../ui/format';
import styles from './OwnList.module.css';

/** Where the account is, and when each of them was last in touch. */
export function Devices({ devices }: { devices: Views['security']['answer']['devices'] }) {
  const { t } = useTranslation('security');
  const f = useFormat();
  return (
    <>
      <ul className={styles.list} aria-label={t('devices.title')}>
        {devices.map((one) => (
          <li key={one.id}>
            <span>
              <b>{one.label}</b> {one.here && <Tag tone="fjord">{t('here')}</Tag>}
              <small>
                {t('devices.since', { date: f.day(one.since) })}
                {!one.here && ` · ${t('devices.seen', { when: f.moment(one.lastSeen) })}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
      <p className="muted">{t('devices.unknown')}</p>
    </>
  );
}
