import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CourseMeeting, endOf, waitingFor } from '../../care/courses/course';
import type { ShownCourse } from '../../client/api';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { Tag } from '../../ui/controls/parts';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';
import { useSay } from '../kit/toasts';
import { ChosenPerson } from './ChosenPerson';
import styles from './courses.module.css';
import { MeetingDialog } from './MeetingDialog';
import { WordsToAll } from './WordsToAll';

/** Beside the table: the meeting with its sheets and homework, the word to all, who waits, and the person who was chosen. */
export function CourseSide({
  course,
  meeting,
  person,
  now,
}: {
  course: ShownCourse;
  meeting: CourseMeeting;
  person: string | null;
  now: string;
}) {
  const { t } = useTranslation('courses');
  const f = useFormat();
  const content = useContent();
  const [changing, setChanging] = useState(false);
  const number = course.meetings.indexOf(meeting) + 1;
  const end = new Date(endOf(meeting)).toISOString();
  const goesOn = Date.parse(meeting.start) <= Date.parse(now) && endOf(meeting) > Date.parse(now);
  const chosen = course.participants.find((one) => one.case === person);
  return (
    <aside className={styles.side} aria-label={t('side.title')}>
      {chosen && <ChosenPerson course={course} meeting={meeting} person={chosen} now={now} />}
      {meeting.cancelled ? (
        <Tag tone="dawn" icon="close">
          {t('meeting.cancelled')}
        </Tag>
      ) : (
        <Tag tone="sky" icon="clock">
          {goesOn ? t('side.now', { clock: f.clock(end) }) : f.moment(meeting.start, now)}
        </Tag>
      )}
      <h2>{t('side.meeting', { number, title: meeting.title })}</h2>
      <ul className={styles.todo}>
        {meeting.sheets.map(({ title, after }) => (
          <li key={title}>
            <Icon name="form" />
            <span>
              {title}
              <small>{after ? t('side.shownFrom', { when: f.moment(end, now) }) : t('side.shown')}</small>
            </span>
          </li>
        ))}
        {meeting.homework.map(({ text, worksheet }) => (
          <li key={text}>
            <Icon name="pen" />
            <span>
              {text}
              {worksheet && <small>{content.worksheetName(worksheet)}</small>}
            </span>
          </li>
        ))}
      </ul>
      <Button small variant="tertiary" icon="pen" onClick={() => setChanging(true)}>
        {t('meeting.change')}
      </Button>
      {course.row.taken > 0 && <WordsToAll course={course} now={now} />}
      <Waiting course={course} now={now} />
      {changing && <MeetingDialog course={course} meeting={meeting} now={now} onClose={() => setChanging(false)} />}
    </aside>
  );
}

function Waiting({ course, now }: { course: ShownCourse; now: string }) {
  const { t } = useTranslation('courses');
  const f = useFormat();
  const say = useSay();
  const { busy, failed, act } = useAct();
  const waiting = waitingFor(course);
  const give = async (named: string, name: string) => {
    if (await act(({ givePlace }) => givePlace(course.courseRef, named))) say(t('waiting.given', { name }));
  };
  const leave = (named: string) => void act(({ leaveCourse }) => leaveCourse(course.courseRef, named));
  if (waiting.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="waiting">
      <h2 id="waiting">{t('waiting.title')}</h2>
      <ul className={styles.todo}>
        {waiting.map((one) => (
          <li key={one.case}>
            <Icon name="person" />
            <span>
              <bdi translate="no">{one.name}</bdi>
              <small>{t('waiting.since', { when: f.relative(one.since, now) })}</small>
              <span className={styles.acts}>
                <Button
                  small
                  variant="secondary"
                  busy={busy}
                  aria-label={t('waiting.giveLabel', { name: one.name })}
                  onClick={() => void give(one.case, one.name)}
                >
                  {t('waiting.give')}
                </Button>
                <Button
                  small
                  variant="tertiary"
                  busy={busy}
                  aria-label={t('leave.label', { name: one.name })}
                  onClick={() => leave(one.case)}
                >
                  {t('leave.do')}
                </Button>
              </span>
            </span>
          </li>
        ))}
      </ul>
      {failed && <ErrorCard code={failed} />}
    </section>
  );
}
