import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { previewEngine } from '../../src/preview/engine';
import { release } from '../../src/preview/release';
import { reportOf } from '../../src/preview/report';
import { samenessLines } from '../../src/preview/sameness';

/** The preview beside the text editor (npm run content): faults with their lines, figures, and an engine that keeps nothing. */
const places: string[] = [];
afterEach(() => {
  for (const place of places.splice(0)) rmSync(place, { recursive: true });
});
/** A tree with one programme in it, to be edited. */
function treeWith(slug: string) {
  const root = mkdtempSync(join(tmpdir(), 'mellom-content-'));
  places.push(root);
  for (const lang of ['nb', 'nn', 'en'])
    cpSync(resolve('locales', lang, 'programmes', slug), join(root, 'locales', lang, 'programmes', slug), { recursive: true });
  for (const shared of ['worksheets', 'instruments'])
    cpSync(resolve('locales', shared), join(root, 'locales', shared), { recursive: true });
  cpSync(resolve('docs'), join(root, 'docs'), { recursive: true });
  const file = (path: string) => join(root, 'locales/nb/programmes', slug, path);
  return {
    root,
    read: (path: string) => readFileSync(file(path), 'utf8'),
    edit: (path: string, from: string, to: string) =>
      writeFileSync(file(path), readFileSync(file(path), 'utf8').replace(from, to)),
  };
}

describe('what is printed of how the programmes are alike', () => {
  it('is said for each language, with its headings also where nothing is found, and how each programme reads', () => {
    const { root } = treeWith('getting-started');
    const lines = samenessLines(root, 'nn');
    expect(lines[0]).toBe('\n=== nn ===');
    expect(lines.filter((line) => line.startsWith('\n==='))).toHaveLength(1);
    expect(lines).toContain('\nOpenings alike');
    expect(lines.some((line) => /^ {2}getting-started: \d+, \d+, \d+, \d+\.\d, 0\.0 %$/.test(line))).toBe(true);
    expect(samenessLines(root, undefined).filter((line) => line.startsWith('\n==='))).toHaveLength(3);
  });
});

describe('the report of a programme', () => {
  it('has every screen with the line where it stands, and the figures of every language', () => {
    const { parts, languages, faults } = reportOf(resolve('.'), 'getting-started');
    expect(faults).toEqual([]);
    expect(languages.map(({ lang, figures }) => [lang, figures.length])).toEqual([
      ['nb', parts.length],
      ['nn', parts.length],
      ['en', parts.length],
    ]);
    const screen = parts[0]?.screens[0];
    const [path = '', line = ''] = screen?.lines.nb?.split(':') ?? [];
    expect(readFileSync(path, 'utf8').split('\n')[Number(line) - 1]).toContain(`::screen{id="${screen?.id}"`);
  });
  it('says what is wrong in which line while somebody writes, and still shows the rest', () => {
    const tree = treeWith('getting-started');
    tree.edit('part-1.md', '::screen{id="what-it-is"}', '::sceen{id="what-it-is"}');
    const { faults, parts } = reportOf(tree.root, 'getting-started');
    expect(faults.find(({ message }) => message.includes('"::sceen"'))).toMatchObject({
      level: 'error',
      line: expect.any(Number),
    });
    expect(parts.length).toBeGreaterThan(1);
  });
});

describe('releasing a programme', () => {
  it('writes new addresses down, and never forgets an old one', () => {
    const tree = treeWith('getting-started');
    const before: string[] = JSON.parse(tree.read('released.json'));
    writeFileSync(
      join(tree.root, 'locales/nb/programmes/getting-started/released.json'),
      JSON.stringify([...before.slice(1), 'p9/gone']),
    );
    expect(release(tree.root)).toEqual({ written: [expect.stringContaining('1 new')], faults: [] });
    expect(JSON.parse(tree.read('released.json'))).toEqual([...before, 'p9/gone'].sort());
    expect(release(tree.root)).toEqual({ written: [], faults: [] });
  });
  it('is refused while an address that readers may have answers under has vanished', () => {
    const tree = treeWith('getting-started');
    const before: string[] = JSON.parse(tree.read('released.json'));
    writeFileSync(
      join(tree.root, 'locales/nb/programmes/getting-started/released.json'),
      JSON.stringify([...before, 'p1/once-here']),
    );
    expect(release(tree.root).faults.join()).toContain('"once-here" has been released and is gone');
  });
});

describe('the engine of the preview', () => {
  it('keeps what is written for as long as the page is open, and folds it as the app does', async () => {
    const engine = previewEngine('nb', { programme: 'sleep', part: 'p1', screen: 'welcome' });
    await engine.saveOwn('block/sleep/p1/hope', { texts: ['Mer ro.'] });
    expect(await engine.readOwn('block/sleep/p1/hope')).toEqual({ texts: ['Mer ro.'] });
    await engine.write('preview', { kind: 'next-time', address: 'sleep/p1/next-time', text: 'Dette.' });
    const [programme] = (await engine.view('case', { caseRef: 'preview' })).programmes;
    expect(programme).toMatchObject({ programme: 'sleep', nextTime: [{ text: 'Dette.' }] });
    expect(await previewEngine('nb', { programme: 'sleep' }).listOwn('')).toEqual([]);
  });
  it('refuses what needs a relay or an account', async () => {
    await expect(previewEngine('nb', { programme: 'sleep' }).exportAll()).rejects.toMatchObject({ code: 'E_REFUSED' });
  });
  it('is no part of the app: nothing outside asks for it', () => {
    const files = readdirSync(resolve('src'), { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => /\.tsx?$/.test(file) && !/^(preview|scripts)\//.test(file));
    expect(files.filter((file) => /from '[^']*\/preview\//.test(readFileSync(resolve('src', file), 'utf8')))).toEqual([]);
  });
});
