import { isRecord } from '../is-record';
import type { Sheets } from './directives';
import { Faults } from './faults';
import {
  cardKeys,
  cardNeeds,
  cardTwinNeeds,
  checkMeta,
  checkVersion,
  languageOf,
  numberOf,
  textOf,
  textsOf,
} from './front-matter';
import { type ContentFile, readContentFile, richOf } from './markdown';
import type { Guard, ProgrammeBlock, ProgrammeCard, ProgrammePart } from './types';

/** The card of a programme with its parts' outlines. `parts` are this language's parts, in order. */
export function compileCard(p: {
  text: string;
  source: string | null;
  parts: readonly ProgrammePart[];
  /** version of the nb programme */
  version: string;
  sheets: Sheets;
  faults: Faults;
}): ProgrammeCard | null {
  const { faults } = p;
  const file = readContentFile(p.text, faults);
  const source = p.source === null ? file : readContentFile(p.source, new Faults(faults.path));
  if (!file || !source) return null;
  checkMeta(file, cardKeys, p.source === null ? cardNeeds : cardTwinNeeds, faults);
  if (p.source !== null) checkVersion(file, p.version, faults);
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
    heldSheets: heldSheetsOf(source, p.sheets, faults),
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

/** What the parts are checked against, out of the nb card. */
export function featuresOf(
  cardText: string,
  faults: Faults,
): { features: string[]; retired: string[]; parts: string[]; version: string } {
  const file = readContentFile(cardText, new Faults(faults.path));
  return {
    features: isRecord(file?.meta.holds) ? Object.keys(file.meta.holds) : [],
    retired: textsOf(file?.meta.retiredIds),
    parts: textsOf(file?.meta.parts),
    version: textOf(file?.meta.version),
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
  const named = Object.values(source.meta.holds).flatMap((value) => (isRecord(value) ? textsOf(value.setBy) : []));
  for (const address of set) if (!named.includes(address)) faults.error(1, `holds: setBy does not name "${address}"`);
  return Object.fromEntries(
    Object.entries(source.meta.holds).map(([feature, value]) => {
      const by = isRecord(value) ? textsOf(value.setBy) : [];
      for (const address of by) if (!set.has(address)) faults.error(1, `holds.${feature}: "${address}" is no guard`);
      return [feature, by];
    }),
  );
}

/** Worksheets that wait with the feature: `holds: { exposure: { setBy: […], releasedBy: therapist, sheets: [exposure-log] } }`. */
function heldSheetsOf(source: ContentFile, { worksheets }: Sheets, faults: Faults): ProgrammeCard['heldSheets'] {
  if (!isRecord(source.meta.holds)) return {};
  return Object.fromEntries(
    Object.entries(source.meta.holds).map(([feature, value]) => {
      const sheets = isRecord(value) ? textsOf(value.sheets) : [];
      for (const sheet of sheets)
        if (!worksheets.has(sheet)) faults.error(1, `holds.${feature}: there is no worksheet "${sheet}"`);
      return [feature, sheets];
    }),
  );
}
