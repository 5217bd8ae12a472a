import type { Piece } from '../../care/search/in-sentence';

/** Somebody's words, with those that were searched for marked. */
export function Pieces({ of }: { of: readonly Piece[] }) {
  // A piece has no name of its own, and the list never changes but as a whole.
  return of.map(({ text, hit }, i) => {
    const key = `${i} ${text}`;
    return hit ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
  });
}
