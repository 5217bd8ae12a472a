import { useTranslation } from 'react-i18next';
import { localDate } from '../../care/time/dates';
import type { ShownCourse, ShownParticipant } from '../../client/api';
import { useAct } from '../../engine/act';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useSay } from '../kit/toasts';
import styles from './courses.module.css';

/** A kind word to one participant in one press, of the questionnaires or of what is to be done until next time; once a day. */
export function Remind({
  course,
  person,
  about,
  now,
}: {
  course: ShownCourse;
  person: ShownParticipant;
  about: 'measures' | 'homework';
  now: string;
}) {
  const { t } = useTranslation('courses');
  const f = useFormat();
  const say = useSay();
  const { busy, failed, act } = useAct();
  if (person.caseRef === null) return about === 'measures' ? t('attendance.unanswered') : null;
  if (person.reminded === localDate(now)) return <span className="muted">{t('remind.today')}</span>;
  const remind = async () => {
    const text = t(`remind.text.${about}`, { name: person.called, title: course.title });
    if (await act(({ remind }) => remind(course.courseRef, person.case, text))) say(t('remind.done', { name: person.name }));
  };
  return (
    <>
      <button
        type="button"
        className={styles.remind}
        aria-disabled={busy}
        aria-label={t(`remind.label.${about}`, { name: person.name })}
        onClick={() => void remind()}
      >
        {t(about === 'measures' ? 'remind.do' : 'remind.homework')}
      </button>
      {about === 'homework' && person.reminded && (
        <p className="small muted">{t('remind.last', { day: f.relative(person.reminded, now) })}</p>
      )}
      {failed && <ErrorCard code={failed} />}
    </>
  );
}
