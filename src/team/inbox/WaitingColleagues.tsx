import { useTranslation } from 'react-i18next';
import { useView } from '../../engine/engine';
import { Icon } from '../../ui/controls/Icon';
import { ButtonLink } from '../../ui/controls/links';
import lines from '../kit/lines.module.css';
import { useMe } from '../kit/useMe';

/** For leads: colleagues whose accounts are made and who cannot come in before somebody has said who they are. */
export function WaitingColleagues() {
  const { t } = useTranslation('team');
  const lead = useMe().has('lead');
  const { data } = useView('staffClaims', lead ? null : undefined);
  if (!lead || !data || data.length === 0) return null;
  return (
    <div className={lines.line}>
      <Icon name="person" />
      <p>{t('inbox.colleagues', { count: data.length })}</p>
      <ButtonLink small variant="secondary" to="/team">
        {t('inbox.colleagues.open')}
      </ButtonLink>
    </div>
  );
}
