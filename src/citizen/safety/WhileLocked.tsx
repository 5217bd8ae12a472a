import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { Calls } from './Calls';
import { NotKept } from './HowFarLine';
import styles from './safety.module.css';

/** Mellom locked itself while a risk answer was on its way to the disk: the numbers first, then the way in by which it goes on. */
export function WhileLocked({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('safety');
  return (
    <Phone
      room={styles.safety}
      header={<TopBar />}
      bottom={
        <Button wide onClick={onOpen}>
          {t('locked.open')}
        </Button>
      }
    >
      <Flow>
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
        <NotKept />
        <h2>{t('danger')}</h2>
        <Calls urgentAnswersYes />
      </Flow>
    </Phone>
  );
}
