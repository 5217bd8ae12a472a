import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { useTherapist } from '../kit/therapist';
import { CallTeam } from './CallTeam';
import { useReplacement } from './replacement';

/** Nobody takes this account's place; what remains is to tell a person. */
export function Stopped() {
  const { t } = useTranslation('me');
  const { goOn } = useReplacement();
  const { phone } = useTherapist();
  return (
    <Phone
      kind="secure"
      header={<TopBar />}
      bottom={
        <Button wide onClick={goOn}>
          {t('standing.home')}
        </Button>
      }
    >
      <Flow>
        <h1>{t('standing.stopped.title')}</h1>
        <p className="lead" role="status">
          {t('standing.stopped.lead')}
        </p>
        <p>{t('standing.stopped.call')}</p>
        <CallTeam phone={phone} />
      </Flow>
    </Phone>
  );
}
