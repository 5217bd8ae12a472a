import { useTranslation } from 'react-i18next';
import { useView } from '../../engine/engine';
import { Tabs } from '../../ui/controls/Tabs';

/** The citizen's four rooms; a dot where there is something unread. */
export function CitizenTabs() {
  const { t } = useTranslation('common');
  const { data: caseRef } = useView('myCase', null);
  const { data: newest } = useView('thread', caseRef ? { caseRef, limit: 1 } : undefined);
  return (
    <Tabs
      tabs={[
        { to: '/', icon: 'today', label: t('tab.today') },
        { to: '/program', icon: 'book', label: t('tab.programme') },
        { to: '/meldinger', icon: 'message', label: t('tab.messages'), news: (newest?.unread ?? 0) > 0 },
        { to: '/meg', icon: 'person', label: t('tab.me') },
      ]}
    />
  );
}
