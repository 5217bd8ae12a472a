import { useTranslation } from 'react-i18next';
import type { ReferralPath } from '../../care/referrals/path';
import type { TeamAbout } from '../../client/api';
import { PathList } from './PathList';

/** The dates that were promised, on I dag until somebody has decided. */
export function PathCard({ path, about }: { path: ReferralPath; about: TeamAbout }) {
  const { t } = useTranslation('door');
  return (
    <section className="card pad" aria-labelledby="path">
      <h2 id="path">{t('path.title')}</h2>
      <PathList path={path} sent={path.sent} municipality={about.municipality} />
    </section>
  );
}
