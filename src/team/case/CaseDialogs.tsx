import type { CaseView } from '../../care/case-view';
import type { CaseRef } from '../../client/api';
import { AssessDialog } from '../alerts/AssessDialog';
import { AppointmentDialog } from '../appointments/AppointmentDialog';
import { useNames } from '../kit/useNames';
import { CoverDialog } from '../members/CoverDialog';
import { EndCaseDialog } from '../members/EndCaseDialog';
import { HandOverDialog } from '../members/HandOverDialog';
import { LetInDialog } from '../members/LetInDialog';
import { type PeopleAct, PeopleDialog } from '../members/PeopleDialog';
import { PersonDialog } from '../members/PersonDialog';
import { PutOutDialog } from '../members/PutOutDialog';
import { RecoverDialog } from '../members/RecoverDialog';
import { FillInDialog } from '../questionnaires/FillInDialog';
import { AssignDialog, type AssignKind } from './AssignDialog';

/** Which dialog of a case is open. */
export type Open = 'assess' | 'fill-in' | AssignKind | 'book' | 'people' | 'person' | PeopleAct | null;

/** The one dialog of a case that is open. */
export function CaseDialogs({
  caseRef,
  view,
  open,
  onOpen,
}: {
  caseRef: CaseRef;
  view: CaseView;
  open: Open;
  onOpen: (next: Open) => void;
}) {
  const called = view.called || view.name;
  const nameOf = useNames(called);
  const onClose = () => onOpen(null);
  const about = { caseRef, called, onClose };
  if (open !== null && typeof open === 'object')
    return <PutOutDialog {...about} account={open.putOut} name={nameOf(open.putOut)} />;
  switch (open) {
    case 'assess':
      return view.openRisk && <AssessDialog {...about} risk={view.openRisk} />;
    case 'programme':
    case 'questionnaire':
    case 'worksheet':
      return <AssignDialog {...about} view={view} start={open} />;
    case 'fill-in':
      return <FillInDialog {...about} view={view} onRisk={() => onOpen('assess')} />;
    case 'book':
      return <AppointmentDialog {...about} />;
    case 'person':
      return <PersonDialog caseRef={caseRef} view={view} onClose={onClose} />;
    case 'people':
      return <PeopleDialog {...about} view={view} onAct={onOpen} />;
    case 'cover':
      return <CoverDialog {...about} />;
    case 'hand-over':
      return <HandOverDialog {...about} />;
    case 'let-in':
      return <LetInDialog {...about} members={view.members} />;
    case 'recover':
      return <RecoverDialog {...about} />;
    case 'end':
      return <EndCaseDialog caseRef={caseRef} name={view.name || called} onClose={onClose} />;
    case null:
      return null;
  }
}
