import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { localDate } from '../../src/care/time/dates';
import type { WrittenReferral } from '../../src/client/api';
import { expect, test } from '../fixtures/app';
import { allSent, newCitizen, until } from '../fixtures/engines';
import { openLine } from '../fixtures/line';
import { plant } from '../fixtures/planted';
import { citizenAccepts, goTo } from './citizen';
import { inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { expectFine } from './fine';
import { newProfile } from './profile';
import { engineJoins, goToRoom } from './team';
import { say } from './words';

/** Nobody of them stands anywhere else: not in the build, and not in another's name. */
const phones = [
  { name: 'Ragnfrid Kvitebjønn', called: 'Ragnfrid' },
  { name: 'Torbjarne Myklegard', called: 'Torbjarne' },
] as const;
const others = ['Sigbjarta Høgåsen', 'Oddvarda Lomtjønn', 'Gyrild Skarvhamn', 'Eldbjarne Rypdokken'];
const unheard = [
  'Vigdisa Breimoen',
  'Arnljota Tverrelv',
  'Hallbera Gaupås',
  'Ingjarda Ospeli',
  'Kolfinna Remøyhaug',
  'Turida Vassbakk',
];
const last = 'Ålauga Finnkjønn';
const everybody = [...phones.map(({ name }) => name), ...others, ...unheard, last];

const called: Omit<WrittenReferral, 'name' | 'contactAt'> = {
  way: 'phone',
  source: 'self',
  phone: '40 00 00 00',
  problems: ['sleep'],
  words: '',
  wish: '',
  helped: '',
  times: '',
  reach: {},
};

test('T71 a course of twelve: attendance by keyboard, a word to all, an answer without a network; and no device, request or log has the name of another', async ({
  relay,
  person,
}) => {
  test.slow();
  const { page: desk } = await person({ at: 'desk' });
  plant(...everybody);
  await leadSetsUpTeam(desk, relay.setupLink);
  const per = await engineJoins(desk, relay, { name: 'Per Aune', title: 'Psykolog', roles: ['therapist', 'intake'] });
  const lines = [await openLine(), await openLine()];
  const profiles = lines.map((line) => newProfile(relay.url, line));
  const requests: string[] = [];
  const engines: { close: () => Promise<void>; exportAll: () => Promise<string> }[] = [];
  try {
    const pages: Page[] = [];
    for (const [i, who] of phones.entries()) {
      await goToRoom(desk, 'inbox');
      const link = await inviteCitizen(desk, who);
      const page = await (profiles[i] ?? newProfile(relay.url, await openLine())).open();
      page.context().on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''}`));
      page.on('console', (message) => requests.push(message.text()));
      await citizenAccepts(page, link, { therapist: 'Lea', first: `Hei fra ${who.called}.` });
      pages.push(page);
    }
    const [ragnfrid, torbjarne] = pages;
    if (!ragnfrid || !torbjarne) throw new Error('two phones');

    // The course, from its template, begins today.
    await desk
      .getByRole('navigation')
      .getByRole('link', { name: say('team:nav.courses') })
      .click();
    await expect(desk.getByText(say('courses:empty.title'))).toBeVisible();
    await expectFine(desk);
    await desk.keyboard.press('n');
    const making = desk.getByRole('dialog', { name: say('courses:new.title') });
    await making.getByLabel(say('courses:new.template')).selectOption({ label: 'Søvnkurs' });
    await making.getByLabel(say('courses:field.first')).fill('2020-01-06');
    await making.getByLabel(say('courses:field.place'), { exact: true }).fill('Kulturhuset, sal B');
    await making.getByLabel(say('courses:field.wayIn')).fill('Inngang fra torget, heis til høyre');
    await making.getByRole('button', { name: say('courses:new.do') }).click();
    await expect(making.getByText(say('courses:fault.past'))).toBeVisible();
    await expectFine(desk);
    await making.getByLabel(say('courses:field.first')).fill(localDate(new Date().toISOString()));
    await making.getByLabel(say('courses:field.time'), { exact: true }).fill('23.59');
    await making.getByRole('button', { name: say('courses:new.do') }).dblclick();
    await expect(making).toHaveCount(0);
    await expect(desk.getByRole('heading', { level: 2, name: 'Søvnkurs' })).toBeVisible();
    await expectFine(desk);

    // Two of the lead's own, from the course and from the case; the others from a colleague's, most of whom have no device at all.
    const [onCourse, inCase] = phones;
    await desk.getByRole('button', { name: say('courses:signUp.open'), exact: true }).click();
    const signing = desk.getByRole('dialog', { name: say('courses:signUp.title', { title: 'Søvnkurs' }) });
    await signing.getByRole('radio', { name: onCourse.name }).check();
    await signing.getByRole('button', { name: say('courses:signUp.do'), exact: true }).click();
    await expect(signing).toHaveCount(0);
    await openCase(desk, inCase.name);
    await desk.getByRole('button', { name: say('courses:case.signUp') }).click();
    const onto = desk.getByRole('dialog', { name: say('courses:case.signUpTitle', { name: inCase.called }) });
    await onto.getByRole('radio', { name: 'Søvnkurs' }).check();
    await onto.getByRole('button', { name: say('courses:signUp.open'), exact: true }).click();
    await expect(onto).toHaveCount(0);
    await goToRoom(desk, 'courses');
    const now = () => new Date().toISOString();
    const refs: string[] = [];
    for (const name of others) {
      const one = await newCitizen(relay, per, { name, called: name.split(' ')[0] ?? '' });
      engines.push(one.citizen.engine);
      refs.push(one.theirs);
    }
    for (const name of [...unheard, last])
      refs.push(await per.engine.writeReferral({ ...called, name, contactAt: localDate(now()) }));
    await until(async () => (await per.engine.view('courses', { now: now() })).length === 1);
    const courseRef = (await per.engine.view('courses', { now: now() }))[0]?.courseRef ?? '';
    const stood: string[] = [];
    for (const ref of refs.slice(0, -1)) stood.push(await per.engine.signUp(courseRef, ref));
    expect(stood).not.toContain('waiting');
    // The last one is decided on: the course is chosen with the help, and is full.
    await goToRoom(desk, 'referrals');
    await desk.getByRole('button', { name: last }).focus();
    await desk.keyboard.press('2');
    const deciding = desk.getByRole('dialog', { name: say('referrals:decide.title', { name: last }) });
    await deciding.getByRole('radio', { name: 'Søvnkurs' }).check();
    await deciding.getByRole('radio', { name: 'Lea Lunde' }).check();
    await deciding.getByRole('button', { name: say('referrals:decide.do'), exact: true }).click();
    await expect(desk.getByText(say('referrals:decide.waits', { name: last }))).toBeVisible();
    await goToRoom(desk, 'courses');
    await expect(desk.getByRole('heading', { name: say('courses:waiting.title') })).toBeVisible();
    await expect(desk.getByRole('rowheader')).toHaveCount(12);
    await expectFine(desk);

    // The meeting on the phone, read and answered without a network.
    await goTo(ragnfrid, 'today');
    await expect(ragnfrid.getByRole('link', { name: /Søvnkurs/ })).toBeVisible();
    await expectFine(ragnfrid);
    lines[0]?.cut();
    await ragnfrid.getByRole('link', { name: /Søvnkurs/ }).click();
    await expect(ragnfrid.getByRole('heading', { level: 1, name: 'Hva søvn er' })).toBeVisible();
    await expect(ragnfrid.getByText('Inngang fra torget, heis til høyre')).toBeVisible();
    await expect(ragnfrid.getByText(say('courses:meeting.alone'))).toBeVisible();
    await expectFine(ragnfrid);
    await ragnfrid.getByRole('link', { name: /Hva søvn er/ }).click();
    await expect(ragnfrid.getByText(/En dårlig natt er ikke farlig/)).toBeVisible();
    await expectFine(ragnfrid);
    await ragnfrid.goBack();
    await ragnfrid.getByRole('button', { name: say('courses:coming.cannot', { day: say('common:today') }) }).click();
    await expect(ragnfrid.getByText(say('courses:coming.no'))).toBeVisible();
    lines[0]?.mend();
    const told = `${phones[0].name}: ${say('courses:attendance.toldOff')}`;
    await expect(desk.getByRole('button', { name: told })).toBeVisible();

    // Attendance of all twelve: four by their keys, the rest at once.
    const rows = desk.getByRole('rowheader').getByRole('button');
    await rows.first().focus();
    for (const key of ['m', 's', 'f', 'i', 'a']) await desk.keyboard.press(key);
    const entered = (attendance: 'attended' | 'late' | 'cancelled-by-citizen' | 'absent') =>
      desk.getByRole('button', { name: new RegExp(`: ${say(`courses:attendance.${attendance}`)}$`) });
    // Of the rest the one who has said that she cannot has not come.
    await expect(entered('attended')).toHaveCount(8);
    await expect(entered('cancelled-by-citizen')).toHaveCount(2);
    for (const one of ['late', 'absent'] as const) await expect(entered(one)).toHaveCount(1);
    await expectFine(desk);
    await expect(async () => {
      const course = await per.engine.view('course', { courseRef, now: now() });
      const [meeting] = course.meetings;
      expect(course.participants.filter(({ attendance }) => attendance[meeting?.meeting ?? ''])).toHaveLength(12);
    }).toPass();

    // One word to all, in each one's own case; what is answered stays there.
    const text = 'Takk for i dag! Skriv dagbok hver morgen, så ser vi på den neste gang.';
    await desk.getByRole('textbox', { name: say('courses:toAll.title', { count: 12 }) }).fill(text);
    await desk.keyboard.press('Control+Enter');
    await ragnfrid.goBack();
    for (const page of pages) {
      await goTo(page, 'messages');
      await expect(page.getByText(text)).toBeVisible();
    }
    await ragnfrid.getByRole('textbox').fill('Takk selv, jeg var syk.');
    await ragnfrid.getByRole('button', { name: say('messages:send'), exact: true }).click();
    await expect(torbjarne.getByText('jeg var syk')).toHaveCount(0);
    await expectFine(desk);

    // Every device, every request and the relay's own disk, searched for the others.
    for (const [i, name] of others.entries()) {
      const engine = engines[i];
      if (!engine) throw new Error(name);
      await until(async () => (await engine.exportAll()).includes('Takk for i dag!'));
      expect(namesIn(await engine.exportAll(), name)).toEqual([]);
    }
    await allSent(per.engine);
    for (const [i, { name }] of phones.entries()) {
      const shown = await pages[i]?.evaluate(() => document.body.textContent);
      expect(namesIn(shown ?? '', name)).toEqual([]);
      await profiles[i]?.close();
      const { folder } = profiles[i] ?? { folder: '' };
      for (const file of filesOf(folder)) expect(namesIn(file.text, ''), file.path).toEqual([]);
    }
    expect(namesIn(requests.join('\n'), '')).toEqual([]);
    expect(namesIn(relay.log(), '')).toEqual([]);
    for (const file of filesOf(relay.dataDir)) expect(namesIn(file.text, ''), file.path).toEqual([]);
  } finally {
    for (const { close } of engines) await close();
    await per.engine.close();
    for (const profile of profiles) {
      await profile.close();
      profile.remove();
    }
    for (const line of lines) await line.close();
  }
});

/** Which of them, by either of their names, a text knows besides its own. */
const namesIn = (text: string, own: string): string[] =>
  everybody
    .filter((name) => name !== own)
    .flatMap((name) => [name, ...name.split(' ')])
    .filter((word) => text.includes(word) || text.includes(Buffer.from(word).toString('latin1')));

/** Each file as it is, and without the noughts of UTF-16. */
const filesOf = (folder: string): { path: string; text: string }[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => {
      const bytes = readFileSync(path);
      return { path, text: `${bytes.toString('latin1')}\n${Buffer.from(bytes.filter((byte) => byte !== 0)).toString('latin1')}` };
    });
