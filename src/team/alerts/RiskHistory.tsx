import { useTranslation } from 'react-i18next';
import { lastTold } from '../../care/alerts/told';
import type { CaseView } from '../../care/case-view';
import { useFormat } from '../../ui/format';
import lists from '../kit/lists.module.css';
import room from '../kit/room.module.css';
import { useNames } from '../kit/useNames';
import { useActionWords } from './useActionWords';
import { useRiskWords } from './useRiskWords';

const shown = 3;

/** Risk answers that somebody has acted on: who, what, and the note, newest first. */
export function RiskHistory({ view, called, now }: { view: CaseView; called: string; now: string }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const words = useRiskWords();
  const actionWords = useActionWords();
  const nameOf = useNames(called, t('team.me'));
  const handled = view.risk
    .filter((risk) => risk.assessments.length > 0 || lastTold(risk.told)?.state === 'resolved')
    .toReversed()
    .slice(0, shown);
  if (handled.length === 0) return null;
  return (
    <div className={`card ${room.block}`}>
      <h3>{t('risk.history')}</h3>
      {handled.map((risk) => (
        <div key={risk.answers} className={lists.entry}>
          <p>
            {words.said(risk)} <span className="muted">{f.relative(risk.at, now)}</span>
          </p>
          {risk.assessments.length === 0 &&
            risk.told.map((one) => (
              <p key={`${one.at}${one.state}`} className="muted">
                {words.told(one, now)}
              </p>
            ))}
          {risk.assessments.map((one) => (
            <p key={one.id} className="muted">
              {t('risk.handled', {
                when: f.relative(one.at, now),
                name: nameOf(one.by),
                action: actionWords(one),
              })}
              {one.note && `. «${one.note}»`}
            </p>
          ))}
        </div>
      ))}
    </div>
  );
}
