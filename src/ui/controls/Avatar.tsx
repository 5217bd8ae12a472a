import { characters } from '../../care/case/excerpt';
import styles from './Avatar.module.css';

/** Initials in an arch. Decoration: the name always stands beside it. */
export function Avatar({ name, tone }: { name: string; tone?: 'fjord' | 'sky' | 'dawn' }) {
  return (
    <span
      className={tone && tone !== 'fjord' ? `${styles.avatar} ${styles[tone]}` : styles.avatar}
      aria-hidden="true"
      translate="no"
    >
      {initials(name)}
    </span>
  );
}

/** First letter of the first and of the last name; brackets and signs have none. A name without a letter has its first character, whole. */
export function initials(name: string): string {
  const letters = name.split(/\s+/u).flatMap((word) => word.match(/[\p{L}\p{N}]\p{M}*/u)?.[0] ?? []);
  return `${letters[0] ?? characters(name.trim())[0] ?? ''}${letters.length > 1 ? letters.at(-1) : ''}`.toLocaleUpperCase();
}
