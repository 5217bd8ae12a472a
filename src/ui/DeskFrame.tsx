import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineState } from '../engine/engine-state';
import { Avatar } from './controls/Avatar';
import { Icon, type IconName } from './controls/Icon';
import { Brand } from './controls/Mark';
import { PlaceLink } from './controls/PlaceLink';
import styles from './DeskFrame.module.css';
import { useCountInTitle } from './title';

export interface RailRoom {
  to: LinkProps['to'];
  icon: IconName;
  label: string;
  count?: number;
  /** What must be seen now, and what it is, for those who do not see the colour. */
  urgent?: { count: number; label: string };
}

/** The staff's page: rail at the start, then whatever `main` the room draws (give it id="innhold"). */
export function DeskFrame({
  alerts,
  team,
  rooms,
  action,
  me,
  foot,
  children,
}: {
  /** How many people have an open risk answer, in one's own cases or on duty's desk. */
  alerts: number;
  team: string;
  rooms: readonly RailRoom[];
  /** The one button of the rail. */
  action?: ReactNode;
  me: { name: string; title: string };
  /** Under the person: lock, language and such. */
  foot?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation('common');
  useCountInTitle(alerts);
  return (
    <div className={styles.desk} data-dense>
      <PlaceLink className="ds-skip-link" place="innhold">
        {t('skip')}
      </PlaceLink>
      <div className={styles.frame}>
        <nav className={styles.rail} aria-label={t('mainMenu')}>
          <Brand size={28} />
          <p className={styles.team}>{team}</p>
          <ul>
            {rooms.map((room) => (
              <li key={room.label}>
                <Link to={room.to} activeProps={{ 'aria-current': 'page' }}>
                  <Icon name={room.icon} />
                  <span>{room.label}</span>
                  {room.urgent && (
                    <span className={`${styles.count} ${styles.urgent}`}>
                      <span aria-hidden="true">{room.urgent.count}</span>
                      <span className="ds-sr-only">{room.urgent.label}</span>
                    </span>
                  )}
                  {room.count !== undefined && <span className={styles.count}>{room.count}</span>}
                </Link>
              </li>
            ))}
          </ul>
          {action}
          <div className={styles.foot}>
            <RailNet />
            <p className={styles.me}>
              <Avatar name={me.name} />
              <span>
                <bdi>{me.name}</bdi>
                <small>{me.title}</small>
              </span>
            </p>
            {foot}
          </div>
        </nav>
        {children}
      </div>
    </div>
  );
}

function RailNet() {
  const { t } = useTranslation('common');
  const { connection, unsent } = useEngineState();
  const icon: IconName = connection !== 'online' ? 'offline' : unsent > 0 ? 'clock' : 'check';
  return (
    <p className={styles.net} role="status">
      <Icon name={icon} />
      <span>
        {connection === 'offline'
          ? t(navigator.onLine ? 'net.unreachableShort' : 'net.offlineShort')
          : connection === 'connecting'
            ? t('net.connecting')
            : unsent > 0
              ? t('net.sending', { count: unsent })
              : t('net.allSentSaved')}
      </span>
    </p>
  );
}
