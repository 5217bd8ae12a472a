import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useView } from '../../engine/engine';
import { ButtonLink, IconLink } from '../../ui/controls/links';
import { EmptyState, Loading } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar, TopTitle } from '../../ui/Phone';
import { useTherapist } from '../kit/therapist';
import { ChooseTime } from './ChooseTime';
import { OneAppointment } from './OneAppointment';

/** What the address is about: times to choose among until one has been chosen, then the appointment. */
export function TimeRoom() {
  const { t } = useTranslation('appointments');
  const { about } = useParams({ strict: false });
  const { data: caseRef } = useView('myCase', null);
  const { data: view } = useView('case', caseRef ? { caseRef } : undefined);
  const { firstName } = useTherapist();
  const header = (
    <TopBar
      start={<IconLink to="/" icon="back" label={t('back')} />}
      title={<TopTitle>{t('title', { name: firstName })}</TopTitle>}
    />
  );
  if (!caseRef || !view)
    return (
      <Phone header={header}>
        <Flow>
          <Loading lines={2} page />
        </Flow>
      </Phone>
    );
  const proposal = view.proposals.find((one) => one.proposal === about);
  if (proposal && proposal.state !== 'chosen')
    return <ChooseTime key={proposal.proposal} caseRef={caseRef} proposal={proposal} header={header} />;
  const named = proposal?.instead ?? proposal?.chosen ?? about;
  const appointment = view.appointments.find((one) => one.appointment === named);
  if (appointment) return <OneAppointment caseRef={caseRef} appointment={appointment} header={header} />;
  return (
    <Phone header={header}>
      <Flow>
        <EmptyState
          heading={t('gone.title')}
          action={
            <ButtonLink to="/" variant="secondary">
              {t('home')}
            </ButtonLink>
          }
        >
          {t('gone.text', { name: firstName })}
        </EmptyState>
      </Flow>
    </Phone>
  );
}
