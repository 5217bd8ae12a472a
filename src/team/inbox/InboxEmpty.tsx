import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/controls/links';
import { EmptyState } from '../../ui/controls/states';
import { useMe } from '../kit/useMe';

/** Nobody waits; or nobody has been invited yet. */
export function InboxEmpty({ cases, aside }: { cases: number; aside: number }) {
  const { t } = useTranslation('team');
  const { inCases } = useMe();
  if (!inCases && cases === 0) return <EmptyState heading={t('inbox.empty.title')}>{t('inbox.first.notYours.text')}</EmptyState>;
  if (cases === 0) {
    return (
      <EmptyState
        heading={t('inbox.first.title')}
        action={
          <ButtonLink to="/inviter" icon="plus">
            {t('nav.invite')}
          </ButtonLink>
        }
      >
        {t('inbox.first.text')}
      </EmptyState>
    );
  }
  return (
    <EmptyState heading={t('inbox.empty.title')}>
      {t('inbox.empty.text')} {aside > 0 && t('inbox.empty.hidden', { count: aside })}
    </EmptyState>
  );
}
