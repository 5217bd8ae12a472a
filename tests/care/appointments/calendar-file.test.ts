import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarFile } from '../../../src/care/appointments/calendar-file';

const entry = {
  uid: 'b3c1@mellom',
  sequence: 0,
  start: '2026-03-19T09:00:00Z',
  end: '2026-03-19T09:45:00Z',
  summary: 'Avtale',
  stamp: '2026-03-11T08:12:00Z',
};
/** As another program reads it. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const zone = calendar.getFirstSubcomponent('vtimezone');
  const event = calendar.getFirstSubcomponent('vevent');
  if (!zone || !event) throw new Error('no calendar file');
  ICAL.TimezoneService.register(zone);
  return { method: calendar.getFirstPropertyValue('method'), event: new ICAL.Event(event), raw: event };
}
const anyMinute = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => Math.floor(date.getTime() / 60_000) * 60_000);
/** A day and a half round each hour at which the clock is set. */
const nearTheSetting = fc
  .tuple(fc.integer({ min: 2020, max: 2035 }), fc.constantFrom(2, 9), fc.integer({ min: -36 * 60, max: 36 * 60 }))
  .map(([year, month, minutes]) => {
    const last = new Date(Date.UTC(year, month + 1, 0));
    return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1) + minutes * 60_000;
  });

describe('a calendar file', () => {
  it('says when, by the wall of Oslo, and nothing of what for', () => {
    const file = calendarFile(entry);
    expect(file).toContain('\r\nDTSTART;TZID=Europe/Oslo:20260319T100000\r\n');
    expect(file).toContain('\r\nSUMMARY:Avtale\r\n');
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });
  it('is read back to the very minute by another program, through every setting of the clock from 2020 to 2035', () =>
    fc.assert(
      fc.property(fc.oneof(anyMinute, nearTheSetting), fc.integer({ min: 5, max: 480 }), (start, minutes) => {
        const times = { start: new Date(start).toISOString(), end: new Date(start + minutes * 60_000).toISOString() };
        const { event } = read(calendarFile({ ...entry, ...times }));
        expect(event.startDate.toJSDate().toISOString()).toBe(times.start);
        expect(event.endDate.toJSDate().toISOString()).toBe(times.end);
      }),
      { numRuns: 400 },
    ));
  it('carries any words whole, in lines of 75 octets at most that end in CRLF', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (words) => {
        const place = words.replace(/[\p{Cc}]/gu, ' ');
        const file = calendarFile({ ...entry, place });
        for (const line of file.split('\r\n')) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
        expect(read(file).event.location).toBe(place);
      }),
    ));
  it('keeps lines, commas and semicolons of a place', () => {
    const place = 'Torget 1; inngang B, 2. etasje\nRing på «RPH» \\ vent';
    expect(read(calendarFile({ ...entry, place })).event.location).toBe(place);
  });
  it('of a change bears the same name and a higher number, and of what is called off says so', () => {
    const moved = read(calendarFile({ ...entry, sequence: 1, start: '2026-03-20T09:00:00Z', end: '2026-03-20T09:45:00Z' }));
    expect([moved.event.uid, moved.event.sequence, moved.method]).toEqual(['b3c1@mellom', 1, 'PUBLISH']);
    const off = read(calendarFile({ ...entry, sequence: 2, cancelled: true }));
    expect([off.event.uid, off.event.sequence, off.method]).toEqual(['b3c1@mellom', 2, 'CANCEL']);
    expect(off.raw.getFirstPropertyValue('status')).toBe('CANCELLED');
  });
});
