import { useTranslation } from 'react-i18next';
import { useEngineState, useView } from '../../engine/engine';
import { IconLink } from '../../ui/controls/links';
import { Hint, PhoneNumber } from '../../ui/controls/parts';
import { Loading } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { CitizenTabs } from '../kit/CitizenTabs';
import { useMyCase } from '../kit/useMyCase';
import { GoneCard, useGone } from '../replacement/GoneCard';
import styles from './access.module.css';
import { Checked } from './Checked';
import { Comings } from './Comings';
import { ControlWords } from './ControlWords';
import { Covers } from './Covers';
import { Keepers } from './Keepers';
import { Openings } from './Openings';

/** Who holds a key to the case and why, every time it was opened, and everybody who has come and gone. */
export function AccessRoom() {
  const { t } = useTranslation(['me', 'common']);
  const { caseRef, view } = useMyCase();
  const { data: access } = useView('access', caseRef ? { caseRef } : undefined);
  const { data: me } = useView('me', null);
  const gone = useGone();
  const { integrityWarnings } = useEngineState();
  // What two copies say can only be settled by people who compare: then the words lie open.
  const comparing = integrityWarnings.some(({ code }) => code === 'E_SEEN' || code === 'E_FORK');
  const others = access?.members.filter((member) => member.why !== 'you') ?? [];
  return (
    <Phone
      room={styles.access}
      tabs={<CitizenTabs />}
      header={<TopBar start={<IconLink to="/meg" icon="back" label={t('backToMe')} />} />}
    >
      <Flow>
        <h1>{t('access.title')}</h1>
        {gone && <GoneCard gone={gone} />}
        {!(access && view) ? (
          !gone && <Loading lines={2} />
        ) : (
          <>
            <p className={`lead ${styles.lead}`}>{t('access.lead', { count: others.length })}</p>
            <Keepers members={others} />
            <Covers covers={view.covers} />
            <Openings opened={access.looks} />
            <Comings access={access} handovers={view.handovers} />
            <Checked caseRef={caseRef ?? null} refused={view.refused} />
            <ControlWords words={access.controlWords} open={comparing} />
            {me?.about?.phone && (
              <Hint icon="phone">
                {t('access.ask')} <PhoneNumber number={me.about.phone} />
              </Hint>
            )}
          </>
        )}
      </Flow>
    </Phone>
  );
}
