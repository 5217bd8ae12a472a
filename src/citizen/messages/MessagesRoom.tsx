import { useTranslation } from 'react-i18next';
import { useView } from '../../engine/engine';
import { Avatar } from '../../ui/controls/Avatar';
import { Loading, Netline } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { useFormat } from '../../ui/format';
import { Phone, TopBar, TopTitle } from '../../ui/Phone';
import { CitizenTabs } from '../kit/CitizenTabs';
import { useTherapist } from '../kit/therapist';
import { GoneCard, useGone } from '../replacement/GoneCard';
import { useReplacement } from '../replacement/replacement';
import { AwayNote } from './AwayNote';
import { Composer } from './Composer';
import { IntegrityWarnings } from './IntegrityWarnings';
import styles from './MessagesRoom.module.css';
import { Thread } from './Thread';

/** The conversation. Every state of a message is said in words; nothing here pretends that somebody reads at night. */
export function MessagesRoom() {
  const { t } = useTranslation(['messages', 'common']);
  const f = useFormat();
  const { data: caseRef } = useView('myCase', null);
  const { firstName, person, hours, cover } = useTherapist();
  const { replaced } = useReplacement();
  const gone = useGone();
  return (
    <Phone
      keepPlace
      tabs={<CitizenTabs />}
      header={
        <TopBar
          className={styles.top}
          start={<Avatar name={person?.name ?? firstName} />}
          title={
            <TopTitle heading>
              {person?.name ?? t('title')}
              <small>
                {cover
                  ? t('coveredBy', { name: cover.firstName, date: f.day(cover.until) })
                  : person?.title || (hours && t('answers', { hours }))}
              </small>
            </TopTitle>
          }
        />
      }
    >
      <Flow className={styles.flow}>
        <Netline />
        {caseRef ? <Thread key={caseRef} caseRef={caseRef} /> : caseRef === null ? null : <Loading lines={3} />}
        {gone ? <GoneCard gone={gone} /> : <AwayNote />}
        <IntegrityWarnings caseRef={caseRef ?? undefined} />
      </Flow>
      {caseRef && !replaced && !gone && <Composer key={caseRef} caseRef={caseRef} />}
    </Phone>
  );
}
