import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseRow } from '../../care/courses/course-list';
import type { CaseRef } from '../../client/api';
import { errorCode, useNow, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Progress } from '../../ui/controls/parts';
import { EmptyState, ErrorCard, Loading } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useKeys, useKeysOn } from '../kit/keys';
import room from '../kit/room.module.css';
import { useMe } from '../kit/useMe';
import { CoursePane } from './CoursePane';
import styles from './courses.module.css';
import { NewCourseDialog } from './NewCourseDialog';

type Listed = CourseRow & { courseRef: CaseRef };
const states = ['running', 'open', 'finished'] as const;

/** Courses and groups: what goes on, what takes people in, what is over; and the one that was chosen. */
export function CoursesRoom() {
  const { t } = useTranslation('courses');
  const now = useNow();
  const { inCases } = useMe();
  const courses = useView('courses', inCases ? { now } : undefined);
  const [chosenRef, setChosen] = useState<CaseRef | null>(null);
  const [making, setMaking] = useState(false);
  const keysOn = useKeysOn();
  useKeys({ n: () => inCases && setMaking(true) }, keysOn);
  const all = courses.data;
  const chosen = all?.find(({ courseRef }) => courseRef === chosenRef) ?? all?.[0];
  return (
    <main id="innhold" className={styles.room} tabIndex={-1}>
      <div className={`${room.column} ${styles.list}`}>
        <header className={room.bar}>
          <h1 tabIndex={-1}>{t('title')}</h1>
        </header>
        {courses.error ? (
          <ErrorCard code={errorCode(courses.error)} retry={() => void courses.refetch()} />
        ) : !inCases ? (
          <EmptyState heading={t('notYours.title')}>{t('notYours.text')}</EmptyState>
        ) : !all ? (
          <Loading lines={4} />
        ) : all.length === 0 ? (
          <EmptyState heading={t('empty.title')}>{t('empty.text')}</EmptyState>
        ) : (
          states.map((state) => (
            <CourseList
              key={state}
              heading={t(`list.${state}`)}
              rows={all.filter((one) => one.state === state)}
              chosen={chosen?.courseRef ?? null}
              onChoose={setChosen}
              now={now}
            />
          ))
        )}
        {inCases && (
          <Button small variant="secondary" icon="plus" className={styles.new} onClick={() => setMaking(true)}>
            {t('new.open')} {keysOn && <kbd>N</kbd>}
          </Button>
        )}
      </div>
      {chosen && <CoursePane key={chosen.courseRef} courseRef={chosen.courseRef} now={now} />}
      {making && <NewCourseDialog now={now} onClose={() => setMaking(false)} onMade={setChosen} />}
    </main>
  );
}

function CourseList({
  heading,
  rows,
  chosen,
  onChoose,
  now,
}: {
  heading: string;
  rows: readonly Listed[];
  chosen: CaseRef | null;
  onChoose: (ref: CaseRef) => void;
  now: string;
}) {
  const { t } = useTranslation('courses');
  const f = useFormat();
  const said = ({ state, next, taken, places, completed, rolling }: Listed) => {
    const room = t('list.places', { taken, places });
    if (state === 'finished') return t('list.completed', { completed, taken });
    if (!next) return room;
    const when = f.moment(next.meeting.start, now);
    if (state === 'open') return `${t('list.starts', { when })} · ${room}`;
    return `${t('list.meeting', { number: next.number, of: next.of, when })} · ${room}${rolling ? ` · ${t('list.rolling')}` : ''}`;
  };
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{heading}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.courseRef}>
            <button
              type="button"
              className={styles.course}
              aria-pressed={row.courseRef === chosen}
              onClick={() => onChoose(row.courseRef)}
            >
              <b dir="auto">{row.title}</b>
              <small>{said(row)}</small>
              {row.state !== 'finished' && (
                <Progress
                  value={Math.min(row.taken, row.places)}
                  max={row.places}
                  label={t('list.places', { taken: row.taken, places: row.places })}
                />
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
