/**
 * Whether a text is a telephone number that somebody can call: digits with the signs people set between them, a + in front, three (113) to
 * fifteen (E.164) of them. "Ring sentralbordet" is none, however useful the advice.
 */
export function isPhoneNumber(text: string): boolean {
  const bare = text.normalize('NFKC').replace(/[\s().\-‐‑–/]/gu, '');
  return /^\+?\d{3,15}$/.test(bare);
}

/** As texts write them: 110, 112, 113, "116 117", "22 40 00 40", "800 40 008"; no part of a longer number, a decimal, a span or a word. */
const written =
  /(?<![\p{L}\d.,/–-]|\d )(?:11[023]|116 \d{3}|\d\d \d\d \d\d \d\d|[489]\d\d \d\d \d{3})(?![\p{L}\d/–-]|[.,]\d| \d| ?%)/gu;

/** A text cut into words (at even places, empty ones too) and the telephone numbers between them (at odd places); joined it is the text again. */
export function splitAtNumbers(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: number, index } of text.matchAll(written)) {
    parts.push(text.slice(from, index), number);
    from = index + number.length;
  }
  return [...parts, text.slice(from)];
}
