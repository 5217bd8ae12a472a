/** A piece of a text: what a person wrote, what was filled in from a choice or the case, or a place that nothing fills. */
export type TemplatePart = { text: string } | { place: string; filled: string } | { place: string; missing: true };

/** `{name}`, on one line and no longer than a name is. */
const places = /(\{[^{}\n]{1,40}\})/u;
const nameIn = (piece: string): string => piece.slice(1, -1).trim();

/**
 * A text from a template: `{name}` is a place to fill in, and everything else stands as it is written. A place without a value, or one
 * that nobody knows, is missing: such a text is not sent.
 * @param values by the name of the place; an empty one fills nothing
 */
export function templateParts(template: string, values: Readonly<Record<string, string | null>>): TemplatePart[] {
  return template.split(places).flatMap((piece, i): TemplatePart[] => {
    if (piece === '') return [];
    if (i % 2 === 0) return [{ text: piece }];
    const place = nameIn(piece);
    const filled = Object.hasOwn(values, place) ? values[place]?.trim() : undefined;
    return [filled ? { place, filled } : { place, missing: true }];
  });
}

/** The text as it is sent; null while a place is missing, or there is nothing in it. */
export function templateText(parts: readonly TemplatePart[]): string | null {
  if (parts.some((one) => 'missing' in one)) return null;
  const text = parts
    .map((one) => ('filled' in one ? one.filled : 'text' in one ? one.text : ''))
    .join('')
    .trim();
  return text === '' ? null : text;
}

/** The same template with its places called otherwise; one that `names` does not have stays as it is called. */
export const withPlaces = (template: string, names: Readonly<Record<string, string>>): string =>
  template
    .split(places)
    .map((piece, i) => {
      const place = nameIn(piece);
      return i % 2 === 1 && Object.hasOwn(names, place) ? `{${names[place]}}` : piece;
    })
    .join('');

/** Why a template is not kept. `open`: a brace without its place; `unknown`: a place that nothing can ever fill; `lacks`: one that must be in it. */
export type TemplateFault =
  | { fault: 'empty' }
  | { fault: 'open' }
  | { fault: 'unknown'; place: string }
  | { fault: 'lacks'; place: string };

/** @param known what can be filled @param needed what must be there; null where nothing is wrong */
export function templateFault(template: string, known: readonly string[], needed: readonly string[] = []): TemplateFault | null {
  if (template.trim() === '') return { fault: 'empty' };
  const pieces = template.split(places);
  if (pieces.some((piece, i) => i % 2 === 0 && /[{}]/u.test(piece))) return { fault: 'open' };
  const named = pieces.filter((_, i) => i % 2 === 1).map(nameIn);
  const unknown = named.find((place) => !known.includes(place));
  if (unknown !== undefined) return { fault: 'unknown', place: unknown };
  const lacks = needed.find((place) => !named.includes(place));
  return lacks === undefined ? null : { fault: 'lacks', place: lacks };
}
