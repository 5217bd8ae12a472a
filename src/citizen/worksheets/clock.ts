import { homeZone } from '../../care/time/dates';
import type { Clock } from '../../care/worksheets/entry';
import { deviceZone, localDate } from '../../ui/format';

/** What an entry says of the zone that its times were written in: nothing at home. */
export const zoneHere = (): { zone?: string } => (deviceZone() === homeZone ? {} : { zone: deviceZone() });

/** The clock of this device, as worksheets keep it. */
export function localClock(): Clock {
  const now = new Date();
  const today = localDate(now);
  const two = (n: number) => String(n).padStart(2, '0');
  return { today, now: `${today}T${two(now.getHours())}:${two(now.getMinutes())}` };
}
