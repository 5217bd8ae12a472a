import { useTranslation } from 'react-i18next';
import type { ProgrammePlan } from '../../../care/case';
import { planAgain, planDraft, planItem, planWithOpened } from '../../../care/programme/plan-draft';
import type { ProgrammeCard } from '../../../care/programme/types';
import type { CaseRef } from '../../../client/api';
import { useEngine } from '../../../ui/engine';
import { useSay } from '../../desk/memory';

/** Opens a part that waits, whatever it waits for; it can be taken back for some seconds. */
export function useOpenPart(caseRef: CaseRef, card: ProgrammeCard | undefined, plan: ProgrammePlan | null) {
  const { t } = useTranslation('team');
  const engine = useEngine();
  const say = useSay();
  return async (part: string): Promise<void> => {
    const item = card && planWithOpened(card, plan, part);
    if (!item) return;
    const before = plan ? planAgain(plan) : planItem(card, planDraft(card, null));
    await engine.write(caseRef, item);
    const title = card.parts.find(({ id }) => id === part)?.title ?? part;
    say(t('prog.openedSaid', { part: title }), () => before && void engine.write(caseRef, before));
  };
}
