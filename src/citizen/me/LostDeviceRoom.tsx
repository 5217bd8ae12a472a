import { useTranslation } from 'react-i18next';
import { LostDevice } from '../../account/LostDevice';
import { useView } from '../../engine/engine';
import { IconLink } from '../../ui/controls/links';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { CitizenTabs } from '../kit/CitizenTabs';
import { useTherapist } from '../kit/therapist';
import styles from './me.module.css';
import { SignOut } from './SignOut';

/** A phone or a PC is gone while Mellom was open on it: what that means, and the way to a new account. */
export function LostDeviceRoom() {
  const { t } = useTranslation(['security', 'common']);
  const { firstName, phone } = useTherapist();
  const { data: me } = useView('me', null);
  return (
    <Phone
      room={styles.settings}
      tabs={<CitizenTabs />}
      header={<TopBar start={<IconLink to="/meg/sikkerhet" icon="back" label={t('common:back')} />} />}
    >
      <Flow>
        <h1>{t('lost.title')}</h1>
        <LostDevice whose="citizen" name={firstName} phone={phone} autoLock={me?.autoLock ?? 10} end={<SignOut />} />
      </Flow>
    </Phone>
  );
}
