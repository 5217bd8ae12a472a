import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from '../fixtures/app';
import { openLine } from '../fixtures/line';
import { pathOf, unlock } from './account';
import { answerQuestion, beginRound, citizenAccepts, goTo, lockByHand, openSettings, readTo } from './citizen';
import { inviteCitizen, leadSetsUpTeam, openCase, team } from './desk';
import { newProfile } from './profile';
import { say } from './words';

/** What is left on a disk when somebody has been here, read from the browser's own files. */

test('T49 T50 a citizen and a therapist have been here long, and signed out: the browser’s history has one address and one title, and no file has a word of theirs', async ({
  relay,
}) => {
  test.slow();
  const [line, office] = [await openLine(), await openLine()];
  const phone = newProfile(relay.url, line);
  const pc = newProfile(relay.url, office, 'desk');
  const name = 'Ragnfrid Kvitebjønn';
  const plan = 'Ringe søsteren min Solveig Månestråle';
  try {
    const desk = await pc.open();
    // A place that stands nowhere in the build, as Lillevik does, as an example.
    const lead = { name: 'Lea Lunde', title: 'Psykolog' };
    await leadSetsUpTeam(desk, relay.setupLink, lead, { ...team, name: 'Samtalehjelpen', municipality: 'Kråkevågen' });
    const link = await inviteCitizen(desk, { name, called: 'Ragnfrid' });
    const page = await phone.open();
    const secrets = await citizenAccepts(page, link, { therapist: 'Lea', first: 'Forstemelding kvelerslange.' });

    await readTo(page, 'start-point');
    await page.getByRole('button', { name: say('programme:read.close', { title: 'Sov bedre' }) }).click();
    await goTo(page, 'today');
    await beginRound(page);
    for (let n = 1; n < 9; n++) await answerQuestion(page, n, 17, 1);
    await answerQuestion(page, 9, 17, 2);
    await expect(page.getByRole('heading', { name: say('safety:title') })).toBeVisible();
    // Behind it is the round, which has questions left, and behind that the room it was begun in.
    await page.goBack();
    await expect(page.getByRole('button', { name: say('forms:intro.resume') })).toBeVisible();
    await page.goBack();

    await goTo(page, 'me');
    await page.getByRole('link', { name: new RegExp(say('safety:plan.mine')) }).click();
    await page.getByRole('button', { name: say('safety:plan.begin') }).click();
    const signs = page.getByRole('group', { name: say('safety:plan.warningSigns') });
    await signs.getByRole('button', { name: new RegExp(say('safety:plan.add')) }).click();
    await signs.getByRole('textbox').fill(plan);
    await page.getByRole('button', { name: say('safety:plan.save') }).click();
    // The tick stands when the copy is on the disk, not before.
    const outside = page.getByRole('checkbox', { name: say('safety:plan.outside.tick') });
    await outside.click();
    await expect(outside).toBeChecked();
    const help = page.getByRole('button', { name: say('common:help.long') }).first();
    const sheet = page.getByRole('dialog', { name: say('crisis:title') });
    await lockByHand(page);
    await expect(page.getByRole('heading', { name: say('welcome:unlock.title') })).toBeVisible();
    await page.evaluate(() => navigator.serviceWorker.ready);
    line.cut();
    await page.reload();
    await help.click();
    await expect(sheet.getByText(plan)).toBeVisible();
    await page.goBack();
    line.mend();
    await unlock(page, secrets);

    await openCase(desk, name);
    await expect(desk.getByText('Forstemelding kvelerslange.')).toBeVisible();
    for (const room of ['cases', 'programmes', 'settings'] as const)
      await desk
        .getByRole('link', { name: say(`team:nav.${room}`), exact: room !== 'cases' })
        .first()
        .click();

    await openSettings(page);
    await page.getByRole('button', { name: say('me:signOut.title') }).click();
    const leave = page.getByRole('dialog', { name: say('me:signOut.title') });
    await leave.getByRole('button', { name: say('me:signOut.do') }).click();
    await expect(page.getByRole('heading', { name: say('welcome:front.title') })).toBeVisible();
    await help.click();
    await expect(sheet.getByRole('link', { name: '113' })).toBeVisible();
    await expect(sheet.getByText(plan)).toHaveCount(0);
    await page.goBack();
    await expect(sheet).toBeHidden();
    // Whoever comes next finds the front door behind every step.
    await page.goBack();
    await expect(page.getByText(name)).toHaveCount(0);
    await phone.close();
    await pc.close();

    const said = ['kvelerslange', 'Månestråle', secrets.passphrase, secrets.recoveryCode];
    const written = [name, 'Kvitebjønn', 'Ragnfrid', 'Samtalehjelpen', ...said];
    // A therapist's own name and place are fields that a browser may fill in (WCAG 1.3.5), and so keeps at the desk; on the phone nothing is.
    const ofLead = [lead.name, 'Kråkevågen'];
    const opened = { [phone.folder]: pathOf(link), [pc.folder]: pathOf(relay.setupLink) };
    for (const [folder, first] of Object.entries(opened)) {
      const { addresses, titles } = historyOf(folder);
      expect(addresses.toSorted(), 'what was opened from outside, and the one address').toEqual(
        [`${relay.url}/`, `${relay.url}${first}`].toSorted(),
      );
      // At a desk the number of open alerts may stand before it (src/ui/title.ts).
      if (folder === phone.folder) expect(titles).toEqual(['Mellom']);
      else for (const title of titles) expect(title).toMatch(/^(\(\d+\) )?Mellom$/);
      const files = filesOf(folder);
      expect([...rooms]).toEqual(expect.arrayContaining(['meldinger', 'program', 'trygghet', 'sak']));
      expect(addressesIn(files, relay.url, first)).toEqual([]);
      expect(wordsIn(files, folder === phone.folder ? [...written, ...ofLead] : written)).toEqual([]);
    }
  } finally {
    await phone.close();
    await pc.close();
    phone.remove();
    pc.remove();
    await line.close();
    await office.close();
  }
});

/** What a browser asks for itself, the same for everybody but for which of the build's files it has needed; their names say nothing. */
const nameless =
  /^\/(assets\/([\w-]{8}|worker-[\w-]{8})\.(js|css|woff2|icc)|icons\/[\w-]+\.(svg|png)|index\.html|service-worker\.js|manifest\.webmanifest|too-old\.css|robots\.txt|socket\.io\/)/;
/** What lies beside the one address in a browser's files: its title, and the name and address of what comes next. */
const beside = /^\/(Mellom|localhost|http|_default)/;
const rooms = new Set(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) =>
      [...readFileSync(join('src', path), 'utf8').matchAll(/\bpath: '\/([\w-]+)/g)].map(([, room]) => room ?? ''),
    ),
);

function historyOf(folder: string): { addresses: string[]; titles: string[] } {
  const db = new Database(join(folder, 'Default', 'History'), { readonly: true });
  const rows = db.prepare('select url, title from urls').all() as { url: string; title: string }[];
  db.close();
  return {
    addresses: rows.map(({ url }) => url).filter((url) => url !== 'about:blank'),
    titles: [...new Set(rows.map(({ title }) => title).filter((title) => title !== ''))],
  };
}
interface FileOnDisk {
  path: string;
  text: string;
}
/** Each as it is, and without the noughts of UTF-16. */
function filesOf(folder: string): FileOnDisk[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => {
      const bytes = readFileSync(path);
      return { path, text: `${bytes.toString('latin1')}\n${Buffer.from(bytes.filter((byte) => byte !== 0)).toString('latin1')}` };
    });
}
/**
 * Addresses that tell something. Where one ends, a file does not say: what is allowed is known by its beginning, and a few letters behind
 * the first stroke, if they are no room's, are what lay beside the one address.
 */
function addressesIn(files: readonly FileOnDisk[], origin: string, opened: string): string[] {
  const known = [opened, opened.slice(0, opened.indexOf('#'))];
  const tells = (path: string) => {
    if (known.some((one) => path === one) || path.startsWith(opened) || nameless.test(path) || beside.test(path)) return false;
    return path.length > 8 || [...rooms].some((room) => path.startsWith(`/${room}`));
  };
  const found = new RegExp(`${origin}(/[\\w./#%?=-]*)`, 'g');
  return files.flatMap(({ path, text }) =>
    [...new Set([...text.matchAll(found)].map(([, at]) => at ?? ''))].filter(tells).map((at) => `${at} in ${path}`),
  );
}
function wordsIn(files: readonly FileOnDisk[], words: readonly string[]): string[] {
  return files.flatMap(({ path, text }) =>
    words
      .filter((word) => text.includes(Buffer.from(word).toString('latin1')) || text.includes(word))
      .map((word) => `${word} in ${path}`),
  );
}
