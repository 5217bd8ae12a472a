import { useTranslation } from 'react-i18next';
import type { CaseRef } from '../../client/api';
import { useView } from '../../engine/engine';
import { Choice } from '../../ui/controls/fields';
import { useFormat } from '../../ui/format';

/** Which course: those that are not over, with when they begin and what room there is. */
export function CourseChoice({
  legend,
  chosen,
  without,
  now,
  onChoose,
}: {
  legend: string;
  chosen: CaseRef | null;
  /** Courses, by their ids, that somebody is on already. */
  without?: readonly string[];
  now: string;
  onChoose: (one: { courseRef: CaseRef; course: string; title: string }) => void;
}) {
  const { t } = useTranslation('courses');
  const f = useFormat();
  const rows = (useView('courses', { now }).data ?? []).filter(
    ({ state, course }) => state !== 'finished' && !without?.includes(course),
  );
  if (rows.length === 0) return <p className="muted">{t('choice.none')}</p>;
  return (
    <Choice
      legend={legend}
      options={rows.map(({ courseRef, title, next, taken, places }) => ({
        value: courseRef,
        label: <span dir="auto">{title}</span>,
        note: [
          next && f.moment(next.meeting.start, now),
          taken < places ? t('choice.room', { count: places - taken }) : t('choice.full'),
        ]
          .filter(Boolean)
          .join(' · '),
      }))}
      chosen={chosen ? [chosen] : []}
      onChoose={([next]) => {
        const one = rows.find(({ courseRef }) => courseRef === next);
        if (one) onChoose(one);
      }}
    />
  );
}
