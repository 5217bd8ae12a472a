import type { AlertRow } from '../../care/alerts/alert';

/** What duty staff can say of an alert; each is a state that everybody concerned sees. */
export type DutyAct = 'seen' | 'acting' | 'escalated' | 'resolved';

/** What makes sense next, the most likely first. */
export const actsOn: Record<AlertRow['state'], readonly DutyAct[]> = {
  new: ['acting', 'seen', 'escalated', 'resolved'],
  seen: ['acting', 'escalated', 'resolved'],
  acting: ['resolved', 'escalated'],
  escalated: ['acting', 'resolved'],
  resolved: [],
};
export const dutyKeys: Record<DutyAct, string> = { seen: 's', acting: 'f', escalated: 'w', resolved: 'e' };
