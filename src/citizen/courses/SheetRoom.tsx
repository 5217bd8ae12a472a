import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { IconLink } from '../../ui/controls/links';
import { EmptyState, Loading } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar, TopTitle } from '../../ui/Phone';
import styles from './courses.module.css';
import { isThere, useMeeting } from './useMeeting';

/** A sheet of a meeting, read on the phone; it came with the case, so that it is there without a network. */
export function SheetRoom() {
  const { t } = useTranslation('courses');
  const { meeting = '', sheet } = useParams({ strict: false });
  const { now, found } = useMeeting();
  const one = found?.meeting.sheets[Number(sheet)];
  const there = found && one && isThere(found.meeting, one, now);
  return (
    <Phone
      header={
        <TopBar
          start={<IconLink to="/samling/$meeting" params={{ meeting }} icon="back" label={t('sheet.back')} />}
          title={found ? <TopTitle>{found.meeting.title}</TopTitle> : undefined}
        />
      }
    >
      <Flow>
        {there ? (
          <>
            <h1>{one.title}</h1>
            <div className={styles.sheet} dir="auto">
              {one.text}
            </div>
          </>
        ) : found === undefined ? (
          <Loading lines={3} page />
        ) : (
          <EmptyState heading={t('sheet.gone')} />
        )}
      </Flow>
    </Phone>
  );
}
