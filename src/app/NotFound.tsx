import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/links';
import { Phone, TopBar } from '../ui/Phone';
import { EmptyState } from '../ui/states';

export function NotFound() {
  const { t } = useTranslation('common');
  return (
    <Phone room="states" title="Mellom" header={<TopBar />}>
      <div className="flow">
        <EmptyState
          heading={t('notFound.title')}
          action={
            <ButtonLink to="/" variant="secondary">
              {t('notFound.home')}
            </ButtonLink>
          }
        >
          {t('notFound.text')}
        </EmptyState>
      </div>
    </Phone>
  );
}
