/** A clock that all the demo's people and their relay share, so that weeks pass in seconds. Milliseconds since 1970. */
export interface DemoClock {
  now: () => number;
  /** Forward only. */
  moveTo: (time: number) => void;
}

export function createClock(start: number): DemoClock {
  let time = start;
  return {
    now: () => time++,
    moveTo: (next) => {
      time = Math.max(time, next);
    },
  };
}

export const minute = 60_000;
export const day = 24 * 60 * minute;

/** "16 07.40" is at 07.40 sixteen days ago (−2: in two days); "0.4" is four tenths of a day ago. */
export function moment(said: string, now: number): number {
  const [days = '', clock] = said.split(' ');
  if (clock === undefined) return now - Number(days) * day;
  return atClock(now, Number(days), clock);
}

/** Local time on the day that lies `ago` days back; `clock` is HH.mm or HH:mm. */
export function atClock(now: number, ago: number, clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(/[.:]/).map(Number);
  const date = new Date(now);
  date.setDate(date.getDate() - ago);
  return date.setHours(hours, minutes, 0, 0);
}

/** YYYY-MM-DD in local time. */
export function dateOf(time: number): string {
  const date = new Date(time);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** HH:mm of minutes since midnight, which may lie before or after this day. */
export function clockOf(minutes: number): string {
  const within = ((Math.round(minutes) % 1440) + 1440) % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

/** 22 letters of base64url, as an id of 16 bytes has; the last one leaves its spare bits empty. */
export function entryId(id: string, index: number): string {
  return `${id}-${String(index).padStart(3, '0')}`.padEnd(21, '0').slice(0, 21).concat('A');
}
