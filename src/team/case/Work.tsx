import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case/state';
import type { CaseRef } from '../../client/api';
import { Appointments } from './Appointments';
import { Course } from './Course';
import { Entries } from './Entries';
import { Feedback } from './Feedback';
import { Given } from './Given';
import { Holds } from './Holds';
import { Notes } from './Notes';
import { Programmes } from './Programmes';
import { RiskHistory } from './RiskHistory';
import { SafetyPlanCard } from './SafetyPlanCard';
import { SleepDiary } from './SleepDiary';
import { Time } from './time/Time';

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
    <section className="pane work" aria-labelledby="work">
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
      <RiskHistory view={view} called={called} now={now} />
      {view.deleted === null && <Time caseRef={caseRef} view={view} now={now} />}
      <Notes caseRef={caseRef} />
      <Course caseRef={caseRef} view={view} called={called} />
    </section>
  );
}
