import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultLine } from '../care/programmes/faults';
import { programmeSlugs } from '../content/plugin';
import { writeDocs } from './docs';
import { addressesNow } from './report';

/**
 * Writes `released.json` beside each programme: every address that a reader may have answered under. What has been released before
 * stays in it for ever, so that an id or a key cannot vanish or come back with another meaning. A programme with faults is not released.
 * The tables of docs/programmes.md are written with it.
 */
export function release(root: string): { written: string[]; faults: string[] } {
  const written: string[] = [];
  const faults: string[] = [];
  for (const slug of programmeSlugs(root)) {
    const now = addressesNow(root, slug);
    if (now.faults.length > 0) {
      faults.push(...now.faults.map(faultLine));
      continue;
    }
    const file = join(root, 'locales/nb/programmes', slug, 'released.json');
    const before: string[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
    const all = [...new Set([...before, ...now.addresses])].sort();
    if (all.length === before.length) continue;
    writeFileSync(file, `${JSON.stringify(all, null, 1)}\n`);
    written.push(`${slug}: ${all.length - before.length} new addresses, ${all.length} in all`);
  }
  if (faults.length === 0) writeDocs(root);
  return { written, faults };
}
