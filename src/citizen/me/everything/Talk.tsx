import { useTranslation } from 'react-i18next';
import { useView } from '../../../engine/engine';
import { Loading } from '../../../ui/controls/states';
import { useFormat } from '../../../ui/format';
import styles from '../../kit/kept.module.css';
import { useNames } from '../../kit/people';
import { byDay, keyOf } from '../../messages/days';
import { Line } from '../../messages/Line';

/** The whole conversation, day by day: who wrote what, and what happened between. */
export function Talk({ caseRef }: { caseRef: string }) {
  const { t } = useTranslation('me');
  const f = useFormat();
  const { full } = useNames();
  const { data } = useView('thread', { caseRef, limit: 1_000_000 });
  if (!data) return <Loading lines={2} />;
  return (
    <section className={styles.kept}>
      <h2>{t('all.talk')}</h2>
      {byDay(data.lines).map((day) => (
        <section key={day.key} className={`card ${styles.part}`}>
          {day.at && <h3>{f.dayAndYear(day.at)}</h3>}
          <ol className={`stack ${styles.lines}`}>
            {day.lines.map((line) =>
              line.type === 'message' || line.type === 'welcome' ? (
                <li key={keyOf(line)}>
                  <small>
                    <bdi>{full(line.author)}</bdi> {f.clock(line.at)}
                  </small>
                  <span dir="auto">{line.text}</span>
                </li>
              ) : (
                <Line key={keyOf(line)} line={line} />
              ),
            )}
          </ol>
        </section>
      ))}
    </section>
  );
}
