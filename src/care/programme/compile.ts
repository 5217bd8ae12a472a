import { type Around, attributesOf, blockOf } from './blocks';
import type { Faults } from './faults';
import { type ContentFile, type Directive, isRecord, lineOf, readContentFile, richOf, titleOf } from './markdown';
import type { Guard, ProgrammeBlock, ProgrammeCard, ProgrammePart, ProgrammeScreen } from './types';

/**
 * Programme Markdown in, slim JSON out; text in, nothing read or written. The nb file carries the structure's facts (minutes,
 * homework, holds …); a translation has its words only and takes the rest from nb.
 */
export type Language = 'nb' | 'nn' | 'en';
export interface Sheets {
  worksheets: Around['worksheets'];
  instruments: readonly string[];
}
const reviews = ['needs-clinical-review', 'reviewed'];
const partKeys = [
  'id',
  'title',
  'lang',
  'minutes',
  'pauseDays',
  'goal',
  'homework',
  'checkIn',
  'readyWhen',
  'reviewStatus',
  'reviewedBy',
  'translates',
];
const partNeeds = ['id', 'title', 'lang', 'minutes', 'goal', 'homework', 'checkIn', 'reviewStatus'];
const twinNeeds = ['id', 'title', 'lang', 'goal', 'translates', 'reviewStatus'];
const cardKeys = [
  'id',
  'title',
  'version',
  'lang',
  'reviewStatus',
  'reviewedBy',
  'goal',
  'problem',
  'minAge',
  'duration',
  'person',
  'summary',
  'forWhom',
  'talkFirst',
  'holds',
  'parts',
  'retiredIds',
  'reviewNotes',
  'sources',
  'translates',
];
const cardNeeds = [
  'id',
  'title',
  'version',
  'lang',
  'reviewStatus',
  'goal',
  'problem',
  'minAge',
  'duration',
  'person',
  'summary',
  'forWhom',
  'talkFirst',
  'parts',
  'sources',
];
const cardTwinNeeds = ['id', 'title', 'lang', 'summary', 'forWhom', 'talkFirst', 'translates', 'reviewStatus'];

/** @param source the nb file, for a translation */
export function compilePart(p: {
  text: string;
  source: string | null;
  features: readonly string[];
  retired: readonly string[];
  sheets: Sheets;
  faults: Faults;
}): ProgrammePart | null {
  const { faults } = p;
  const file = readContentFile(p.text, faults);
  const source = p.source === null ? file : readContentFile(p.source, silent(faults));
  if (!file || !source) return null;
  checkMeta(file, partKeys, p.source === null ? partNeeds : twinNeeds, faults);
  const around: Around = { features: p.features, worksheets: p.sheets.worksheets, offset: file.offset, faults };
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
  let awaitsTitle = false;
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
      screens.push({ id: a.id ?? '', title: '', mayskip: a.skip !== 'no', blocks: [] });
      awaitsTitle = true;
      continue;
    }
    const screen = screens.at(-1);
    if (!screen) {
      faults.error(line, 'nothing may stand before the first ::screen');
      continue;
    }
    if (awaitsTitle) {
      awaitsTitle = false;
      const title = titleOf(node);
      if (title) screen.title = title;
      else faults.error(line, `the screen "${screen.id}" has no "## Title" on its next line`);
      if (title) continue;
    }
    if (node.type === 'heading') faults.error(line, 'only a screen has a heading');
    else if (node.type === 'leafDirective' || node.type === 'containerDirective') {
      flush();
      const block = blockOf(node as Directive, around);
      if (block) screen.blocks.push(block);
    } else text.push(node);
  }
  flush();
  return screens;
}

function checkPart(part: ProgrammePart, p: { retired: readonly string[]; sheets: Sheets }, faults: Faults): void {
  const repeated = (ids: string[]) => ids.filter((id, i) => ids.indexOf(id) !== i);
  for (const id of repeated(part.screens.map((s) => s.id))) faults.error(1, `the screen id "${id}" is used twice`);
  const blocks = part.screens.flatMap((s) => s.blocks);
  const ids = blocks.flatMap((b) => ('id' in b ? [b.id] : []));
  for (const id of repeated(ids)) faults.error(1, `the block id "${id}" is used twice`);
  for (const id of ids) if (p.retired.includes(`${part.id}/${id}`)) faults.error(1, `the id "${id}" is retired`);
  for (const block of blocks) {
    if (block.type !== 'feedback') continue;
    for (const id of block.shows)
      if (!ids.includes(id)) faults.error(1, `feedback shows "${id}", which is no block of this part`);
  }
  for (const screen of part.screens)
    if (screen.mayskip && screen.blocks.some((b) => b.type === 'guard'))
      faults.error(1, `the guard on "${screen.id}" needs skip="no" on its screen`);
  const tasks = blocks.filter((b) => b.type === 'homework');
  const wanted = part.homework.map((h) => h.id).join(',');
  if (tasks.length !== 1) faults.error(1, 'a part has one homework');
  else if (tasks[0]?.tasks.map((t) => t.key).join(',') !== wanted)
    faults.error(1, `homework keys are not those of the front matter: ${wanted}`);
  for (const { worksheet } of part.homework)
    if (worksheet && !p.sheets.worksheets.has(worksheet)) faults.error(1, `unknown worksheet "${worksheet}"`);
  for (const id of part.checkIn) if (!p.sheets.instruments.includes(id)) faults.error(1, `unknown instrument "${id}"`);
  if (part.screens.length > 15) faults.error(1, `${part.screens.length} screens; 15 are the limit`);
}

/** The card of a programme with its parts' outlines. `parts` are this language's parts, in order. */
export function compileCard(p: {
  text: string;
  source: string | null;
  parts: readonly ProgrammePart[];
  faults: Faults;
}): ProgrammeCard | null {
  const { faults } = p;
  const file = readContentFile(p.text, faults);
  const source = p.source === null ? file : readContentFile(p.source, silent(faults));
  if (!file || !source) return null;
  checkMeta(file, cardKeys, p.source === null ? cardNeeds : cardTwinNeeds, faults);
  const id = textOf(file.meta.id);
  const duration = isRecord(source.meta.duration) ? source.meta.duration : {};
  const perPart = Array.isArray(duration.minutesPerPart) ? duration.minutesPerPart : [];
  return {
    id,
    lang: languageOf(file.meta.lang),
    title: textOf(file.meta.title),
    version: textOf(source.meta.version),
    reviewed: file.meta.reviewStatus === 'reviewed',
    minAge: numberOf(source.meta.minAge),
    duration: {
      parts: numberOf(duration.parts),
      weeks: numberOf(duration.weeks),
      minutesPerPart: [numberOf(perPart[0]), numberOf(perPart[1])],
      minutesPerDay: numberOf(duration.minutesPerDay),
    },
    person: textOf(source.meta.person),
    summary: textOf(file.meta.summary),
    forWhom: textsOf(file.meta.forWhom),
    talkFirst: textsOf(file.meta.talkFirst),
    holds: holdsOf(source, p.parts, faults),
    guards: p.parts.flatMap(guardsOf),
    about: richOf(file.nodes, file.offset, faults),
    parts: p.parts.map((part) => ({
      id: part.id,
      title: part.title,
      goal: part.goal,
      minutes: part.minutes,
      pauseDays: part.pauseDays,
      screens: part.screens.map((s) => s.id),
      checkIn: part.checkIn,
      readyWhen: part.readyWhen,
      homework: part.homework,
    })),
  };
}

export function featuresOf(cardText: string, faults: Faults): { features: string[]; retired: string[]; parts: string[] } {
  const file = readContentFile(cardText, silent(faults));
  return {
    features: isRecord(file?.meta.holds) ? Object.keys(file.meta.holds) : [],
    retired: textsOf(file?.meta.retiredIds),
    parts: textsOf(file?.meta.parts),
  };
}

function guardsOf(part: ProgrammePart): Guard[] {
  return part.screens.flatMap((s) =>
    s.blocks.flatMap((b: ProgrammeBlock): Guard[] => {
      if (b.type === 'guard') return [{ address: `${part.id}/${b.id}`, feature: b.holds, kind: 'guard', free: ['none'] }];
      if (b.type === 'choice' && b.holds && b.holdOn)
        return [
          { address: `${part.id}/${b.id}`, feature: b.holds, kind: 'choice', holding: b.holdOn.split(',').map((k) => k.trim()) },
        ];
      return [];
    }),
  );
}

function holdsOf(source: ContentFile, parts: readonly ProgrammePart[], faults: Faults): ProgrammeCard['holds'] {
  if (!isRecord(source.meta.holds)) return {};
  const set = new Set(parts.flatMap(guardsOf).map((g) => g.address));
  return Object.fromEntries(
    Object.entries(source.meta.holds).map(([feature, value]) => {
      const by = isRecord(value) ? textsOf(value.setBy) : [];
      for (const address of by) if (!set.has(address)) faults.error(1, `holds.${feature}: "${address}" is no guard`);
      return [feature, by];
    }),
  );
}

function checkMeta(file: ContentFile, known: readonly string[], needs: readonly string[], faults: Faults): void {
  for (const key of Object.keys(file.meta)) if (!known.includes(key)) faults.error(1, `unknown key "${key}" in the front matter`);
  for (const key of needs) if (file.meta[key] === undefined) faults.error(1, `the front matter lacks "${key}"`);
  if (!reviews.includes(textOf(file.meta.reviewStatus))) faults.error(1, `reviewStatus is one of ${reviews.join(', ')}`);
  const by = file.meta.reviewedBy;
  if (
    file.meta.reviewStatus === 'reviewed' &&
    !(Array.isArray(by) && by.length > 0 && by.every((r) => isRecord(r) && r.name && r.role && r.date))
  )
    faults.error(1, 'reviewed needs reviewedBy with name, role and date');
}

/** Faults of the nb file are told when nb itself is compiled. */
const silent = (faults: Faults): Faults => {
  const own = Object.create(faults) as Faults;
  return Object.assign(own, { list: [] });
};
const textOf = (v: unknown): string => (typeof v === 'string' ? v : typeof v === 'number' ? String(v) : '');
const numberOf = (v: unknown): number => (typeof v === 'number' ? v : 0);
const textsOf = (v: unknown): string[] => (Array.isArray(v) ? v.filter((t): t is string => typeof t === 'string') : []);
const listOf = (v: unknown): Record<string, unknown>[] => (Array.isArray(v) ? v.filter(isRecord) : []);
const languageOf = (v: unknown): Language => (v === 'nn' || v === 'en' ? v : 'nb');
