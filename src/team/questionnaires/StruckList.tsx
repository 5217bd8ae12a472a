import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { QuestionnaireRound, StruckRound } from '../../care/questionnaires/questionnaires-of';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import button from '../../ui/controls/Button.module.css';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';
import { useSay } from '../kit/toasts';
import styles from './questionnaires.module.css';
import { useStruckWords } from './useStruckWords';

/** Answers that no longer count, under the curves that they have left: by whom they were struck, and why. */
export function StruckList({
  caseRef,
  view,
  onAnswers,
}: {
  caseRef: CaseRef;
  view: CaseView;
  onAnswers: (round: QuestionnaireRound) => void;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const say = useSay();
  const content = useContent();
  const words = useStruckWords();
  const { busy, failed, act } = useAct();
  if (view.struck.length === 0) return null;
  const restore = ({ item, struck: { reason } }: StruckRound) =>
    act(({ write }) =>
      write(caseRef, { kind: 'struck', answers: item, reason, restored: true }).then(() => say(t('strike.restored'))),
    );
  return (
    <section className={styles.struck} aria-labelledby="struck">
      <h3 id="struck">{t('strike.list')}</h3>
      <ul>
        {view.struck.map((round) => {
          const { instrument, answeredAt, score, item, struck } = round;
          const what = { instrument: content.instrumentName(instrument), date: f.day(answeredAt) };
          return (
            <li key={item}>
              <del>
                {t('strike.what', what)}
                {score.total !== null && `: ${score.total}`}
              </del>
              <span className="muted small">{words(struck)}</span>
              <span className="row">
                <button type="button" className={button.text} onClick={() => onAnswers(round)}>
                  {t('curves.show')}
                  <span className="ds-sr-only"> {t('strike.what', what)}</span>
                </button>
                {view.deleted === null && (
                  <button type="button" className={button.text} disabled={busy} onClick={() => void restore(round)}>
                    {t('strike.restore')}
                    <span className="ds-sr-only"> {t('strike.what', what)}</span>
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {failed && <ErrorCard code={failed} />}
    </section>
  );
}
