import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/controls/links';
import { Flow } from '../ui/Flow';
import { Phone, TopBar } from '../ui/Phone';

export function NotFound() {
  const { t } = useTranslation('common');
  return (
    <Phone header={<TopBar />}>
      <Flow>
        <h1>{t('notFound.title')}</h1>
        <p className="lead">{t('notFound.text')}</p>
        <ButtonLink to="/" variant="secondary">
          {t('notFound.home')}
        </ButtonLink>
      </Flow>
    </Phone>
  );
}
