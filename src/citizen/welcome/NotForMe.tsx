import { useTranslation } from 'react-i18next';
import { BackButton } from '../../ui/controls/BackButton';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';

/** A link that came to the wrong person: nothing has happened, and it can simply be thrown away. */
export function NotForMe({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation(['welcome', 'common']);
  return (
    <Phone kind="secure" header={<TopBar start={<BackButton onBack={onBack} />} />}>
      <Flow>
        <h1>{t('notForMe.title')}</h1>
        <p className="lead">{t('notForMe.lead')}</p>
        <p>{t('notForMe.text')}</p>
      </Flow>
    </Phone>
  );
}
