import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { moversOf } from '../../care/questionnaires/instruments/movers';
import { leanOf } from '../../care/questionnaires/instruments/outcome';
import { rangeOf, type ScoringRules } from '../../care/questionnaires/instruments/scoring';
import { CitizenCurve } from '../../ui/charts/CitizenCurve';
import curve from '../../ui/charts/curve.module.css';
import { Tag } from '../../ui/controls/parts';
import { Tagged } from '../../ui/controls/Tagged';
import measureCard from './MeasureCard.module.css';
import { bandWords, curvePoints, span } from './points';
import { useInstruments } from './useInstruments';
import { useMeasureName } from './useMeasureName';

/**
 * One curve: a sentence first, "Tydelig bedring" only when it is more than chance, what has become lighter and heavier, and what that may
 * mean. No limit line, no diagnosis.
 */
export function MeasureCard({
  measure,
  view,
  rules,
  therapist,
}: {
  measure: string;
  view: CaseView;
  rules: ScoringRules;
  therapist: string;
}) {
  const { t } = useTranslation('me');
  const nameOf = useMeasureName();
  const rounds = (view.measures[measure] ?? []).toSorted((a, b) => a.answeredAt.localeCompare(b.answeredAt));
  const points = curvePoints(rounds);
  const change = span(points);
  const lean = change ? leanOf(rules, change.first, change.last) : null;
  const bands = bandWords(rules.bands.length).map((word, i) => ({ from: rules.bands[i]?.from ?? 0, label: t(word) }));
  const only = points.find((p) => p.value !== null)?.value;
  const name = nameOf(measure, view);
  return (
    <section className={`card ${curve.curve}`} aria-labelledby={`m-${measure}`}>
      <div className={curve.head}>
        <h2 id={`m-${measure}`}>{name}</h2>
        {lean === 'better' && (
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
        {lean && ` ${t(`meaning.${lean}`, { name: therapist })}`}
      </p>
      {change && <Movers measure={measure} view={view} rules={rules} />}
      <CitizenCurve title={name} points={points} max={rangeOf(rules).max} bands={bands} />
    </section>
  );
}

/** In the questionnaire's own words, which are never shortened. */
function Movers({ measure, view, rules }: { measure: string; view: CaseView; rules: ScoringRules }) {
  const { t } = useTranslation('me');
  const instruments = useInstruments([measure], view.packs);
  const rounds = (view.measures[measure] ?? [])
    .filter(({ score }) => score.total !== null)
    .toSorted((a, b) => a.answeredAt.localeCompare(b.answeredAt));
  const [first, last] = [rounds[0], rounds.at(-1)];
  const instrument = instruments?.[0];
  if (!first || !last || !instrument) return null;
  const moved = moversOf(rules, first.values, last.values);
  const list = (key: 'eased' | 'heavier') =>
    moved[key].length > 0 && (
      <>
        <h3>{t(`moved.${key}`)}</h3>
        <ul lang={instrument.wording} translate="no">
          {moved[key].map((linkId) => (
            <li key={linkId}>{instrument.items.find((item) => item.linkId === linkId)?.text}</li>
          ))}
        </ul>
      </>
    );
  return (
    <div className={measureCard.movers}>
      {list('eased')}
      {list('heavier')}
    </div>
  );
}
