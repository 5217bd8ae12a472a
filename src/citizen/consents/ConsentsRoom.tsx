import { useTranslation } from 'react-i18next';
import { useView } from '../../engine/engine';
import { IconLink } from '../../ui/controls/links';
import { Loading } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { CitizenTabs } from '../kit/CitizenTabs';
import { useTherapist } from '../kit/therapist';
import { ConsentCard } from './ConsentCard';

/** Who around one may be told something by the service: what one has said, when, and how to say something else. */
export function ConsentsRoom() {
  const { t } = useTranslation(['documents', 'me']);
  const { data: caseRef } = useView('myCase', null);
  const { data: view } = useView('case', caseRef ? { caseRef } : undefined);
  const { firstName } = useTherapist();
  return (
    <Phone tabs={<CitizenTabs />} header={<TopBar start={<IconLink to="/meg" icon="back" label={t('me:backToMe')} />} />}>
      <Flow>
        <h1>{t('consents.title')}</h1>
        <p className="lead">{t('consents.lead', { name: firstName })}</p>
        {caseRef && view ? (
          // What is asked for stands first.
          [...view.consents]
            .sort((a, b) => Number(b.asked !== null) - Number(a.asked !== null))
            .map((consent) => <ConsentCard key={consent.partner} caseRef={caseRef} consent={consent} />)
        ) : (
          <Loading lines={3} />
        )}
      </Flow>
    </Phone>
  );
}
