const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Characters as a reader counts them (grapheme clusters, UAX #29): an emoji of seven code points is one, an accent is none of its own. */
export function characters(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The beginning of a text, at most `most` characters with the sign that there is more; none of them is cut in half. */
export function excerpt(text: string, most: number): string {
  if (text.length <= most) return text;
  // No character of any use is longer than this; so a long text is not taken apart as a whole.
  const all = characters(text.slice(0, most * longest));
  return all.length > most
    ? `${all
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : all.join('');
}
const longest = 32;

/** Characters of somebody's words that stand beside many other cases. */
export const excerptLength = 200;
