import { useTranslation } from 'react-i18next';
import { useView } from '../../engine/engine';
import { Loading } from '../../ui/controls/states';
import room from '../kit/room.module.css';
import { TeamTabs } from '../kit/TeamTabs';
import { About } from './About';
import { Claims } from './Claims';
import { DoorLink } from './DoorLink';
import { InviteColleague } from './InviteColleague';
import { Leaving } from './Leaving';
import { People } from './People';
import { Practice } from './Practice';
import { Root } from './root/Root';
import { Safeguards } from './Safeguards';
import { SelfStart } from './SelfStart';
import { ToDo } from './ToDo';

/** Who is in the team, in which roles; leads let people in, take them out and look after the team's key. */
export function Team() {
  const { t } = useTranslation('team');
  const { data: me } = useView('me', null);
  const { data: trust } = useView('teamTrust', null);
  const lead = me?.roles.includes('lead') ?? false;
  return (
    <main id="innhold" className={`${room.column} ${room.list}`}>
      <header className={room.bar}>
        <h1 tabIndex={-1}>{t('team.title')}</h1>
        {(lead || me?.roles.includes('therapist')) && <TeamTabs />}
      </header>
      {!me ? (
        <Loading lines={3} />
      ) : (
        <div className={room.blocks}>
          {lead && trust && me.about && <ToDo people={me.people} trust={trust} about={me.about} />}
          {lead && <Claims people={me.people} />}
          <People people={me.people} trust={trust} version={me.rosterVersion} lead={lead} />
          {trust && <Leaving lingering={trust.lingering} />}
          {lead && <InviteColleague />}
          <Safeguards people={me.people} />
          {lead && trust && <Root people={me.people} trust={trust} team={me.about?.name ?? ''} />}
          {me.about && <SelfStart about={me.about} mayEdit={lead} />}
          {me.about && <Practice about={me.about} mayEdit={lead} />}
          {lead && me.about?.door && <DoorLink about={me.about} />}
          {me.about && <About about={me.about} mayEdit={lead} />}
        </div>
      )}
    </main>
  );
}
