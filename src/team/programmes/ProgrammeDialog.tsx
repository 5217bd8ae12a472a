import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { planned, waitBefore } from '../../care/programmes/plan';
import { planAgain } from '../../care/programmes/plan-draft';
import type { ProgrammeProgress } from '../../care/programmes/progress-types';
import type { ProgrammeCard } from '../../care/programmes/types';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import dialog from '../../ui/controls/Dialog.module.css';
import { ErrorCard } from '../../ui/controls/states';
import { localDate, useFormat } from '../../ui/format';
import { useSay } from '../kit/toasts';
import { useNames } from '../kit/useNames';
import { PartLine } from './PartLine';
import { PlanDialog } from './PlanDialog';
import styles from './programmes.module.css';
import { useOpenPart } from './useOpenPart';

/** A programme in a case, whole: each part, what waits, what was answered, and how it is given. */
export function ProgrammeDialog({
  caseRef,
  card,
  progress,
  view,
  called,
  now,
  onClose,
}: {
  caseRef: CaseRef;
  card: ProgrammeCard;
  progress: ProgrammeProgress;
  view: CaseView;
  called: string;
  now: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { busy, failed, act } = useAct();
  const say = useSay();
  const nameOf = useNames(called);
  const [changing, setChanging] = useState(false);
  const { plan } = progress;
  const today = localDate(now);
  const waiting = planned(card, plan).find(({ id, number }) => number !== null && waitBefore(id, card, progress, today))?.id;
  const opening = useOpenPart(caseRef, card, plan);
  const assignment = view.assignments.find(({ what }) => what.type === 'programme' && what.programme === card.id);
  if (changing)
    return (
      <PlanDialog
        caseRef={caseRef}
        card={card}
        plan={plan}
        given={assignment !== undefined}
        called={called}
        onClose={() => setChanging(false)}
      />
    );
  const takeBack = async () => {
    if (!assignment || !(await act(({ write }) => write(caseRef, { kind: 'unassign', assignment: assignment.id })))) return;
    onClose();
    say(t('work.takenBack', { what: card.title }), async ({ write }) => {
      if (plan) await write(caseRef, planAgain(plan));
      await write(caseRef, { kind: 'assign', what: assignment.what });
    });
  };
  const problem = failed ?? opening.failed;
  return (
    <Dialog sheet={false} wide heading={card.title} onClose={onClose}>
      <div className={styles.facts}>
        {assignment && (
          <p className="muted">
            {assignment.by === view.citizen
              ? t('prog.selfStarted', { name: called, date: f.day(assignment.at) })
              : t('prog.given', { name: nameOf(assignment.by), date: f.day(assignment.at) })}
            {progress.minutes > 0 && ` · ${t('prog.minutesAll', { time: f.minutes(progress.minutes) })}`}
          </p>
        )}
        {plan && (
          <p className="muted">
            {t('prog.adapted', { name: nameOf(plan.by), date: f.day(plan.at) })}
            {plan.pace !== undefined && ` · ${t('prog.pace', { count: plan.pace })}`}
          </p>
        )}
        {plan?.note && <blockquote dir="auto">{plan.note}</blockquote>}
      </div>
      <ol className={styles.parts}>
        {planned(card, plan).map((one) => (
          <PartLine
            key={one.id}
            caseRef={caseRef}
            card={card}
            progress={progress}
            planned={one}
            blocks={view.blocks.filter(({ address }) => address.startsWith(`${card.id}/${one.id}/`))}
            called={called}
            now={now}
            waitsFirst={one.id === waiting}
            onOpen={() => void opening.open(one.id)}
          />
        ))}
      </ol>
      {problem && <ErrorCard code={problem} />}
      <div className={dialog.acts}>
        {assignment && (
          <Button small variant="tertiary" busy={busy} onClick={() => void takeBack()}>
            {t('work.takeBack')}
            <span className="ds-sr-only"> {card.title}</span>
          </Button>
        )}
        <Button small variant="secondary" icon="pen" onClick={() => setChanging(true)}>
          {t('adapt.openChange')}
        </Button>
      </div>
    </Dialog>
  );
}
