import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './figure';

/**
 * What programmes cost a phone: each is two files a language (its card, and all its parts), fetched when it is opened and precached
 * after the first visit. The app is built once more with a single programme, to see what the others add to the code that finds them.
 */
export async function contentBench(): Promise<Figure[]> {
  const all = assetsOf(resolve('dist/app'));
  const programmes = readdirSync(resolve('locales/nb/programmes'));
  const alone = await buildWithOnly('sleep');
  const text = all.filter(isContent);
  const parts = text.filter(({ body }) => /^\s*(var|let|const) \w+=\[/.test(body));
  const manifest = readFileSync(resolve('dist/app/service-worker.js'), 'utf8');
  const precached = [...manifest.matchAll(/["'`]?url["'`]?:\s*["'`]([^"'`]+)["'`]/g)].map(([, url]) => url ?? '');
  const code = (files: Asset[]) => sum(files.filter((file) => file.name.endsWith('.js') && !isContent(file)));
  const unit = 'KB gzip';
  return [
    { what: 'programmes that ship', value: programmes.length, unit: 'programmes' },
    { what: 'a programme in one language, on average', value: sum(parts) / parts.length, unit },
    {
      what: 'the largest programme in one language',
      value: Math.max(...parts.map(({ gzip }) => gzip)),
      unit,
      aim: { atMost: 30 },
    },
    {
      what: 'files a programme adds to the precache, all languages',
      value: text.length / programmes.length,
      unit: 'files',
      aim: { atMost: 6 },
    },
    { what: 'all programmes in all languages, in the precache', value: sum(text), unit },
    { what: 'the whole precache', value: precached.length, unit: 'files' },
    {
      what: 'the whole precache, as it is sent',
      value: sum(all.filter(({ name }) => precached.some((url) => url.endsWith(name)))),
      unit,
    },
    {
      what: 'what one more programme adds to the code of all rooms and the worker',
      value: (code(all) - code(alone)) / Math.max(1, programmes.length - 1),
      unit,
      aim: { atMost: 0.5 },
    },
  ];
}

interface Asset {
  name: string;
  body: string;
  gzip: number;
}
function assetsOf(app: string): Asset[] {
  const folder = join(app, 'assets');
  return readdirSync(folder)
    .filter((name) => !/\.(gz|br)$/.test(name))
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      return {
        name,
        body: name.endsWith('.js') ? bytes.toString('utf8') : '',
        gzip: gzipSync(bytes, { level: 9 }).length / 1024,
      };
    });
}
/** Cards and parts are modules of plain data. */
const isContent = ({ name, body }: Asset) => /^programme-/.test(name) && /^\s*(var|let|const) \w+=(\[\{|\{)id:/.test(body);
const sum = (files: readonly Asset[]) => files.reduce((total, { gzip }) => total + gzip, 0);

async function buildWithOnly(slug: string): Promise<Asset[]> {
  const tree = mkdtempSync(join(tmpdir(), 'mellom-one-programme-'));
  try {
    for (const part of [
      'src',
      'locales',
      'public',
      'index.html',
      'vite.config.ts',
      'tsconfig.json',
      'package.json',
      'package-lock.json',
    ])
      cpSync(resolve(part), join(tree, part), { recursive: true });
    for (const lang of ['nb', 'nn', 'en'])
      for (const other of readdirSync(join(tree, 'locales', lang, 'programmes')))
        if (other !== slug) rmSync(join(tree, 'locales', lang, 'programmes', other), { recursive: true });
    symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
    const vite = resolve('node_modules/vite/bin/vite.js');
    const { status, stderr } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
      cwd: tree,
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (status !== 0) throw new Error(String(stderr));
    return assetsOf(join(tree, 'dist/app'));
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}
