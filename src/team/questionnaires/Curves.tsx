import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { QuestionnaireRound } from '../../care/questionnaires/questionnaires-of';
import type { CaseRef } from '../../client/api';
import { useView } from '../../engine/engine';
import chart from '../../ui/charts/chart.module.css';
import { Button } from '../../ui/controls/Button';
import button from '../../ui/controls/Button.module.css';
import { useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';
import panes from '../kit/panes.module.css';
import { AnswersDialog } from './AnswersDialog';
import styles from './Curves.module.css';
import { MeasureFigure } from './MeasureFigure';
import { StrikeDialog } from './StrikeDialog';
import { StruckList } from './StruckList';

/** Always first, in this order. */
const first = ['phq-9', 'gad-7'];

/** One panel a measure: bands, limit, the field of measurement error round the first score, risk marks, appointments. */
export function Curves({
  caseRef,
  view,
  name,
  onGive,
  onFillIn,
}: {
  caseRef: CaseRef;
  view: CaseView;
  name: string;
  onGive: () => void;
  onFillIn: () => void;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const content = useContent();
  const { data: me } = useView('me', null);
  const [answers, setAnswers] = useState<{ rounds: readonly QuestionnaireRound[]; at: number } | null>(null);
  const [striking, setStriking] = useState<QuestionnaireRound | null>(null);
  const measured = content.byName(Object.keys(view.scoring), content.instrumentName).sort((a, b) => rank(a) - rank(b));
  const due = view.due[0];
  return (
    <section className={`${panes.pane} ${styles.curves}`} aria-labelledby="curves">
      <p className="print-only">
        <b>{name}</b> · {me?.about?.name} · {t('curves.printed', { date: f.dayAndYear(new Date().toISOString()) })}
      </p>
      <header className={styles.head}>
        <h2 id="curves">{t('curves.title')}</h2>
        <span className="grow" />
        {measured.length > 0 && (
          <p className={styles.keys}>
            <span className={chart.key}>
              <i className={styles.change} />
              {t('curves.key.rci')}
            </span>
            <span className={chart.key}>
              <i className={styles.cut} />
              {t('curves.key.cut')}
            </span>
            <span className={chart.key}>
              <svg viewBox="0 0 14 12" width="14" height="12" aria-hidden="true" focusable="false">
                <path className={chart.risk} d="M7 0l7 12H0Z" />
              </svg>
              {t('curves.key.risk')}
            </span>
          </p>
        )}
      </header>
      {measured.length === 0 && (
        <div className={styles.empty}>
          <p>
            <b>{t('curves.none.title')}</b>
          </p>
          <p className="muted">
            {due
              ? t('curves.none.given', { instruments: content.instrumentNames(due.instruments), due: f.day(due.due) })
              : t('curves.none.text')}
          </p>
          {!due && (
            <Button small variant="secondary" onClick={onGive}>
              {t('curves.none.give')}
            </Button>
          )}
        </div>
      )}
      <div className={`${panes.scroll} ${styles.figures}`}>
        {measured.map((id) => (
          <MeasureFigure
            key={id}
            id={id}
            rounds={view.measures[id] ?? []}
            view={view}
            name={name}
            onAnswers={(rounds, at) => setAnswers({ rounds, at })}
          />
        ))}
        <StruckList caseRef={caseRef} view={view} onAnswers={(round) => setAnswers({ rounds: [round], at: 0 })} />
      </div>
      {measured.length > 0 && <p className={`${styles.legend} muted`}>{t('curves.legend')}</p>}
      <p className={`${styles.legend} ${styles.open}`}>
        <button type="button" className={button.text} onClick={onFillIn}>
          {t('fillIn.open')}
        </button>
        {measured.length > 0 && (
          <button type="button" className={button.text} onClick={() => print()}>
            {t('curves.print')}
          </button>
        )}
      </p>
      {answers && (
        <AnswersDialog
          {...answers}
          remarks={view.remarks}
          called={view.called || view.name}
          onMove={(at) => setAnswers({ ...answers, at })}
          onStrike={
            view.deleted === null
              ? (round) => {
                  setAnswers(null);
                  setStriking(round);
                }
              : null
          }
          onClose={() => setAnswers(null)}
        />
      )}
      {striking && (
        <StrikeDialog
          caseRef={caseRef}
          round={striking}
          risky={view.risk.some(({ answers }) => answers === striking.item)}
          called={view.called || name}
          onClose={() => setStriking(null)}
        />
      )}
    </section>
  );
}

const rank = (id: string) => (first.includes(id) ? first.indexOf(id) : first.length);
