import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../care/case-view';
import { remarksOn } from '../../../care/remarks/remarks';
import { useFormat } from '../../../ui/format';
import styles from '../../kit/kept.module.css';
import { AnsweredForm } from '../../questionnaires/AnsweredForm';
import { useMeasureName } from '../../questionnaires/useMeasureName';

/** Every form that was filled in, oldest first, question by question. */
export function Forms({ view }: { view: CaseView }) {
  const { t } = useTranslation('me');
  const f = useFormat();
  const nameOf = useMeasureName();
  const rounds = Object.values(view.measures)
    .flatMap((list) => list ?? [])
    .sort((a, b) => a.answeredAt.localeCompare(b.answeredAt));
  if (rounds.length === 0) return null;
  return (
    <section className={styles.kept}>
      <h2>{t('answers.title')}</h2>
      {rounds.map((round) => (
        <section key={round.item} className={`card ${styles.part}`}>
          <h3>
            <bdi>{nameOf(round.instrument, view)}</bdi>, {f.dayAndYear(round.answeredAt)}
          </h3>
          <AnsweredForm view={view} round={round} />
          {remarksOn(view.remarks, round.item).map(({ remark, about, at, text }) => (
            <p key={remark}>
              {t(`remark.said.${about}`, { date: f.dayAndYear(at) })} <q dir="auto">{text}</q>
            </p>
          ))}
        </section>
      ))}
    </section>
  );
}

export function Appointments({ view }: { view: CaseView }) {
  const { t } = useTranslation('me');
  const f = useFormat();
  if (view.appointments.length === 0) return null;
  return (
    <section className={styles.kept}>
      <h2>{t('all.appointments')}</h2>
      <ul className={`card stack ${styles.part} ${styles.lines}`}>
        {view.appointments.map(({ appointment, start, minutes, mode, cancelled }) => (
          <li key={appointment}>
            {f.dayAndYear(start)} {f.clockOfTeam(start)}, {f.minutes(minutes)}, {t(`all.mode.${mode}`)}
            {cancelled && `, ${t('all.cancelled')}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
