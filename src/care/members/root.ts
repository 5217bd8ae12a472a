import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';

/**
 * Who has had the root of a team in their vault, by what the team's stream says: whoever made the team, while it is the first root;
 * those to whom it was given; and leads who brought it back from the half sheets. Whether they still may is the roster's matter.
 * @param root the public key that signs the next roster, as base64url
 * @param founder who made the team, if `root` is the team's first
 */
export function rootHolders(state: CaseState, root: string, founder: string | null): string[] {
  const given = kept(state, 'root-share').filter(({ item }) => item.root === root);
  const proved = kept(state, 'sheets').filter(({ item }) => item.root === root);
  return [
    ...new Set([...(founder ? [founder] : []), ...given.map(({ item }) => item.to), ...proved.map(({ author }) => author)]),
  ];
}

/** When both half sheets of this root were last typed back. */
export const sheetsProvedAt = (state: CaseState, root: string): string | null =>
  kept(state, 'sheets').findLast(({ item }) => item.root === root)?.item.at ?? null;
