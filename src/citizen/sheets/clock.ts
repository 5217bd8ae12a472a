import type { Clock } from '../../care/worksheets/entry';
import { localDate } from '../../ui/format';

/** The clock of this device, as worksheets keep it. */
export function localClock(): Clock {
  const now = new Date();
  const today = localDate(now);
  const two = (n: number) => String(n).padStart(2, '0');
  return { today, now: `${today}T${two(now.getHours())}:${two(now.getMinutes())}` };
}
