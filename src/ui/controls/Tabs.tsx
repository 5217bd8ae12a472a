import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from './Icon';
import styles from './Tabs.module.css';

export interface Tab {
  to: LinkProps['to'];
  icon: IconName;
  label: string;
  /** Something new: a dot and the words, never a number. */
  news?: boolean;
}

/** The phone's four rooms at the bottom. */
export function Tabs({ tabs }: { tabs: readonly Tab[] }) {
  const { t } = useTranslation('common');
  return (
    <nav className={styles.tabs} aria-label={t('mainMenu')}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.label}>
            <Link
              to={tab.to}
              activeOptions={{ exact: tab.to === '/', includeSearch: false }}
              activeProps={{ 'aria-current': 'page' }}
            >
              <span className={styles.icon}>
                <Icon name={tab.icon} />
                {tab.news && <span className={styles.dot} />}
              </span>
              {tab.label}
              {tab.news && <span className="ds-sr-only">{t('somethingNew')}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
