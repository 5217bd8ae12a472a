import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../engine/engine';
import { Button } from '../../../ui/controls/Button';
import { IconLink } from '../../../ui/controls/links';
import { Loading } from '../../../ui/controls/states';
import { Flow } from '../../../ui/Flow';
import { useFormat } from '../../../ui/format';
import { Phone, TopBar } from '../../../ui/Phone';
import { SafetyPlanView } from '../../../ui/safety-plan/SafetyPlanView';
import { Helped, StayingWellView } from '../../../ui/staying-well/StayingWellView';
import { CitizenTabs } from '../../kit/CitizenTabs';
import styles from '../../kit/kept.module.css';
import { useTherapist } from '../../kit/therapist';
import { useMyCase } from '../../kit/useMyCase';
import { Curves } from './Curves';
import { Appointments, Forms } from './Forms';
import { Programmes } from './Programmes';
import { SaveAll } from './SaveAll';
import { Consents, Courses, Letters, Looks } from './Service';
import { Sheets } from './Sheets';
import { Talk } from './Talk';
import { Words } from './Words';

/**
 * Everything that one has written and been sent, as a page to read: with headings, dates, curves and the words themselves. Printed, or saved, it is
 * what stands here.
 */
export function EverythingRoom() {
  const { t } = useTranslation(['me', 'safety', 'discharge']);
  const f = useFormat();
  const now = useNow();
  const { caseRef, view } = useMyCase();
  const { person } = useTherapist();
  const page = useRef<HTMLDivElement>(null);
  return (
    <Phone
      tabs={<CitizenTabs />}
      header={<TopBar start={<IconLink to="/meg/innstillinger" icon="back" label={t('all.back')} />} />}
    >
      <Flow>
        <div className={styles.acts}>
          <Button variant="secondary" icon="print" onClick={() => print()}>
            {t('all.print')}
          </Button>
          {caseRef && view && <SaveAll caseRef={caseRef} documents={view.documents} page={page} />}
          <p className="muted">{t('all.open')}</p>
          <p className="muted">{t('all.files')}</p>
        </div>
        <Flow role="article" ref={page}>
          <h1>{t('all.title')}</h1>
          <p>{t('all.made', { date: f.dayAndYear(now) })}</p>
          {!caseRef || !view ? (
            <Loading lines={3} />
          ) : (
            <>
              <p>{[view.called, view.phone, person && t('all.therapist', { name: person.name })].filter(Boolean).join(' · ')}</p>
              <p className={styles.copied}>{t('all.notLocked')}</p>
              <Courses view={view} />
              <Talk caseRef={caseRef} />
              <Appointments view={view} />
              <Curves view={view} />
              <Forms view={view} />
              <Sheets caseRef={caseRef} />
              <Programmes view={view} />
              <Words />
              {view.safetyPlan && (
                <section className={styles.kept}>
                  <h2>{t('safety:plan.mine')}</h2>
                  <div className={`card ${styles.part}`}>
                    <SafetyPlanView plan={view.safetyPlan} level={3} />
                  </div>
                </section>
              )}
              {view.stayingWell && (
                <section className={styles.kept}>
                  <h2>{t('discharge:plan.title')}</h2>
                  <div className={`card ${styles.part}`}>
                    {view.stayingWell.helped.length > 0 && <Helped helped={view.stayingWell.helped} />}
                    <StayingWellView plan={view.stayingWell} level={3} />
                  </div>
                </section>
              )}
              <Letters view={view} />
              <Consents view={view} />
              <Looks caseRef={caseRef} />
              <p className="muted">{t('all.not')}</p>
            </>
          )}
        </Flow>
      </Flow>
    </Phone>
  );
}
