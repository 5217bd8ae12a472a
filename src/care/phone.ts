/**
 * Whether a text is a telephone number that somebody can call: digits with the signs people set between them, a + in front, three (113) to
 * fifteen (E.164) of them. "Ring sentralbordet" is none, however useful the advice.
 */
export function isPhoneNumber(text: string): boolean {
  const bare = text.normalize('NFKC').replace(/[\s().\-‐‑–/]/gu, '');
  return /^\+?\d{3,15}$/.test(bare);
}
