import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { havePlace } from '../../care/courses/course';
import { localDate } from '../../care/time/dates';
import type { CaseRef, ShownCourse, ShownParticipant } from '../../client/api';
import { errorCode, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { EmptyState, ErrorCard, Loading } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useMe } from '../kit/useMe';
import { AttendanceTable } from './AttendanceTable';
import { ChangeCourseDialog } from './ChangeCourseDialog';
import { CourseSide } from './CourseSide';
import styles from './courses.module.css';
import { SignUpDialog } from './SignUpDialog';

/** One course: who is on it and who came, and beside it the meeting, the word to all, the waiting list. */
export function CoursePane({ courseRef, now }: { courseRef: CaseRef; now: string }) {
  const answer = useView('course', { courseRef, now });
  const course = answer.isPlaceholderData ? undefined : answer.data;
  if (answer.error) return <ErrorCard code={errorCode(answer.error)} retry={() => void answer.refetch()} />;
  if (!course) return <Loading lines={4} />;
  return <OpenCourse course={course} now={now} />;
}

function OpenCourse({ course, now }: { course: ShownCourse; now: string }) {
  const { t } = useTranslation('courses');
  const f = useFormat();
  const { people } = useMe();
  const [chosenId, setMeeting] = useState<string | null>(null);
  const [person, setPerson] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'sign-up' | 'change' | null>(null);
  const meeting = course.meetings.find((one) => one.meeting === chosenId) ?? meetingOf(course, now);
  const on = havePlace(course);
  const measured = (on as ShownParticipant[]).filter(({ beforeAndAfter }) => beforeAndAfter !== null);
  const leaders = course.leaders.flatMap((account) => people.find((one) => one.account === account)?.name.split(' ')[0] ?? []);
  const first = course.meetings[0];
  const about = [
    first && `${f.weekday(first.start)} ${f.clock(first.start)}–${f.time(endOf(first))}`,
    first?.place,
    leaders.length > 0 ? f.list(leaders) : null,
  ];
  return (
    <>
      <section className={styles.pane} aria-labelledby="course">
        <header className={styles.head}>
          <h2 id="course" dir="auto">
            {course.title}
          </h2>
          <p className="muted">{about.filter(Boolean).join(' · ')}</p>
          {course.row.state === 'finished' && measured.length > 0 && (
            <p className="muted">
              {t('measured', { count: measured.filter((one) => one.beforeAndAfter).length, of: measured.length })}
            </p>
          )}
          <div className={styles.acts}>
            {course.row.state !== 'finished' && (
              <Button small variant="secondary" icon="plus" onClick={() => setDialog('sign-up')}>
                {t('signUp.open')}
              </Button>
            )}
            <Button small variant="tertiary" onClick={() => setDialog('change')}>
              {t('change.open')}
            </Button>
          </div>
        </header>
        {on.length > 0 && meeting ? (
          <AttendanceTable course={course} meeting={meeting} now={now} onMeeting={setMeeting} onPerson={setPerson} />
        ) : (
          <EmptyState heading={t('nobody.title')}>{t('nobody.text')}</EmptyState>
        )}
      </section>
      {meeting && <CourseSide course={course} meeting={meeting} person={person} now={now} />}
      {dialog === 'sign-up' && <SignUpDialog course={course} now={now} onClose={() => setDialog(null)} />}
      {dialog === 'change' && <ChangeCourseDialog course={course} onClose={() => setDialog(null)} />}
    </>
  );
}

const endOf = ({ start, minutes }: { start: string; minutes: number }) =>
  new Date(Date.parse(start) + minutes * 60_000).toISOString();

/** Today's, else the last that was held and of which something is not entered, else the next, else the last. */
function meetingOf(course: ShownCourse, now: string): ShownCourse['meetings'][number] | undefined {
  const held = course.meetings.filter(({ cancelled }) => !cancelled);
  const today = localDate(now);
  const past = held.filter(({ start }) => localDate(start) <= today);
  const on = havePlace(course);
  return (
    held.find(({ start }) => localDate(start) === today) ??
    past.findLast((one) => on.some(({ attendance }) => attendance[one.meeting] === undefined)) ??
    held.find(({ start }) => localDate(start) > today) ??
    held.at(-1)
  );
}
