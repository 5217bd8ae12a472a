import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { StayingWell } from '../../care/discharge/staying-well';
import { Icon } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import { Helped, StayingWellView } from '../../ui/staying-well/StayingWellView';
import { useNames } from '../kit/people';
import { useTherapist } from '../kit/therapist';
import { MeasureCard } from '../questionnaires/MeasureCard';
import { curvePoints, shownMeasures, span } from '../questionnaires/points';
import styles from './discharge.module.css';

/** How far somebody has come: the curve that has moved, what helped, and the plan, in their own words. */
export function SoFar({ view, plan }: { view: CaseView; plan: StayingWell }) {
  const { t } = useTranslation('discharge');
  const f = useFormat();
  const { firstName } = useTherapist();
  const { first } = useNames();
  const moved = shownMeasures(view).find(({ id }) => span(curvePoints(view.measures[id] ?? [])) !== null);
  return (
    <>
      <h1>{view.called ? t('soFar', { name: view.called }) : t('soFar.alone')}</h1>
      {moved && <MeasureCard measure={moved.id} view={view} rules={moved.rules} therapist={firstName} />}
      {plan.helped.length > 0 && (
        <section aria-labelledby="helped">
          <h2 id="helped" className={styles.list}>
            {t('helped')}
          </h2>
          <Helped helped={plan.helped} />
        </section>
      )}
      <section className={`card pad ${styles.plan}`} aria-labelledby="plan">
        <h2 id="plan">{t('plan.title')}</h2>
        <StayingWellView plan={plan} level={3} />
        <p className={styles.said} role="status">
          <Icon name={plan.mine ? 'check' : 'pen'} small />
          <span>{t(plan.mine ? 'plan.said' : 'plan.unsaid', { name: first(plan.by), date: f.day(plan.at) })}</span>
        </p>
      </section>
    </>
  );
}
