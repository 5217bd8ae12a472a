import type { Attendance } from '../../care/courses/course';
import type { IconName } from '../../ui/controls/Icon';

/** The four that are entered by a key, in the order of their legend; all six can be chosen for one person (care rules 6.4). */
export const marks = [
  { key: 'M', attendance: 'attended', icon: 'check', look: 'yes' },
  { key: 'S', attendance: 'late', icon: 'clock', look: 'late' },
  { key: 'F', attendance: 'cancelled-by-citizen', icon: 'message', look: 'told' },
  { key: 'I', attendance: 'absent', icon: 'close', look: 'no' },
] as const satisfies readonly { key: string; attendance: Attendance; icon: IconName; look: string }[];

export const lookOf = (attendance: Attendance): { icon: IconName; look: string } =>
  marks.find((one) => one.attendance === attendance) ?? { icon: 'minus', look: 'no' };
