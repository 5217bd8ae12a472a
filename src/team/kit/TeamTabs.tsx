import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './TeamTabs.module.css';
import { useMe } from './useMe';

/** The rooms of the team: the work it has, who is in it, and for leads what is handed in and how many it should be. */
/** The rooms of the team: the work it has, what shows that it is what it should be, and who is in it. */
export function TeamTabs() {
  const { t } = useTranslation('workload');
  const { has } = useMe();
  return (
    <nav className={styles.tabs} aria-label={t('tabs')}>
      <Link to="/team/belastning" activeProps={{ 'aria-current': 'page' }}>
        {t('tab')}
      </Link>
      {has('lead') && (
        <Link to="/team/kriterier" activeProps={{ 'aria-current': 'page' }}>
          {t('criteria')}
        </Link>
      )}
      {has('lead') && (
        <Link to="/team/bemanning" activeProps={{ 'aria-current': 'page' }}>
          {t('sizing')}
        </Link>
      )}
      <Link to="/team" activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
        {t('people')}
      </Link>
    </nav>
  );
}
