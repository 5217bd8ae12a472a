import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './TeamTabs.module.css';
import { useMe } from './useMe';

/** The rooms of the team: the work it has, who is in it, and for leads what is handed in and how many it should be. */
export function TeamTabs() {
  const { t } = useTranslation('workload');
  const { has } = useMe();
  return (
    <nav className={styles.tabs} aria-label={t('tabs')}>
      <Link to="/team/belastning" activeProps={{ 'aria-current': 'page' }}>
        {t('tab')}
      </Link>
      <Link to="/team" activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
        {t('people')}
      </Link>
      {has('lead') && <Link to="/innsending">{t('handIn')}</Link>}
      {has('lead') && (
        <Link to="/team/bemanning" activeProps={{ 'aria-current': 'page' }}>
          {t('sizing')}
        </Link>
      )}
    </nav>
  );
}
