import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Attendance, type CourseMeeting, havePlace } from '../../care/courses/course';
import { localDate } from '../../care/time/dates';
import type { ShownCourse, ShownParticipant } from '../../client/api';
import { useTelling } from '../../engine/act';
import { Icon } from '../../ui/controls/Icon';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useKeys, useKeysOn } from '../kit/keys';
import { useMe } from '../kit/useMe';
import styles from './courses.module.css';
import { lookOf, marks } from './marks';
import { Remind } from './Remind';

type Entry = { case: string; attendance: Attendance };

/** A row a person, a column a meeting; the one that is entered is lifted, and a key enters the row one stands on and goes to the next. */
export function AttendanceTable({
  course,
  meeting,
  now,
  onMeeting,
  onPerson,
}: {
  course: ShownCourse;
  meeting: CourseMeeting;
  now: string;
  onMeeting: (meeting: string) => void;
  onPerson: (named: string) => void;
}) {
  const { t } = useTranslation('courses');
  const f = useFormat();
  const { people: team } = useMe();
  const keysOn = useKeysOn();
  const { failed, tell } = useTelling();
  const table = useRef<HTMLTableElement>(null);
  const [here, setHere] = useState(0);
  // What was pressed shows at once; the log says the same a moment later.
  const [pressed, setPressed] = useState<Readonly<Record<string, Attendance>>>({});
  const people = havePlace(course) as ShownParticipant[];
  const open = localDate(meeting.start) <= localDate(now) && !meeting.cancelled;
  const asked = people.filter(({ answered }) => answered !== null);
  const at = Math.min(here, people.length - 1);
  const entered = (one: ShownParticipant, of: string) =>
    (of === meeting.meeting ? pressed[`${of} ${one.case}`] : undefined) ?? one.attendance[of];
  const left = people.filter((one) => !entered(one, meeting.meeting)).length;

  const go = (to: number) => {
    const row = Math.min(people.length - 1, Math.max(0, to));
    setHere(row);
    table.current?.querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus();
  };
  const enter = (entries: readonly Entry[]) => {
    if (!open || entries.length === 0) return;
    const { meeting: of } = meeting;
    setPressed((was) => ({ ...was, ...Object.fromEntries(entries.map((one) => [`${of} ${one.case}`, one.attendance])) }));
    void tell([of, entries, people.map((one) => one.attendance[of])], ({ enterAttendance }) =>
      enterAttendance(course.courseRef, of, entries),
    );
  };
  const mark = (attendance: Attendance) => {
    const one = people[at];
    if (!one || !open) return false;
    enter([{ case: one.case, attendance }]);
    go(at + 1);
  };
  // Of the rest, whoever has said that they cannot has not come.
  const rest = () =>
    enter(
      people.flatMap((one): Entry[] => {
        if (entered(one, meeting.meeting)) return [];
        return [{ case: one.case, attendance: one.coming[meeting.meeting] === false ? 'cancelled-by-citizen' : 'attended' }];
      }),
    );
  useKeys(
    {
      ...Object.fromEntries(marks.map(({ key, attendance }) => [key.toLowerCase(), () => mark(attendance)])),
      a: rest,
      j: () => go(at + 1),
      k: () => go(at - 1),
      arrowdown: () => go(at + 1),
      arrowup: () => go(at - 1),
    },
    keysOn,
  );

  return (
    <>
      {failed && <ErrorCard code={failed} />}
      <div className={styles.scroll}>
        <table className={styles.table} ref={table}>
          <caption className="ds-sr-only">{t('attendance.caption', { count: people.length })}</caption>
          <thead>
            <tr>
              <th scope="col">
                <b>{t('attendance.people', { count: people.length })}</b>
                {t('attendance.with')}
              </th>
              {course.meetings.map((one, i) => {
                const chosen = one.meeting === meeting.meeting;
                const today = localDate(one.start) === localDate(now);
                return (
                  <th key={one.meeting} scope="col" className={chosen ? styles.today : undefined}>
                    <button type="button" aria-pressed={chosen} onClick={() => onMeeting(one.meeting)}>
                      <b>{today ? t('attendance.today', { number: i + 1 }) : i + 1}</b>
                      {one.cancelled
                        ? t('attendance.cancelled')
                        : chosen && open
                          ? t('attendance.left', { count: left })
                          : f.dayShort(one.start)}
                      <span className="ds-sr-only">{` ${one.title}`}</span>
                    </button>
                  </th>
                );
              })}
              {asked.length > 0 && (
                <th scope="col">
                  <b>{t('attendance.measures')}</b>
                  {t('attendance.answeredOf', { answered: asked.filter((one) => one.answered).length, count: asked.length })}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {people.map((one, row) => (
              <tr key={one.case} data-here={row === at || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.name}
                    data-row={row}
                    onFocus={() => setHere(row)}
                    onClick={() => {
                      setHere(row);
                      onPerson(one.case);
                    }}
                  >
                    <bdi translate="no">{one.name}</bdi>
                    <small>{initials(team.find(({ account }) => account === (one.therapist ?? one.by))?.name ?? '')}</small>
                  </button>
                </th>
                {course.meetings.map((of) => (
                  <td key={of.meeting} className={of.meeting === meeting.meeting ? styles.today : undefined}>
                    <Mark
                      name={one.name}
                      attendance={entered(one, of.meeting)}
                      coming={one.coming[of.meeting]}
                      onPress={
                        of.meeting === meeting.meeting && open ? (next) => enter([{ case: one.case, attendance: next }]) : null
                      }
                    />
                  </td>
                ))}
                {asked.length > 0 && (
                  <td className="muted">
                    {one.answered ? (
                      t('attendance.answered')
                    ) : one.answered === false ? (
                      <Remind course={course} person={one} about="measures" now={now} />
                    ) : null}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {keysOn && (
        <p className={styles.legend}>
          {marks.map(({ key, attendance, icon, look }) => (
            <span key={key}>
              <span className={`${styles.mark} ${styles[look]}`}>
                <Icon name={icon} />
              </span>
              <kbd>{key}</kbd> {t(`attendance.${attendance}`)}
            </span>
          ))}
          <span>
            <kbd>A</kbd> {t('attendance.rest')}
          </span>
        </p>
      )}
    </>
  );
}

/** What was entered; where it can be entered, a press goes on to the next of the four. */
function Mark({
  name,
  attendance,
  coming,
  onPress,
}: {
  name: string;
  attendance: Attendance | undefined;
  coming: boolean | undefined;
  onPress: ((next: Attendance) => void) | null;
}) {
  const { t } = useTranslation('courses');
  const told = coming === false && !attendance;
  const said = attendance ? t(`attendance.${attendance}`) : told ? t('attendance.toldOff') : t('attendance.none');
  const { icon, look } = attendance
    ? lookOf(attendance)
    : { icon: 'message' as const, look: told ? 'toldOff' : onPress ? 'open' : 'wait' };
  const drawn = attendance || told ? <Icon name={icon} /> : null;
  const className = `${styles.mark} ${styles[look]}`;
  if (!onPress)
    return (
      <span className={className} role="img" aria-label={said}>
        {drawn}
      </span>
    );
  const next = marks[(marks.findIndex((one) => one.attendance === attendance) + 1) % marks.length] ?? marks[0];
  return (
    <button type="button" className={className} aria-label={`${name}: ${said}`} onClick={() => onPress(next.attendance)}>
      {drawn}
    </button>
  );
}

const initials = (name: string) =>
  name
    .split(' ')
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, 3);
