import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { CaseRef } from '../../client/api';
import { RiskHistory } from '../alerts/RiskHistory';
import { SafetyPlanCard } from '../alerts/SafetyPlanCard';
import { Appointments } from '../appointments/Appointments';
import { CaseCourses } from '../courses/CaseCourses';
import { StayingWellCard } from '../discharge/StayingWellCard';
import { Papers } from '../documents/Papers';
import { EpisodeCard } from '../episodes/EpisodeCard';
import panes from '../kit/panes.module.css';
import room from '../kit/room.module.css';
import { Notes } from '../messages/Notes';
import { Feedback } from '../programmes/Feedback';
import { Holds } from '../programmes/Holds';
import { Programmes } from '../programmes/Programmes';
import { RecordCard } from '../registry/RecordCard';
import { SupervisionCard } from '../supervision/SupervisionCard';
import { Time } from '../time-spent/Time';
import { Entries } from '../worksheets/Entries';
import { SleepDiary } from '../worksheets/SleepDiary';
import { Course } from './Course';
import { Given } from './Given';

/** What the two of them are working on: programme, homework as filled in, agreements, own notes. */
export function Work({
  caseRef,
  view,
  called,
  now,
  onBook,
}: {
  caseRef: CaseRef;
  view: CaseView;
  called: string;
  now: string;
  onBook: () => void;
}) {
  const { t } = useTranslation('team');
  const empty = view.assignments.length === 0 && view.programmes.length === 0;
  const sheets = Object.keys(view.entries).filter((id) => id !== 'sleep-diary');
  const diary = view.entries['sleep-diary'] ?? [];
  return (
    <section className={`${panes.pane} ${panes.scroll} ${panes.work} ${room.work}`} aria-labelledby="work">
      <h2 id="work">{t('work.title')}</h2>
      {empty && <p className="muted">{t('work.none')}</p>}
      <Holds caseRef={caseRef} view={view} called={called} />
      <Feedback caseRef={caseRef} view={view} called={called} now={now} />
      <Programmes caseRef={caseRef} view={view} called={called} now={now} />
      {(diary.length > 0 || view.worksheets.some((w) => w.worksheet === 'sleep-diary')) && (
        <SleepDiary caseRef={caseRef} view={view} called={called} now={now} />
      )}
      <Entries caseRef={caseRef} view={view} worksheets={sheets} called={called} now={now} />
      <SafetyPlanCard caseRef={caseRef} view={view} called={called} />
      <Given caseRef={caseRef} view={view} />
      <Appointments caseRef={caseRef} view={view} called={called} now={now} onBook={onBook} />
      <CaseCourses caseRef={caseRef} view={view} called={called} now={now} />
      <RiskHistory view={view} called={called} now={now} />
      {view.deleted === null && <Time caseRef={caseRef} view={view} now={now} />}
      {view.deleted === null && <Papers caseRef={caseRef} view={view} called={called} />}
      <Notes caseRef={caseRef} />
      <SupervisionCard caseRef={caseRef} name={called} />
      <EpisodeCard caseRef={caseRef} view={view} called={called} now={now} />
      <StayingWellCard caseRef={caseRef} view={view} called={called} />
      {view.deleted === null && <RecordCard caseRef={caseRef} called={called} now={now} />}
      <Course caseRef={caseRef} view={view} called={called} now={now} />
    </section>
  );
}
