import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { useAct } from '../../engine/act';
import { Hint } from '../../ui/controls/parts';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useSay } from '../kit/toasts';
import { useNames } from '../kit/useNames';
import { RiskLine } from './RiskLine';
import { useActionWords } from './useActionWords';

/** The open risk answer; or, where a colleague has dealt with it, who, when and how, until one has done something in the case oneself. */
export function RiskLines({ view, now, onAssess }: { view: CaseView; now: string; onAssess: () => void }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const say = useSay();
  const nameOf = useNames(t('someone'));
  const actionWords = useActionWords();
  const { failed, act } = useAct();
  const { openRisk, riskDoneFor } = view;
  if (openRisk)
    return (
      <>
        <RiskLine
          risk={openRisk}
          phone={view.phone}
          now={now}
          onAct={() =>
            void act(({ answerAlert }) =>
              answerAlert(openRisk.answers, { state: 'acting' }).then(() => say(t('risk.actingSaid'))),
            )
          }
          onAssess={onAssess}
        />
        {failed && <ErrorCard code={failed} />}
      </>
    );
  if (!riskDoneFor) return null;
  const { by, at, ...how } = riskDoneFor.done;
  const name = nameOf(by);
  const done = actionWords(how) || t('duty.state.resolved').toLocaleLowerCase();
  return (
    <Hint icon="check">
      {t('risk.doneFor', { name, when: f.moment(at, now), action: done })}{' '}
      {riskDoneFor.assessments.length === 0 && t('risk.doneForNote', { name })}
    </Hint>
  );
}
