import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../care/case-view';
import { rangeOf } from '../../../care/questionnaires/instruments/scoring';
import { PlainCurve } from '../../../ui/charts/PlainCurve';
import styles from '../../kit/kept.module.css';
import { curvePoints, shownMeasures } from '../../questionnaires/points';
import { useMeasureName } from '../../questionnaires/useMeasureName';

/** How the measures have gone, each as a curve and as a table. */
export function Curves({ view }: { view: CaseView }) {
  const { t } = useTranslation('me');
  const nameOf = useMeasureName();
  const measures = shownMeasures(view);
  if (measures.length === 0) return null;
  return (
    <section className={styles.kept}>
      <h2>{t('all.curves')}</h2>
      {measures.map(({ id, rules }) => (
        <section key={id} className={`card ${styles.part}`}>
          <h3>
            <bdi>{nameOf(id, view)}</bdi>
          </h3>
          <PlainCurve title={nameOf(id, view)} points={curvePoints(view.measures[id] ?? [])} max={rangeOf(rules).max} />
        </section>
      ))}
      <p className="muted">{t('notADiagnosis')}</p>
    </section>
  );
}
