import type { Acts } from '../../client/api';
import { useAct } from '../../engine/act';
import { localClock } from './clock';
import { EntryContext } from './fields/context';
import { SheetField } from './fields/SheetField';
import { PageForm } from './PageForm';
import { StepsForm } from './StepsForm';
import { type EntryFormProps, useEntryDraft } from './useEntryDraft';
import { useRefChoices } from './useRefChoices';
import { useSharing } from './useSharing';
import { useSheetActs } from './useSheetActs';

/**
 * One entry of any worksheet: on disk at every keystroke, shared or not by a switch that says who sees it. Where the structure says so it
 * is asked one field at a time, and one that is mended afterwards stands on one page.
 */
export function EntryForm(props: EntryFormProps & { daily?: React.ReactNode; heading?: string }) {
  const { structure, caseRef, opening, homework, onDone } = props;
  const sheet = useSheetActs(structure, caseRef);
  const { remembered, remember } = useSharing(structure.id);
  // What is given to do is meant to be seen, so there the choice is asked for; what one begins alone stays with oneself.
  const asks = (homework ? structure.privacy.asHomework : structure.privacy.alone) === 'on';
  const entry = useEntryDraft(structure, opening, remembered ?? (asks ? null : false));
  const choices = useRefChoices(structure, caseRef, entry.held.values);
  const { held, draft } = entry;
  const { busy, failed, act } = useAct(draft);
  const finish = async () => {
    const { share } = held;
    if (share === null) return;
    const entered = { entry: held.entry, values: held.values, share, sheet: opening.sheet, day: held.day };
    const kept = async (acts: Acts) => {
      await sheet.save(acts, entered);
      if (opening.sheet?.shared !== true) await remember(share);
    };
    if (await act(kept)) onDone();
  };
  const bySteps = structure.oneFieldPerScreen && (opening.sheet === null || opening.phase === 'after');
  const Form = bySteps ? StepsForm : PageForm;
  return (
    <EntryContext value={{ values: held.values, clock: localClock(), after: opening.sheet !== null, choices, Drawn: SheetField }}>
      <Form
        {...props}
        form={entry}
        busy={busy}
        failed={failed}
        finish={finish}
        sharing={remembered === undefined ? undefined : asks && remembered === null && opening.sheet === null ? 'asked' : 'known'}
      />
    </EntryContext>
  );
}
