import { z } from 'zod/mini';

/**
 * What may stand in an item, checked for what it means and not only for its shape: an instant has been or can be, a date is in the calendar, a
 * number is one that can be reckoned with. What is wrong makes the item `E_ITEM`: it is kept, marked, and shown to nobody. Where honest
 * people's devices may have written what a screen cannot bear (a mark that turns a name around, a zone that this device does not know),
 * it is read as something that it can, so that nothing they wrote is lost.
 */
/** 16 bytes as base64url; the last letter has four bits to spare, and they are zero. */
export const id = z.string().check(z.regex(/^[A-Za-z0-9_-]{21}[AQgw]$/));
/** An account, a row or a stream: 32 bytes as base64url. */
export const account = z.string().check(z.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/));

/** Years that a day of anybody's life, and of a treatment, can be in; a phone whose clock has stopped says 1970. */
const [firstYear, lastYear] = [1900, 2199];
const firstInstantYear = 1970;

export function isDate(text: string): boolean {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!found) return false;
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
  if (year < firstYear || year > lastYear || month < 1 || month > 12) return false;
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
/** ISO 8601 with offset, as every clock there is can say it. */
export function isInstant(text: string): boolean {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,3})?(?:Z|[+-](\d\d):(\d\d))$/.exec(text);
  if (!found || !isDate(found[1] ?? '') || Number(text.slice(0, 4)) < firstInstantYear) return false;
  const [hour, minute, second, offsetHours, offsetMinutes] = found.slice(2).map((part) => Number(part ?? 0));
  const fits = (value: number | undefined, most: number) => value !== undefined && value <= most;
  return fits(hour, 23) && fits(minute, 59) && fits(second, 59) && fits(offsetHours, 14) && fits(offsetMinutes, 59);
}
export const instant = z.string().check(z.refine(isInstant, 'no such instant'));
export const date = z.string().check(z.refine(isDate, 'no such date'));
export const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

const zones = new Map<string, boolean>();
/** Whether this device can reckon in an IANA zone. */
export function isZone(zone: string): boolean {
  const known = zones.get(zone);
  if (known !== undefined) return known;
  let there = true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    there = false;
  }
  if (zones.size < 1_000) zones.set(zone, there);
  return there;
}
/** Newer devices know zones that older ones do not: such answers are read as written at home. */
export const zone = z.catch(z.string().check(z.maxLength(64), z.refine(isZone)), 'Europe/Oslo');

/** A name that no object has from birth: what is looked up by it is what somebody put there. */
const isOwnName = (name: string) => !(name in {});
export const slug = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,39}$/), z.refine(isOwnName));
/** Name of a question or a field. */
const key = z.string().check(z.minLength(1), z.maxLength(120), z.refine(isOwnName));
export const language = z.enum(['nb', 'nn', 'en']);
/** Address of a block or screen in a programme: `sleep/p2/night-list`. */
export const address = z.string().check(z.regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/), z.maxLength(140));

/** What turns, hides or breaks what stands around it: controls, marks of direction, marks without width, tags, halves of characters. */
const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** Holds emoji together, and letters of scripts that need it, and nothing else. */
const joiners = /[\u200c\u200d]/gu;
const mayJoin = [
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u,
  /\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Malayalam}|\p{Script=Sinhala}/u,
];

/** A name or another short text that stands on one line among others, as it can be shown. */
export function onOneLine(text: string): string {
  return text
    .replace(/\s+/g, (gap) => (/[^ \u00a0]/.test(gap) ? ' ' : gap))
    .replace(unseen, '')
    .replace(joiners, (mark, at: number, all: string) => {
      const before = [...all.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
      return mayJoin.some((script) => script.test(before)) ? mark : '';
    });
}
/** Somebody's prose: all that people type, but for controls that nothing shows and halves of characters. */
const asProse = (text: string): string =>
  text.replace(/\p{Cs}/gu, '\ufffd').replace(/\p{Cc}/gu, (control) => (/[\t\n\r\u0085]/.test(control) ? control : ''));

/** One line: names, telephone numbers, versions. */
export const line = (max: number) => z.string().check(z.maxLength(max), z.overwrite(onOneLine));
/** Prose that may be empty. */
export const prose = (max: number) => z.string().check(z.maxLength(max), z.overwrite(asProse));
export const text = (max: number) => z.string().check(z.overwrite(asProse), z.minLength(1), z.maxLength(max));

/** A number that can be added, and shown: larger ones are nobody's. */
export const figure = z.number().check(z.gte(-1e9), z.lte(1e9));
export const whole = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));
/** Place in a log, or −1 before the first. */
export const place = whole(-1, 0xffff_ffff);

const few = 200;
const record = <V extends z.ZodMiniType>(value: V) =>
  z.record(key, value).check(z.refine((given) => Object.keys(given).length <= few, 'too many'));
const value = z.union([figure, z.string().check(z.maxLength(8_000), z.overwrite(asProse)), z.boolean(), z.null()]);
/** A worksheet field: scalar, list or object of fields; no deeper than a table of lists. */
const list = <V extends z.ZodMiniType>(of: V) => z.array(of).check(z.maxLength(few));
const row = record(z.union([value, list(value)]));
export const fields = record(z.union([value, list(z.union([value, row])), row]));
/** By linkId; null is «vil ikke svare». */
export const answersByLink = record(z.union([whole(0, 1_000), z.null()]));

/** Deeper than any questionnaire, and less than what runs a reader out of room. */
const depthMax = 40;
/** Whether JSON is nested no deeper than a questionnaire can be; brackets in strings do not count. */
export function isShallow(json: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at++) {
    const letter = json[at];
    if (quoted) {
      if (letter === '\\') at++;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{' || letter === '[') {
      if (++depth > depthMax) return false;
    } else if (letter === '}' || letter === ']') depth--;
  }
  return true;
}
export const document = (max: number) => z.string().check(z.minLength(1), z.maxLength(max), z.refine(isShallow, 'too deep'));
