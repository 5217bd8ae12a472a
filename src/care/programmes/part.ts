import { isRecord } from '../is-record';
import { blockOf } from './blocks';
import { type Around, attributesOf, type Sheets } from './directives';
import { Faults } from './faults';
import { checkMeta, checkVersion, languageOf, listOf, numberOf, partKeys, partNeeds, textOf, twinNeeds } from './front-matter';
import { type ContentFile, type Directive, lineOf, readContentFile, richOf, titleOf } from './markdown';
import type { ProgrammePart, ProgrammeScreen } from './types';

/**
 * Programme Markdown in, slim JSON out; text in, nothing read or written. The nb file carries the structure's facts (minutes,
 * homework, holds …); a translation has its words only and takes the rest from nb.
 */
/** @param source the nb file, for a translation */
export function compilePart(p: {
  text: string;
  source: string | null;
  features: readonly string[];
  retired: readonly string[];
  sheets: Sheets;
  /** version of the nb programme */
  version: string;
  faults: Faults;
}): ProgrammePart | null {
  const { faults } = p;
  const file = readContentFile(p.text, faults);
  // Faults of the nb file are told when nb itself is compiled.
  const source = p.source === null ? file : readContentFile(p.source, new Faults(faults.path));
  if (!file || !source) return null;
  checkMeta(file, partKeys, p.source === null ? partNeeds : twinNeeds, faults);
  if (p.source !== null) checkVersion(file, p.version, faults);
  const around: Around = {
    features: p.features,
    worksheets: p.sheets.worksheets,
    offset: file.offset,
    lines: file.lines,
    faults,
  };
  const screens = screensOf(file, around);
  const homework = listOf(source.meta.homework).map((h) => ({
    id: textOf(h.id),
    worksheet: typeof h.worksheet === 'string' ? h.worksheet : null,
    times: typeof h.times === 'number' ? h.times : null,
  }));
  const checkIn = Array.isArray(source.meta.checkIn) ? source.meta.checkIn.filter((i): i is string => typeof i === 'string') : [];
  const ready = source.meta.readyWhen;
  const part: ProgrammePart = {
    id: textOf(file.meta.id),
    lang: languageOf(file.meta.lang),
    title: textOf(file.meta.title),
    goal: textOf(file.meta.goal),
    minutes: numberOf(source.meta.minutes),
    pauseDays: numberOf(source.meta.pauseDays),
    checkIn,
    readyWhen: isRecord(ready) ? { worksheet: textOf(ready.worksheet), entries: numberOf(ready.entries) } : null,
    homework,
    screens,
  };
  checkPart(part, p, faults);
  return part;
}

function screensOf(file: ContentFile, around: Around): ProgrammeScreen[] {
  const { faults, offset } = around;
  const screens: ProgrammeScreen[] = [];
  let text: ContentFile['nodes'] = [];
  /** line of the ::screen whose title is still to come */
  let awaitsTitle = 0;
  const flush = () => {
    const rich = richOf(text, offset, faults);
    if (rich.length > 0) screens.at(-1)?.blocks.push({ type: 'text', text: rich });
    text = [];
  };
  for (const node of file.nodes) {
    const line = lineOf(node, offset);
    if (node.type === 'leafDirective' && node.name === 'screen') {
      flush();
      const a = attributesOf(node, around) ?? {};
      const screen = { id: a.id ?? '', title: '', mayskip: a.skip !== 'no', blocks: [] };
      faults.stands(screen, line);
      screens.push(screen);
      awaitsTitle = line;
      continue;
    }
    const screen = screens.at(-1);
    if (!screen) {
      faults.error(line, 'nothing may stand before the first ::screen');
      continue;
    }
    if (awaitsTitle) {
      const title = titleOf(node);
      if (title) screen.title = title;
      if (!title || line !== awaitsTitle + 1)
        faults.error(awaitsTitle, `the screen "${screen.id}" has no "## Title" on its next line`);
      awaitsTitle = 0;
      if (title) continue;
    }
    if (node.type === 'heading') faults.error(line, 'only a screen has a heading');
    else if (node.type === 'leafDirective' || node.type === 'containerDirective') {
      flush();
      const block = blockOf(node as Directive, around);
      if (!block) continue;
      faults.stands(block, line);
      screen.blocks.push(block);
    } else text.push(node);
  }
  flush();
  if (awaitsTitle) faults.error(awaitsTitle, `the screen "${screens.at(-1)?.id}" has no "## Title" on its next line`);
  return screens;
}

function checkPart(part: ProgrammePart, p: { retired: readonly string[]; sheets: Sheets }, faults: Faults): void {
  const blocks = part.screens.flatMap((s) => s.blocks);
  const named = blocks.filter((b) => 'id' in b);
  for (const screen of repeated(part.screens)) faults.error(screen, `the screen id "${screen.id}" is used twice`);
  for (const block of repeated(named)) faults.error(block, `the block id "${block.id}" is used twice`);
  for (const thing of [...part.screens, ...named])
    if (p.retired.includes(`${part.id}/${thing.id}`)) faults.error(thing, `the id "${thing.id}" is retired`);
  for (const block of blocks) {
    if (block.type !== 'feedback') continue;
    for (const id of block.shows)
      if (!named.some((one) => one.id === id)) faults.error(block, `feedback shows "${id}", which is no block of this part`);
  }
  for (const screen of part.screens)
    if (screen.mayskip && screen.blocks.some((b) => b.type === 'guard'))
      faults.error(screen, `the guard on "${screen.id}" needs skip="no" on its screen`);
  for (const once of ['homework', 'feedback', 'next-time', 'summary'] as const) {
    const found = blocks.filter((b) => b.type === once);
    if (found.length !== 1) faults.error(found[1] ?? 1, `a part has one ${once}, this has ${found.length}`);
  }
  const wanted = part.homework.map((h) => h.id).join(',');
  for (const block of blocks)
    if (block.type === 'homework' && block.tasks.map((t) => t.key).join(',') !== wanted)
      faults.error(block, `homework keys are not those of the front matter: ${wanted}`);
  const sheets = [...part.homework.map((h) => h.worksheet), part.readyWhen?.worksheet ?? null];
  for (const id of sheets) if (id && !p.sheets.worksheets.has(id)) faults.error(1, `unknown worksheet "${id}"`);
  for (const id of part.checkIn) if (!p.sheets.instruments.includes(id)) faults.error(1, `unknown instrument "${id}"`);
  if (part.screens.length > maxScreens) faults.error(1, `${part.screens.length} screens; ${maxScreens} are the limit`);
}
const maxScreens = 15;
const repeated = <T extends { id: string }>(things: readonly T[]): T[] =>
  things.filter(({ id }, i) => things.findIndex((one) => one.id === id) !== i);
