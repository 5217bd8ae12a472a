import { characters } from '../care/excerpt';

/** Initials in an arch. Decoration: the name always stands beside it. */
export function Avatar({ name, tone }: { name: string; tone?: 'fjord' | 'sky' | 'dawn' }) {
  return (
    <span className={`avatar${tone && tone !== 'fjord' ? ` ${tone}` : ''}`} aria-hidden="true" translate="no">
      {initials(name)}
    </span>
  );
}

/** First letter of the first and of the last name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = initial(words[0] ?? '');
  const last = words.length > 1 ? initial(words.at(-1) ?? '') : '';
  return (first + last).toLocaleUpperCase();
}
/** Brackets and quotation marks are no initial; a name without a letter has its first character, whole. */
function initial(word: string): string {
  return word.match(/\p{L}\p{M}*/u)?.[0] ?? characters(word)[0] ?? '';
}
