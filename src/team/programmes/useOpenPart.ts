import { useTranslation } from 'react-i18next';
import { planAgain, planDraft, planItem, planWithOpened } from '../../care/programmes/plan-draft';
import type { ProgrammePlan } from '../../care/programmes/progress-types';
import type { ProgrammeCard } from '../../care/programmes/types';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { useSay } from '../kit/toasts';

/** Opens a part that waits, whatever it waits for; it can be taken back for some seconds. */
export function useOpenPart(caseRef: CaseRef, card: ProgrammeCard | undefined, plan: ProgrammePlan | null) {
  const { t } = useTranslation('team');
  const { busy, failed, act } = useAct();
  const say = useSay();
  const open = async (part: string): Promise<void> => {
    const item = card && planWithOpened(card, plan, part);
    if (!item) return;
    const before = plan ? planAgain(plan) : planItem(card, planDraft(card, null));
    if (!(await act(({ write }) => write(caseRef, item)))) return;
    const title = card.parts.find(({ id }) => id === part)?.title ?? part;
    say(t('prog.openedSaid', { part: title }), before ? ({ write }) => write(caseRef, before) : undefined);
  };
  return { busy, failed, open };
}
