import { useTranslation } from 'react-i18next';
import type { QuestionnaireRound } from '../../care/case';
import { turnOf } from '../../care/instruments/outcome';
import { rulesOf } from '../../care/instruments/rules';
import { rangeOf } from '../../care/instruments/scoring';
import { CitizenCurve } from '../../ui/charts/CitizenCurve';
import { Tag } from '../../ui/parts';
import { Tagged } from '../../ui/Tagged';
import { curvePoints, type ShownMeasure, span } from './points';

/** Four words are enough for a citizen: everything from the fourth band up is "Mye". */
const words = ['band.0', 'band.1', 'band.2', 'band.3'] as const;

/** One curve: a sentence first, "Tydelig bedring" only when it is more than chance, no limit line, no diagnosis. */
export function MeasureCard({
  measure,
  rounds,
  therapist,
}: {
  measure: ShownMeasure;
  rounds: readonly QuestionnaireRound[];
  therapist: string;
}) {
  const { t } = useTranslation('me');
  const rules = rulesOf(measure);
  if (!rules) return null;
  const points = curvePoints(rounds);
  const change = span(points);
  const move = change ? turnOf(rules, change.first, change.last) : 'same';
  const bands = rules.bands.slice(0, words.length).map(({ from }, i) => ({ from, label: t(words[i] ?? 'band.3') }));
  const only = points.find((p) => p.value !== null)?.value;
  return (
    <section className="card curve" aria-labelledby={`m-${measure}`}>
      <div className="curve-head">
        <h2 id={`m-${measure}`}>{t(`measure.${measure}`)}</h2>
        {move === 'better' && (
          <Tag tone="fjord" icon="check">
            {t('clearlyBetter')}
          </Tag>
        )}
      </div>
      <p>
        <Tagged
          text={
            !change
              ? t('firstAnswer', { value: only })
              : change.weeks > 0
                ? t('change', { count: change.weeks, first: change.first, last: change.last })
                : t('changeSoon', { first: change.first, last: change.last })
          }
        />
        {move === 'worse' && ` ${t('heavier', { name: therapist })}`}
      </p>
      <CitizenCurve title={t(`measure.${measure}`)} points={points} max={rangeOf(rules).max} bands={bands} />
    </section>
  );
}
