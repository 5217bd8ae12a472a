import type { WorksheetStructure } from '../../care/worksheets/types';
import { useAct } from '../../ui/act';
import { localClock } from './clock';
import { EntryContext } from './fields/context';
import { SheetField } from './fields/SheetField';
import { PageForm } from './PageForm';
import { StepsForm } from './StepsForm';
import { type Opening, useEntryDraft } from './useEntryDraft';
import { useRefChoices } from './useRefChoices';
import { useSheetActs } from './useSheetActs';

export interface EntryFormProps {
  structure: WorksheetStructure;
  caseRef: string;
  opening: Opening;
  /** Given, not begun alone: shared unless the switch says no. */
  homework: boolean;
  onDone: () => void;
  onClose: () => void;
}

/**
 * One entry of any worksheet: on disk at every keystroke, shared or not by a switch that says who sees it. Where the structure says so it
 * is asked one field at a time, and one that is mended afterwards stands on one page.
 */
export function EntryForm(props: EntryFormProps & { daily?: React.ReactNode; heading?: string }) {
  const { structure, caseRef, opening, homework, onDone } = props;
  const sheet = useSheetActs(structure, caseRef);
  const share = (homework ? structure.privacy.asHomework : structure.privacy.alone) === 'on';
  const entry = useEntryDraft(structure, opening, share);
  const choices = useRefChoices(structure, caseRef, entry.held.values);
  const { held, draft } = entry;
  const { busy, failed, act } = useAct(draft);
  const finish = async () => {
    const entered = { entry: held.entry, values: held.values, share: held.share, sheet: opening.sheet, day: held.day };
    if (await act((acts) => sheet.save(acts, entered))) onDone();
  };
  const bySteps = structure.oneFieldPerScreen && (opening.sheet === null || opening.phase === 'after');
  const Form = bySteps ? StepsForm : PageForm;
  return (
    <EntryContext value={{ values: held.values, clock: localClock(), after: opening.sheet !== null, choices, Drawn: SheetField }}>
      <Form {...props} form={entry} busy={busy} failed={failed} finish={finish} />
    </EntryContext>
  );
}
