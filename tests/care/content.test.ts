import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programmeSlugs, readProgramme, readSheets } from '../../src/bin/content-plugin';
import { compileProgramme } from '../../src/care/programme/compile';
import { faultLine } from '../../src/care/programme/faults';

const root = join(import.meta.dirname, '../..');
const sheets = readSheets(root);

describe.each(programmeSlugs(root))('the programme %s', (slug) => {
  const compiled = compileProgramme(slug, readProgramme(root, slug), sheets);

  it('has no faults in any language', () => {
    expect(compiled.faults.filter(({ level }) => level === 'error').map(faultLine)).toEqual([]);
  });

  it('stands whole in bokmål, nynorsk and English', () => {
    const nb = compiled.cards.nb?.parts.map(({ id }) => id);
    expect(nb?.length).toBeGreaterThan(0);
    for (const lang of ['nb', 'nn', 'en'] as const) {
      expect(compiled.cards[lang]?.lang).toBe(lang);
      expect(compiled.parts[lang]?.map(({ id }) => id)).toEqual(nb);
    }
  });

  it('has the same screens, blocks and option keys in every language', () => {
    const shape = (lang: 'nb' | 'nn' | 'en') =>
      compiled.parts[lang]?.map(({ screens }) => screens.map(({ id, mayskip, blocks }) => [id, mayskip, blocks.map(shapeOf)]));
    expect(shape('nn')).toEqual(shape('nb'));
    expect(shape('en')).toEqual(shape('nb'));
  });
});

const shapeOf = (block: object): unknown =>
  Object.entries(block).map(([name, value]) => {
    if (!Array.isArray(value)) return typeof value === 'string' && name.endsWith('Label') ? name : [name, value];
    return [name, value.map((one: unknown) => (typeof one === 'object' && one !== null && 'key' in one ? one.key : typeof one))];
  });
