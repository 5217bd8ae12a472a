import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button';
import { Phone, TopBar } from '../../ui/Phone';

/** A link that came to the wrong person: nothing has happened, and it can simply be thrown away. */
export function NotForMe({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation(['welcome', 'common']);
  return (
    <Phone
      room="secure"
      title={t('notForMe.title')}
      header={<TopBar start={<IconButton icon="back" label={t('common:back')} onClick={onBack} />} />}
    >
      <div className="flow">
        <h1>{t('notForMe.title')}</h1>
        <p className="lead">{t('notForMe.lead')}</p>
        <p>{t('notForMe.text')}</p>
      </div>
    </Phone>
  );
}
