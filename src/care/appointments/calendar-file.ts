import { homeZone, localClock, localDate } from '../time/dates';

export interface CalendarEntry {
  /** Names the appointment for ever: the same on each change. */
  uid: string;
  /** How often it has been changed (RFC 5545, SEQUENCE). */
  sequence: number;
  /** ISO instants */
  start: string;
  end: string;
  /** What others who look into the calendar may read. */
  summary: string;
  place?: string | undefined;
  cancelled?: boolean;
  /** when the file was made, ISO */
  stamp: string;
}

/** Rules of Europe/Oslo since 1996 (IANA tz): without them some calendars are an hour wrong after the clock has been set. */
const zone = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Oslo',
  'BEGIN:DAYLIGHT',
  'TZNAME:CEST',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'DTSTART:19810329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZNAME:CET',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** One appointment as a file for a calendar (RFC 5545): lines end in CRLF and have 75 octets at most. */
export function calendarFile({ uid, sequence, start, end, summary, place, cancelled, stamp }: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mellom//Mellom 1//NB',
    `METHOD:${cancelled ? 'CANCEL' : 'PUBLISH'}`,
    ...zone,
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART${local(start)}`,
    `DTEND${local(end)}`,
    `SUMMARY:${escaped(summary)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ];
  return lines.map(folded).join('\r\n');
}

const utc = (at: string): string => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
/** By the wall, but in the hour that comes twice, where only UTC says which of the two is meant. */
function local(at: string): string {
  const wall = (when: number) => `${localDate(new Date(when).toISOString())}T${localClock(new Date(when).toISOString())}`;
  const time = Date.parse(at);
  const twice = [-3_600_000, 3_600_000].some((hour) => wall(time + hour) === wall(time));
  return twice ? `:${utc(at)}` : `;TZID=${homeZone}:${wall(time).replace(/[-:]/g, '')}00`;
}
const escaped = (text: string): string => text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r\n|\r|\n/g, '\\n');

const octets = new TextEncoder();
function folded(line: string): string {
  let out = '';
  let length = 0;
  for (const letter of line) {
    const size = octets.encode(letter).length;
    if (length + size > 75) {
      out += '\r\n ';
      length = 1;
    }
    out += letter;
    length += size;
  }
  return out;
}
