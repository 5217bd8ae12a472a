import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewCourse } from '../../src/client/api';
import { asStreamId, toBase64url } from '../../src/crypto/bytes';
import { makeItemRow, newWriter } from '../../src/crypto/compose';
import { until } from '../fixtures/engines';
import { logIn } from '../relay/peer';
import { accountOf, type CaseOnStage, handOf, messageItem, openStage, refusedIn, type Stage, settled } from './stage';

/** Two who go on the same course, and must not know it of each other. */
let stage: Stage;
let kari: CaseOnStage;
let ola: CaseOnStage;
let courseRef: string;
const lead = () => stage.lead.engine;
const now = () => new Date().toISOString();
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

beforeAll(async () => {
  stage = await openStage();
  kari = await stage.newCase('Karianne');
  ola = await stage.newCase('Olaugine');
  const meeting = (start: string): NewCourse['meetings'][number] => ({
    title: 'Hva søvn er',
    start,
    minutes: 90,
    place: 'Kulturhuset, sal B',
    sheets: [],
    homework: [],
  });
  courseRef = await lead().beginCourse({
    title: 'Søvnkurs, vår',
    mode: 'course',
    places: 12,
    leaders: [(await lead().view('me', null)).account],
    meetings: [meeting(inDays(1)), meeting(inDays(8))],
  });
  for (const one of [kari, ola]) expect(await lead().signUp(courseRef, one.theirs)).toBe('place');
  await lead().writeToCourse(courseRef, 'Velkommen til kurset.');
  for (const { citizen, mine } of [kari, ola])
    await until(async () => (await citizen.engine.view('case', { caseRef: mine })).courses[0]?.meetings.length === 2);
  await settled(lead(), kari.citizen.engine, ola.citizen.engine);
}, 180_000);
afterAll(() => stage.close());

const coursesOf = async ({ citizen, mine }: CaseOnStage) => (await citizen.engine.view('case', { caseRef: mine })).courses;

test('T71 nothing that reaches a participant names another: not the course’s stream, not the other’s case, account or name, in no answer of the relay', async () => {
  const leads = await accountOf(stage.place, stage.lead);
  const course = stage.truth.streamOf(leads.id, 'course');
  for (const [one, other] of [
    [kari, ola],
    [ola, kari],
  ] as const) {
    const said = JSON.stringify(one.phone.said, (_, value) => (value instanceof Uint8Array ? toBase64url(value) : value));
    const held = await one.citizen.engine.exportAll();
    const names = [course, other.stream, other.account.id].map((bytes) => toBase64url(bytes));
    for (const text of [said, held]) {
      for (const name of names) expect(text).not.toContain(name);
      expect(text).not.toContain(other.first[0]);
      expect(text).not.toContain(other === ola ? 'Olaugine' : 'Karianne');
    }
    expect(held).toContain('Velkommen til kurset.');
    expect(held).not.toMatch(/"places"|"enrolment"|"attendance":\{/);
    await expect(one.citizen.engine.view('course', { courseRef, now: now() })).rejects.toMatchObject({ code: 'E_REFUSED' });
    expect(await one.citizen.engine.view('courses', { now: now() })).toEqual([]);
  }
});

test('T71 a participant who knows the course’s stream is refused by the relay, reading and writing, as if there were none', async () => {
  const leads = await accountOf(stage.place, stage.lead);
  const stream = asStreamId(stage.truth.streamOf(leads.id, 'course'));
  const peer = await logIn(stage.place.url, kari.account);
  const nowhere = asStreamId(crypto.getRandomValues(new Uint8Array(32)));
  const asked = await peer.ask('read', { stream, after: -1, limit: 200 });
  expect(asked).toMatchObject({ ok: false });
  expect(asked).toEqual(await peer.ask('read', { stream: nowhere, after: -1, limit: 200 }));
  const hand = await handOf(stage, leads, stream);
  const asIf = {
    ...hand.log,
    epochs: hand.log.epochs.map((one) => ({
      ...one,
      members: [...one.members, ...one.members.slice(0, 1).map((member) => ({ ...member, account: kari.account.id }))],
    })),
  };
  const made = makeItemRow({
    account: kari.account,
    log: asIf,
    key: hand.key,
    item: messageItem('jeg også'),
    writer: newWriter(),
  });
  expect(await peer.ask('append', { row: made.row })).toMatchObject({ ok: false });
  peer.close();
});

test('T71 a participant with a client of their own making gives themselves no place, moves no meeting and enters no attendance', async () => {
  const hand = await handOf(stage, kari.account, kari.stream);
  const before = await coursesOf(kari);
  const course = before[0]?.course ?? '';
  const forged = [
    { kind: 'course-place', course, title: 'Alt', mode: 'course', leaders: [toBase64url(kari.account.id)], state: 'ended' },
    {
      kind: 'course-meeting',
      course,
      meeting: before[0]?.meetings[0]?.meeting,
      title: 'Flyttet',
      start: inDays(2),
      minutes: 90,
      place: 'Hjemme hos meg',
      sheets: [],
      homework: [],
    },
    { kind: 'enrolment', case: toBase64url(kari.stream), name: 'Karianne', state: 'place' },
  ];
  let rows = 0;
  for (const item of forged) {
    const { row } = makeItemRow({
      account: kari.account,
      log: hand.log,
      key: hand.key,
      item: { id: toBase64url(crypto.getRandomValues(new Uint8Array(16))), at: now(), ...item },
      writer: newWriter(),
    });
    // The relay cannot open it: what it is, the members judge.
    if ((await hand.append(row)).ok) rows++;
  }
  expect(rows).toBe(forged.length);
  await until(async () => ((await refusedIn(lead(), kari.theirs)).E_MEMBER ?? 0) === forged.length);
  expect(await coursesOf(kari)).toEqual(before);
  expect((await lead().view('case', { caseRef: kari.theirs })).courses).toEqual(before);
});
