/** Characters that nobody sees and that turn what stands round them: controls, line ends, marks and overrides of direction. */
const turning = /[\p{Cc}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const unseen = /[\u00AD\u200B\u2060-\u2065\uFEFF\uFFF9-\uFFFB]/gu;
/** Letters that are written from right to left (Unicode blocks of bidi class R and AL). */
const fromTheRight = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** A name as it is shown, whoever wrote it: one line of visible characters. Joiners stay, since names in Persian and emoji need them. */
export function shownName(name: string): string {
  return name.replace(/\s/gu, ' ').replace(turning, '').replace(unseen, '').replace(/ {2,}/gu, ' ').trim();
}

/** Words that stand within a sentence without turning it: their own direction ends where they end (Unicode's FSI and PDI). */
export function isolated(words: string): string {
  const still = words.replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '');
  return fromTheRight.test(still) ? `\u2068${still}\u2069` : still;
}
