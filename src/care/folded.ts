/**
 * One way of writing for searching, so that a name is found however somebody's keyboard, system or habit writes it: without case, accents,
 * apostrophes and signs that cannot be seen; ø as o, æ as ae, å and aa as a, Sámi đ ŧ ŋ as d t n. For comparing only, never for showing.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’‘ʼ`´"“”«»]/gu, '')
    .replace(/[øæœßđðŧþŋłı]/gu, (letter) => plain[letter] ?? letter)
    .replace(/a{2,}/gu, 'a')
    .replace(/[\s.,\-‐‑–_/()]+/gu, ' ')
    .trim();
}
const plain: Record<string, string> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  ŧ: 't',
  þ: 'th',
  ŋ: 'n',
  ł: 'l',
  ı: 'i',
};

/** Whether every word of `wanted` stands in one of the texts, in whatever order. Nothing wanted: everything is found. */
export function isFound(wanted: string, ...texts: string[]): boolean {
  const here = texts.map(folded).join(' ');
  // "Ann-Kari" is found by "annkari" too.
  const glued = here.replaceAll(' ', '');
  return folded(wanted)
    .split(' ')
    .every((word) => here.includes(word) || (word.length > 3 && glued.includes(word)));
}
