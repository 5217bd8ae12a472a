import { useTranslation } from 'react-i18next';
import type { CourseMeeting } from '../../care/courses/course';
import { attendances } from '../../care/items/choices';
import { localDate } from '../../care/time/dates';
import type { ShownCourse, ShownParticipant } from '../../client/api';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { Select } from '../../ui/controls/fields';
import { ButtonLink } from '../../ui/controls/links';
import { ErrorCard } from '../../ui/controls/states';
import { useSay } from '../kit/toasts';
import styles from './courses.module.css';
import { Remind } from './Remind';

/** One participant: the way to their case, all six codes of how the meeting went for them, and out. */
export function ChosenPerson({
  course,
  meeting,
  person,
  now,
}: {
  course: ShownCourse;
  meeting: CourseMeeting;
  person: ShownParticipant;
  now: string;
}) {
  const { t } = useTranslation('courses');
  const say = useSay();
  const { busy, failed, act } = useAct();
  const entered = person.attendance[meeting.meeting] ?? '';
  const enter = (value: string) => {
    const attendance = attendances.find((one) => one === value);
    if (attendance)
      void act(({ enterAttendance }) => enterAttendance(course.courseRef, meeting.meeting, [{ case: person.case, attendance }]));
  };
  const leave = async () => {
    if (!(await act(({ leaveCourse }) => leaveCourse(course.courseRef, person.case)))) return;
    say(t('leave.done', { name: person.name }), ({ givePlace, signUp }) =>
      person.caseRef ? signUp(course.courseRef, person.caseRef) : givePlace(course.courseRef, person.case),
    );
  };
  if (person.state === 'left') return null;
  return (
    <section className={`card pad stack ${styles.person}`} aria-label={person.name}>
      <h2>
        <bdi translate="no">{person.name}</bdi>
      </h2>
      {localDate(meeting.start) <= localDate(now) && (
        <Select
          label={t('attendance.of', { title: meeting.title })}
          value={entered}
          onChange={({ target }) => enter(target.value)}
        >
          <option value="">{t('attendance.none')}</option>
          {attendances.map((one) => (
            <option key={one} value={one}>
              {t(`attendance.${one}`)}
            </option>
          ))}
        </Select>
      )}
      {meeting.homework.length > 0 && person.state === 'place' && (
        <div>
          <Remind course={course} person={person} about="homework" now={now} />
        </div>
      )}
      <div className={styles.acts}>
        {person.caseRef && (
          <ButtonLink small variant="secondary" to="/sak/$caseRef" params={{ caseRef: person.caseRef }}>
            {t('person.open')}
          </ButtonLink>
        )}
        <Button small variant="tertiary" busy={busy} onClick={() => void leave()}>
          {t('leave.do')}
        </Button>
      </div>
      {failed && <ErrorCard code={failed} />}
    </section>
  );
}
