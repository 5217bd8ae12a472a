import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { turnOf } from '../../care/questionnaires/instruments/outcome';
import { rangeOf } from '../../care/questionnaires/instruments/scoring';
import type { QuestionnaireRound } from '../../care/questionnaires/questionnaires-of';
import { meetingsOf } from '../../care/sessions/sessions';
import { HeatMap } from '../../ui/charts/HeatMap';
import { withGaps } from '../../ui/charts/line';
import { MeasureChart } from '../../ui/charts/MeasureChart';
import button from '../../ui/controls/Button.module.css';
import { Tag } from '../../ui/controls/parts';
import table from '../../ui/controls/table.module.css';
import { useFormat } from '../../ui/format';
import { useBandWord, useLimitWord } from '../../ui/useBandWord';
import { useContent } from '../kit/catalogue';
import { signed } from '../kit/signed';
import { useInstruments } from '../kit/whole-content';
import curves from './Curves.module.css';

/** One measure: bands, limit, the field of measurement error round the first score, risk marks, appointments; or as a table. */
export function MeasureFigure({
  id,
  rounds,
  view,
  name,
  onAnswers,
}: {
  id: string;
  rounds: readonly QuestionnaireRound[];
  view: CaseView;
  name: string;
  onAnswers: (rounds: readonly QuestionnaireRound[], at: number) => void;
}) {
  const { t } = useTranslation(['team', 'care']);
  const f = useFormat();
  const content = useContent();
  const bandWord = useBandWord();
  const limitWord = useLimitWord();
  const [shown, setShown] = useState<'chart' | 'table' | 'items'>('chart');
  const form = useInstruments().find((one) => one.id === id);
  const rules = view.scoring[id];
  if (!rules) return null;
  const instrument = content.instrumentName(id);
  const totals = rounds.flatMap((r) => (r.score.total === null ? [] : [r.score.total]));
  const [first, last] = [totals[0], totals.at(-1)];
  const move = first !== undefined && last !== undefined && totals.length > 1 ? turnOf(rules, first, last) : null;
  const verdict = move === null ? 'first' : move === 'better' ? 'improved' : move === 'worse' ? 'deteriorated' : 'unchanged';
  const since = rounds[0]?.answeredAt ?? '';
  const { max } = rangeOf(rules);
  return (
    <figure>
      <figcaption>
        <b>{instrument}</b> {first !== undefined && last !== undefined && totals.length > 1 ? `${first} → ${last}` : (last ?? '')}{' '}
        <Tag tone={verdict === 'improved' ? 'fjord' : verdict === 'deteriorated' ? 'help' : undefined}>
          {first !== undefined && last !== undefined && move !== null && `${signed(last - first)} · `}
          {t(`team:curves.verdict.${verdict}`)}
        </Tag>
        <span className="grow" />
        <button
          type="button"
          className={button.text}
          aria-pressed={shown === 'items'}
          onClick={() => setShown(shown === 'items' ? 'chart' : 'items')}
        >
          {t('team:curves.items')}
        </button>
        <button
          type="button"
          className={button.text}
          aria-pressed={shown === 'table'}
          onClick={() => setShown(shown === 'table' ? 'chart' : 'table')}
        >
          {t('team:curves.table')}
        </button>
      </figcaption>
      {shown === 'items' && form ? (
        <HeatMap
          caption={t('team:curves.tableName', { instrument })}
          items={form.items.map(({ linkId, text, options }) => ({
            id: linkId,
            text,
            max: Math.max(0, ...options.map(({ value }) => value)),
            risk: linkId === rules.risk?.linkId,
          }))}
          rounds={rounds.map(({ answeredAt, values }) => ({ at: answeredAt, values }))}
          onRound={(at) => onAnswers(rounds, at)}
        />
      ) : shown === 'table' ? (
        <div className={table.wrap}>
          <table className={`${table.table} ${table.tight} ${curves.rounds}`}>
            <caption className="ds-sr-only">{t('team:curves.tableName', { instrument })}</caption>
            <thead>
              <tr>
                {(['date', 'total', 'band', 'change', 'nine', 'answers'] as const)
                  .filter((col) => col !== 'nine' || rules.risk)
                  .map((col) => (
                    <th key={col} scope="col">
                      {t(`team:curves.col.${col}`)}
                    </th>
                  ))}
              </tr>
            </thead>
            <tbody>
              {rounds.map((round, at) => (
                <tr key={round.item}>
                  <th scope="row">{f.dayShort(round.answeredAt)}</th>
                  <td className="num" data-label={t('team:curves.col.total')}>
                    {round.score.total ?? t('team:curves.incomplete')}
                    {round.score.prorated &&
                      ` (${t('team:curves.prorated', { given: rules.scored.length - round.score.missing })})`}
                  </td>
                  <td data-label={t('team:curves.col.band')}>{round.score.band && bandWord(round.score.band)}</td>
                  <td className="num" data-label={t('team:curves.col.change')}>
                    {first !== undefined && round.score.total !== null && at > 0 ? signed(round.score.total - first) : ''}
                  </td>
                  {rules.risk && (
                    <td className="num" data-label={t('team:curves.col.nine')}>
                      {round.score.riskValue ?? ''}
                    </td>
                  )}
                  <td>
                    <button type="button" className={button.text} onClick={() => onAnswers(rounds, at)}>
                      {t('team:curves.show')}
                      <span className="ds-sr-only"> {f.day(round.answeredAt)}</span>
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <>
          <MeasureChart
            table={false}
            title={t('team:curves.name', { instrument, name })}
            points={withGaps(rounds.map((r) => ({ at: r.answeredAt, value: r.score.total, risk: (r.score.riskValue ?? 0) > 0 })))}
            max={max}
            height={240}
            bands={rules.bands.map(({ from, code }) => ({ from, label: bandWord(code) }))}
            cutOff={rules.cutOffs.nhs ?? Object.values(rules.cutOffs)[0] ?? null}
            reliable={rules.reliableChange}
            marks={[
              ...meetingsOf(view.appointments, view.sessions)
                .filter(({ at }) => at >= since)
                .map((a) => ({
                  at: a.at,
                  letter: t(`team:curves.mark.${a.mode}`),
                  label: `${f.day(a.at)}: ${t(`team:appointments.mode.${a.mode}`)}`,
                })),
              ...partsOf(view)
                .filter(({ at }) => at >= since)
                .map(({ at, programme, part }) => ({
                  at,
                  letter: '·',
                  label: `${f.day(at)}: ${content.programmeTitle(programme)}, ${content.partTitle(programme, part)}`,
                })),
            ]}
          />
          {Object.keys(rules.cutOffs).length > 1 && (
            <p className="muted small">
              {t('team:curves.limits', {
                limits: content.join(Object.entries(rules.cutOffs).map(([name, at]) => `${at} (${limitWord(name)})`)),
              })}
            </p>
          )}
        </>
      )}
    </figure>
  );
}

/** Parts of programmes that have been finished, for their place in the curve. */
const partsOf = (view: CaseView): { at: string; programme: string; part: string }[] =>
  view.programmes.flatMap(({ programme, parts }) =>
    Object.entries(parts).flatMap(([part, { finished, at }]) => (finished ? [{ at, programme, part }] : [])),
  );
