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
  const first = words[0]?.match(/^./u)?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)?.match(/^./u)?.[0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}
