import { kept } from './items-of';
import type { CaseState } from './state';

/** Staff's words beside something that the citizen has made. */
export interface Comment {
  id: string;
  by: string;
  at: string;
  text: string;
  /** A short warm word, without a question in it. */
  praise: boolean;
}

/** All comments by the id of what they stand beside, in order of the log. */
export function commentsOf(state: CaseState): ReadonlyMap<string, Comment[]> {
  const comments = new Map<string, Comment[]>();
  for (const { item, author } of kept(state, 'comment')) {
    const list = comments.get(item.on) ?? [];
    list.push({ id: item.id, by: author, at: item.at, text: item.text, praise: item.praise ?? false });
    comments.set(item.on, list);
  }
  return comments;
}

/** Comments on any of several states of one thing: whoever wrote had one of them before them. */
export const commentsOn = (comments: ReadonlyMap<string, Comment[]>, ids: Iterable<string>): Comment[] =>
  [...new Set(ids)].flatMap((id) => comments.get(id) ?? []).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
