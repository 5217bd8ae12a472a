import { useTranslation } from 'react-i18next';
import { useView } from '../../engine/engine';
import { EmptyState, Loading } from '../../ui/controls/states';
import room from '../kit/room.module.css';
import { useMe } from '../kit/useMe';
import { Invite } from './Invite';

/** Who may be in a case may invite to one; others read why not. */
export function InviteRoom() {
  const { t } = useTranslation('team');
  const { data: me } = useView('me', null);
  const { inCases } = useMe();
  if (inCases) return <Invite />;
  return (
    <main id="innhold" className={`${room.column} ${room.list}`} tabIndex={-1}>
      <header className={room.bar}>
        <h1 tabIndex={-1}>{t('invite.title')}</h1>
      </header>
      {me ? <EmptyState heading={t('invite.notYours.title')}>{t('invite.notYours.text')}</EmptyState> : <Loading lines={3} />}
    </main>
  );
}
