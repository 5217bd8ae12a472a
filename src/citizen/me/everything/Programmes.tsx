import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../care/case-view';
import { useFormat } from '../../../ui/format';
import styles from '../../kit/kept.module.css';
import { useCatalogue } from '../../kit/useProgramme';

/** The programmes that were given or begun, and the parts that are finished. */
export function Programmes({ view }: { view: CaseView }) {
  const { t } = useTranslation('me');
  const f = useFormat();
  const cards = useCatalogue();
  if (view.programmes.length === 0) return null;
  return (
    <section className={styles.kept}>
      <h2>{t('all.programmes')}</h2>
      {view.programmes.map(({ programme, assignedAt, parts }) => {
        const card = cards?.find(({ id }) => id === programme);
        const done = Object.entries(parts).filter(([, { finished }]) => finished);
        return (
          <section key={programme} className={`card ${styles.part}`}>
            <h3 lang={card?.lang}>{card?.title ?? programme}</h3>
            {assignedAt && <p>{t('all.begun', { date: f.dayAndYear(assignedAt) })}</p>}
            <ul>
              {done.map(([id, { finishedAt, at }]) => (
                <li key={id}>
                  {t('all.finished', {
                    part: card?.parts.find((part) => part.id === id)?.title ?? id,
                    date: f.dayAndYear(finishedAt ?? at),
                  })}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}
