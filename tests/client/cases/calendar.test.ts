import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conflictsOf } from '../../../src/care/calendar/conflicts';
import { addDays, homeZone, localDate, mondayOf } from '../../../src/care/time/dates';
import { instantOf } from '../../../src/care/time/wall';
import {
  allSent,
  type Case,
  type Device,
  engineOn,
  newCitizen,
  newColleague,
  newTeam,
  passphrase,
  until,
} from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

/** Monday of the week after next: nothing of the test's own days falls in it. */
const monday = addDays(mondayOf(localDate(new Date().toISOString())), 14);
const at = (day: number, clock: string) => new Date(instantOf(addDays(monday, day), clock, homeZone)).toISOString();
const ids = [
  'AAAAAAAAAAAAAAAAAAAAAA',
  'BAAAAAAAAAAAAAAAAAAAAA',
  'CAAAAAAAAAAAAAAAAAAAAA',
  'DAAAAAAAAAAAAAAAAAAAAA',
  'EAAAAAAAAAAAAAAAAAAAAA',
  'FAAAAAAAAAAAAAAAAAAAAA',
  'GAAAAAAAAAAAAAAAAAAAAA',
  'HAAAAAAAAAAAAAAAAAAAAA',
] as const;

describe('a calendar', () => {
  let place: Place;
  let lead: Device;
  let maja: Device;
  let kari: Case;
  let ola: Case;
  beforeAll(async () => {
    place = await newPlace();
    lead = await newTeam(place);
    maja = await newColleague(place, lead, { name: 'Maja Lie', title: 'psykolog', roles: ['therapist'] });
    kari = await newCitizen(place, maja);
    ola = await newCitizen(place, maja, { name: 'Ola Nordmann', called: 'Ola' });
  });
  afterAll(async () => {
    for (const { engine } of [lead, maja, kari.citizen, ola.citizen]) await engine.close();
    await place.close();
  });
  const week = (who: Device) => who.engine.view('calendar', { from: monday, count: 5, now: new Date().toISOString() });

  it('holds what is booked in every case of one’s own, and what a citizen chooses takes its place there', async () => {
    const booked = {
      kind: 'appointment' as const,
      appointment: ids[0],
      start: at(0, '09:00'),
      minutes: 45,
      mode: 'phone' as const,
    };
    await maja.engine.write(kari.theirs, booked);
    await maja.engine.write(ola.theirs, {
      kind: 'proposal',
      proposal: ids[1],
      minutes: 45,
      until: at(0, '08:00'),
      times: [
        { appointment: ids[2], start: at(1, '09:00'), mode: 'phone' },
        { appointment: ids[3], start: at(2, '09:00'), mode: 'phone' },
      ],
    });
    expect((await week(maja)).map(({ entries, held }) => [entries.length, held.length])).toEqual([
      [1, 0],
      [0, 1],
      [0, 1],
      [0, 0],
      [0, 0],
    ]);
    const { citizen, mine } = ola;
    await until(async () => (await citizen.engine.view('case', { caseRef: mine })).proposals.length === 1);
    await citizen.engine.write(mine, { kind: 'appointment-answer', on: ids[1], answer: 'chosen', choice: ids[3] });
    await until(async () => (await week(maja))[2]?.entries.length === 1);
    expect((await week(maja)).map(({ entries, held }) => [entries.map(({ name }) => name), held.length])).toEqual([
      [['Kari Nordmann'], 0],
      [[], 0],
      [['Ola Nordmann'], 0],
      [[], 0],
      [[], 0],
    ]);
  });

  it('of a colleague shows nothing of it', async () => {
    expect((await week(lead)).flatMap(({ entries }) => entries)).toEqual([]);
  });

  it('knows when one works and is away, by one’s own word alone; what ends before it begins is refused, and changes nothing', async () => {
    await maja.engine.setHours([{ day: 1, from: '09:00', until: '12:00' }]);
    await maja.engine.setAbsence({ absence: ids[0], from: addDays(monday, 3), until: addDays(monday, 4) });
    const said = (days: Awaited<ReturnType<typeof week>>) => days.map(({ away, hours }) => [away, hours?.length ?? null]);
    const own = [
      [false, 1],
      [false, 0],
      [false, 0],
      [true, 0],
      [true, 0],
    ];
    expect(said(await week(maja))).toEqual(own);
    await expect(maja.engine.setHours([{ day: 1, from: '12:00', until: '09:00' }])).rejects.toMatchObject({ code: 'E_INPUT' });
    await expect(maja.engine.setAbsence({ absence: ids[1], from: addDays(monday, 2), until: monday })).rejects.toMatchObject({
      code: 'E_INPUT',
    });
    expect(said(await week(maja))).toEqual(own);
    expect(said(await week(lead))).toEqual(Array.from({ length: 5 }, () => [false, null]));
    await maja.engine.setAbsence({ absence: ids[0], from: addDays(monday, 3), until: addDays(monday, 4), removed: true });
    expect((await maja.engine.view('ownDays', null)).absences).toEqual([]);
  });

  it('that one is away is known in each case that one answers for, once from two devices, and gone there when it is taken back', async () => {
    const until5 = addDays(localDate(new Date().toISOString()), 5);
    const today = localDate(new Date().toISOString());
    const away = async ({ citizen, mine }: Case) => (await citizen.engine.view('case', { caseRef: mine })).away;
    await maja.engine.setAbsence({ absence: ids[1], from: today, until: until5 });
    await until(async () => (await away(kari)) !== null && (await away(ola)) !== null);
    expect(await away(kari)).toEqual({ from: today, until: until5, state: 'now' });
    expect(
      (await kari.citizen.engine.view('thread', { caseRef: kari.mine, limit: 50 })).lines.map(({ type }) => type),
    ).not.toContain('problem');
    const other = engineOn(place);
    await other.restore({ code: maja.recoveryCode }, { passphrase });
    await allSent(other);
    const told = JSON.parse(await maja.engine.exportAll()) as {
      cases: { entries: { item?: { kind: string; absence?: string } }[] }[];
    };
    const count = told.cases
      .flatMap(({ entries }) => entries)
      .filter(({ item }) => item?.kind === 'away' && item.absence === ids[1]).length;
    expect(count).toBe(2);
    await other.close();
    await maja.engine.setAbsence({ absence: ids[1], from: today, until: until5, removed: true });
    await until(async () => (await away(kari)) === null && (await away(ola)) === null);
  });

  it('a room that one has booked is taken for colleagues at that time, and free again when it is called off; of whom it is for nothing is told', async () => {
    const { account } = await maja.engine.view('me', null);
    const booked = {
      kind: 'appointment' as const,
      appointment: ids[1],
      start: at(4, '10:00'),
      minutes: 45,
      mode: 'in-person' as const,
      room: 'Rom 2',
    };
    const taken = async () => (await week(lead))[4]?.rooms ?? [];
    await maja.engine.write(kari.theirs, booked);
    await until(async () => (await taken()).length === 1);
    expect(await taken()).toEqual([{ by: account, room: 'Rom 2', start: at(4, '10:00'), minutes: 45 }]);
    const days = await week(lead);
    const meets = (start: string, room: string) => conflictsOf(days, { start, minutes: 45, room }).map(({ what }) => what);
    expect(meets(at(4, '10:30'), 'Rom 2')).toEqual(['room']);
    expect(meets(at(4, '10:45'), 'Rom 2')).toEqual([]);
    expect(meets(at(4, '10:30'), 'Rom 1')).toEqual([]);
    await maja.engine.write(kari.theirs, { ...booked, cancelled: true });
    await until(async () => (await taken()).length === 0);
    await maja.engine.setAbsence({ absence: ids[2], from: addDays(monday, 4), until: addDays(monday, 4) });
    await until(async () => (await week(lead))[4]?.absent.includes(account) ?? false);
  });

  it('holds a room for colleagues too while times are offered in it, of the chosen one alone after that, and none once the offer has run out', async () => {
    const room = { mode: 'in-person' as const, room: 'Rom 1' };
    const taken = async () => (await week(lead)).flatMap(({ rooms }) => rooms.filter((one) => one.room === 'Rom 1'));
    const offer = {
      kind: 'proposal' as const,
      proposal: ids[4],
      minutes: 45,
      until: at(0, '08:00'),
      times: [
        { appointment: ids[5], start: at(1, '12:00'), ...room },
        { appointment: ids[6], start: at(2, '12:00'), ...room },
      ],
    };
    await maja.engine.write(ola.theirs, offer);
    await until(async () => (await taken()).length === 2);
    const late = await lead.engine.view('calendar', { from: monday, count: 5, now: at(0, '08:01') });
    expect(late.flatMap(({ rooms }) => rooms.filter((one) => one.room === 'Rom 1'))).toEqual([]);
    const { citizen, mine } = ola;
    await until(async () => (await citizen.engine.view('case', { caseRef: mine })).proposals.length === 2);
    await citizen.engine.write(mine, { kind: 'appointment-answer', on: ids[4], answer: 'chosen', choice: ids[6] });
    await until(async () => (await taken()).length === 1);
    expect(await taken()).toMatchObject([{ start: at(2, '12:00') }]);
  });

  it('holds what one keeps for oneself, on one’s other device too, and in nobody else’s; what is no time is refused', async () => {
    const lunch = { what: 'lunch', date: monday, from: '11:30', minutes: 30, repeat: 'workdays' } as const;
    await maja.engine.saveOwnBlock(ids[7], lunch);
    await maja.engine.saveOwnBlock(ids[7], lunch);
    const kept = async (engine: Device['engine']) =>
      (await engine.view('calendar', { from: monday, count: 5, now: new Date().toISOString() })).map(
        ({ blocks }) => blocks.length,
      );
    expect(await kept(maja.engine)).toEqual([1, 1, 1, 1, 1]);
    await expect(maja.engine.saveOwnBlock(ids[0], { ...lunch, from: '25:00' })).rejects.toMatchObject({ code: 'E_INPUT' });
    const other = engineOn(place);
    await other.restore({ code: maja.recoveryCode }, { passphrase });
    // The first device hands its box over a moment later; the other looks when its page is looked at.
    await until(async () => {
      await other.hurry();
      return (await kept(other))[0] === 1;
    });
    expect(await kept(lead.engine)).toEqual([0, 0, 0, 0, 0]);
    await maja.engine.removeOwnBlock(ids[7]);
    expect(await kept(maja.engine)).toEqual([0, 0, 0, 0, 0]);
    await other.close();
  });

  it('has the meetings of a course that one leads, as soon as it is begun, and not those of a colleague’s', async () => {
    const { account } = await maja.engine.view('me', null);
    await maja.engine.beginCourse({
      title: 'Søvnkurs, vår',
      mode: 'course',
      places: 12,
      leaders: [account],
      meetings: [{ title: 'Hva søvn er', start: at(3, '14:00'), minutes: 90, place: 'Sal B', sheets: [], homework: [] }],
    });
    const meetings = async (who: Device) => (await week(who)).flatMap(({ courses }) => courses.map(({ name }) => name));
    expect(await meetings(maja)).toEqual(['Søvnkurs, vår']);
    await until(async () => (await lead.engine.view('courses', { now: new Date().toISOString() })).length === 1);
    expect(await meetings(lead)).toEqual([]);
  });
});
