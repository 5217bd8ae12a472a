import { isDate } from '../../care/time/dates';
import type { TeamAbout } from '../../client/api';

/** What a lead writes down of how the team works, as it stands in the fields: lists a line each, and nothing is lost while it is half done. */
export interface PracticeDraft {
  open: boolean;
  age: string;
  closed: boolean;
  phoneHours: string;
  words: string;
  until: string;
  christmasEve: boolean;
  newYearsEve: boolean;
  closedDays: { from: string; until: string }[];
  places: string;
  rooms: string;
  videoHosts: string;
  months: string;
}
export type Fault = 'words' | 'until' | 'closedDays' | 'places' | 'videoHosts' | 'rooms';

const numbersOf = { places: 30, rooms: 30, videoHosts: 10, closedDays: 30 };
const ages = { least: 13, most: 18, usual: 16 };
export const agesOfDoor = Array.from({ length: ages.most - ages.least + 1 }, (_, i) => String(ages.least + i));
export const closedDaysMost = numbersOf.closedDays;

export const isPracticeDraft = (value: unknown): value is PracticeDraft | null =>
  value === null ||
  (typeof value === 'object' && 'closedDays' in value && 'phoneHours' in value && 'videoHosts' in value && 'months' in value);

export const practiceOf = (about: TeamAbout): PracticeDraft => ({
  open: about.door !== undefined,
  age: String(about.door?.age ?? ages.usual),
  closed: about.door?.closed !== undefined,
  phoneHours: about.phoneHours ?? '',
  words: about.door?.closed?.words ?? '',
  until: about.door?.closed?.until ?? '',
  christmasEve: about.days?.christmasEve ?? false,
  newYearsEve: about.days?.newYearsEve ?? false,
  closedDays: about.closedDays ?? [],
  places: (about.places ?? []).map(({ kommune, bydel }) => (bydel ? `${kommune} ${bydel}` : kommune)).join('\n'),
  rooms: (about.rooms ?? []).join('\n'),
  videoHosts: (about.videoHosts ?? []).join('\n'),
  months: about.retentionMonths === undefined ? '' : String(about.retentionMonths),
});

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];
/** What people paste: a whole address is as good as its host. */
const hostOf = (line: string): string =>
  line
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/:?#].*$/, '');
const isHost = (host: string): boolean => /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}$/.test(host) && host.length <= 120;
const placeOf = (line: string) => /^(\d{4})(?:\s+(\S.*))?$/.exec(line);
const isBegun = ({ from, until }: { from: string; until: string }) => from !== '' || until !== '';
const isSpan = ({ from, until }: { from: string; until: string }) => isDate(from) && isDate(until) && from <= until;

/** What cannot be signed as it stands. */
export function faultsIn(draft: PracticeDraft): Fault[] {
  const places = linesOf(draft.places);
  const hosts = linesOf(draft.videoHosts).map(hostOf);
  const rooms = linesOf(draft.rooms);
  const shut = draft.open && draft.closed;
  const wrong: Record<Fault, boolean> = {
    words: shut && (draft.words.trim() === '' || draft.words.length > 500),
    until: shut && draft.until !== '' && !isDate(draft.until),
    closedDays: draft.closedDays.some((span) => isBegun(span) && !isSpan(span)),
    places: places.length > numbersOf.places || places.some((line) => !placeOf(line) || line.length > 65),
    rooms: rooms.length > numbersOf.rooms || rooms.some((room) => room.length > 60),
    videoHosts: hosts.length > numbersOf.videoHosts || hosts.some((host) => !isHost(host)),
  };
  return (Object.keys(wrong) as Fault[]).filter((fault) => wrong[fault]);
}

/** What the team says of itself with this in it; what has nothing in it is left out. The draft has no faults. */
export function withPractice(about: TeamAbout, draft: PracticeDraft): TeamAbout {
  const { name, municipality, phone, hours, replyDays, crisis, selfStart } = about;
  const closedDays = draft.closedDays.filter(isBegun);
  const places = linesOf(draft.places).flatMap((line) => {
    const [, kommune, bydel] = placeOf(line) ?? [];
    return kommune ? [{ kommune, ...(bydel ? { bydel: bydel.trim() } : {}) }] : [];
  });
  const rooms = linesOf(draft.rooms);
  const videoHosts = [...new Set(linesOf(draft.videoHosts).map(hostOf))];
  const closed = { words: draft.words.trim(), ...(draft.until ? { until: draft.until } : {}) };
  return {
    ...{ name, municipality, phone, hours, replyDays },
    ...(crisis ? { crisis } : {}),
    ...(selfStart ? { selfStart } : {}),
    ...(draft.phoneHours.trim() ? { phoneHours: draft.phoneHours.trim().slice(0, 80) } : {}),
    ...(draft.open ? { door: { age: Number(draft.age), ...(draft.closed ? { closed } : {}) } } : {}),
    ...(draft.christmasEve || draft.newYearsEve
      ? { days: { christmasEve: draft.christmasEve, newYearsEve: draft.newYearsEve } }
      : {}),
    ...(closedDays.length > 0 ? { closedDays } : {}),
    ...(places.length > 0 ? { places } : {}),
    ...(rooms.length > 0 ? { rooms } : {}),
    ...(videoHosts.length > 0 ? { videoHosts } : {}),
    ...(draft.months ? { retentionMonths: Number(draft.months) } : {}),
  };
}
