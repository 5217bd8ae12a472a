/** A piece of a letter: what a person wrote, what was filled in from a choice or the case, or a place that nothing fills. */
export type LetterPart = { text: string } | { place: string; filled: string } | { place: string; missing: true };

/**
 * A letter from a template: `{name}` is a place to fill in, and everything else stands as it is written. A place without a value, or one
 * that nobody knows, is missing: such a letter is not sent.
 * @param values by the name of the place; an empty one fills nothing
 */
export function letterParts(template: string, values: Readonly<Record<string, string | null>>): LetterPart[] {
  return template.split(/(\{[^{}\n]{1,40}\})/u).flatMap((piece, i): LetterPart[] => {
    if (piece === '') return [];
    if (i % 2 === 0) return [{ text: piece }];
    const place = piece.slice(1, -1).trim();
    const filled = Object.hasOwn(values, place) ? values[place]?.trim() : undefined;
    return [filled ? { place, filled } : { place, missing: true }];
  });
}

/** The letter as it is sent; null while a place is missing, or there is nothing in it. */
export function letterText(parts: readonly LetterPart[]): string | null {
  if (parts.some((one) => 'missing' in one)) return null;
  const text = parts
    .map((one) => ('filled' in one ? one.filled : 'text' in one ? one.text : ''))
    .join('')
    .trim();
  return text === '' ? null : text;
}
