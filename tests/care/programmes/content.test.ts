import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileProgramme } from '../../../src/care/programmes/compile';
import { faultLine } from '../../../src/care/programmes/faults';
import { figuresOf } from '../../../src/care/programmes/figures';
import { addressesOf, vanished } from '../../../src/care/programmes/released';
import type { Language, ProgrammeBlock } from '../../../src/care/programmes/types';
import { programmeSlugs, readProgramme, readSheets } from '../../../src/content/plugin';

const root = join(import.meta.dirname, '../../..');
const sheets = readSheets(root);
const languages = ['nb', 'nn', 'en'] as const satisfies readonly Language[];
const words = (language: Language, file: string): Record<string, string> =>
  JSON.parse(readFileSync(join(root, 'locales', language, file), 'utf8'));

describe.each(programmeSlugs(root))('the programme %s', (slug) => {
  const files = readProgramme(root, slug);
  const compiled = compileProgramme(slug, files, sheets);
  const front = (language: Language, file: string): Record<string, unknown> =>
    parse((files.get(`locales/${language}/programmes/${slug}/${file}`) ?? '').split('---\n')[1] ?? '');
  const source = front('nb', 'programme.md');
  const parts = compiled.parts.nb ?? [];
  const blocks = parts.flatMap(({ screens }) => screens.flatMap((screen) => screen.blocks));
  const of = <T extends ProgrammeBlock['type']>(type: T) =>
    blocks.filter((block): block is Extract<ProgrammeBlock, { type: T }> => block.type === type);

  it('has no faults in any language, and nothing that the build only advises against: not in length, not in what a text translates', () => {
    expect(compiled.faults.map(faultLine)).toEqual([]);
  });

  it('stands whole in bokmål, nynorsk and English', () => {
    const ids = parts.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    for (const lang of languages) {
      expect(compiled.cards[lang]?.lang).toBe(lang);
      expect(compiled.parts[lang]?.map((part) => [part.id, part.lang])).toEqual(ids.map((id) => [id, lang]));
    }
  });

  it('has the same screens, blocks and option keys in every language', () => {
    const shape = (lang: Language) =>
      compiled.parts[lang]?.map(({ screens }) => screens.map((one) => [one.id, one.mayskip, one.blocks.map(shapeOf)]));
    expect(shape('nn')).toEqual(shape('nb'));
    expect(shape('en')).toEqual(shape('nb'));
  });

  it('is easy to read in every language', () => {
    for (const lang of languages)
      for (const figures of (compiled.parts[lang] ?? []).map(figuresOf)) {
        expect(figures.lix, `${lang} ${figures.part}`).toBeLessThanOrEqual(26);
        expect(figures.screens, `${lang} ${figures.part}`).toBeLessThanOrEqual(15);
      }
  });

  it('names worksheets with their views, and instruments, that there are, with words for them in every language', () => {
    const named = new Set([
      ...of('worksheet').map(({ ref }) => ref),
      ...parts.flatMap(({ homework, readyWhen }) => [...homework.map(({ worksheet }) => worksheet), readyWhen?.worksheet]),
      ...Object.values(compiled.cards.nb?.heldSheets ?? {}).flat(),
    ]);
    for (const sheet of named) {
      if (!sheet || sheet === 'safety-plan') continue;
      expect(sheets.worksheets.has(sheet), sheet).toBe(true);
      for (const lang of languages) expect(words(lang, 'worksheets.json'), `${lang} ${sheet}`).toHaveProperty([`${sheet}.title`]);
    }
    for (const instrument of parts.flatMap(({ checkIn }) => checkIn)) expect(sheets.instruments).toContain(instrument);
  });

  it('has words for every feature that it can hold', () => {
    for (const feature of Object.keys(compiled.cards.nb?.holds ?? {}))
      for (const lang of languages) {
        expect(words(lang, 'programme.json'), lang).toHaveProperty([`held.${feature}`]);
        expect(words(lang, 'team.json'), lang).toHaveProperty([`feature.${feature}`]);
      }
  });

  it('asks about safety before what may be dangerous, and never lets that be skipped', () => {
    const { holds = {}, guards = [] } = compiled.cards.nb ?? {};
    for (const feature of Object.keys(holds)) expect(guards.filter((guard) => guard.feature === feature)).not.toEqual([]);
    for (const { screens } of parts)
      for (const screen of screens)
        if (screen.blocks.some(({ type }) => type === 'guard')) expect(screen.mayskip, screen.id).toBe(false);
    if (Object.keys(holds).length > 0) expect(of('note').some(({ kind }) => kind === 'safety')).toBe(true);
  });

  it('says where its methods come from, who should talk to somebody first, and that no clinician has read it until one has', () => {
    const sources = source.sources as { ref?: string; usedFor?: string }[];
    expect(sources.length).toBeGreaterThan(0);
    for (const { ref, usedFor } of sources) expect([ref, usedFor].every((text) => text?.trim())).toBe(true);
    for (const lang of languages) {
      expect(compiled.cards[lang]?.talkFirst.length, lang).toBeGreaterThan(0);
      expect(compiled.cards[lang]?.forWhom.length, lang).toBe(compiled.cards.nb?.forWhom.length);
      expect(compiled.cards[lang]?.talkFirst.length, lang).toBe(compiled.cards.nb?.talkFirst.length);
    }
    const status = (language: Language, file: string) => front(language, file).reviewStatus;
    for (const lang of languages)
      if (compiled.cards[lang]?.reviewed)
        for (const { id } of parts) expect(status(lang, `part-${id.slice(1)}.md`), `${lang} ${id}`).toBe('reviewed');
  });

  it('promises as many parts as it has, with homework, a word to the therapist and a summary in each', () => {
    expect(compiled.cards.nb?.duration.parts).toBe(parts.length);
    for (const type of ['homework', 'feedback', 'next-time', 'summary'] as const) expect(of(type)).toHaveLength(parts.length);
  });

  it('keeps every address under which readers may have answers (npm run content release writes new ones down)', () => {
    const file = join(root, 'locales/nb/programmes', slug, 'released.json');
    expect(existsSync(file), file).toBe(true);
    const released: string[] = JSON.parse(readFileSync(file, 'utf8'));
    const now = addressesOf(parts);
    expect(now.filter((address) => !released.includes(address))).toEqual([]);
    expect(vanished(released, now, (source.retiredIds ?? []) as string[])).toEqual([]);
  });
});

const shapeOf = (block: object): unknown =>
  Object.entries(block).map(([name, value]) => {
    if (!Array.isArray(value)) return typeof value === 'string' && name.endsWith('Label') ? name : [name, value];
    return [name, value.map((one: unknown) => (typeof one === 'object' && one !== null && 'key' in one ? one.key : typeof one))];
  });
