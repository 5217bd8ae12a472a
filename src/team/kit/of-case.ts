import type { CaseView } from '../../care/case-view';
import type { CaseRef } from '../../client/api';

/** What a part of the case's room is about. */
export interface OfCase {
  caseRef: CaseRef;
  view: CaseView;
  /** what the citizen is called */
  called: string;
}
/** The same for a dialog on top of it. */
export interface DialogOfCase extends OfCase {
  onClose: () => void;
}
