import { useTranslation } from 'react-i18next';
import type { WrittenBeside } from '../../care/alerts/safety-plan';
import { Hint } from '../controls/parts';
import { useFormat } from '../format';

/** Two people changed the plan at once, and neither saw the other do it: nothing is lost, and it is said what came from whom. */
export function PlanBeside({ beside, nameOf }: { beside: readonly WrittenBeside[]; nameOf: (account: string) => string }) {
  const { t } = useTranslation('safety');
  const f = useFormat();
  if (beside.length === 0) return null;
  return (
    <Hint>
      {t('plan.beside')}{' '}
      {beside.map(({ by, at, lines }) => (
        <span key={`${by} ${at}`}>{t('plan.besideFrom', { name: nameOf(by), date: f.day(at), lines: lines.join(' · ') })} </span>
      ))}
    </Hint>
  );
}
