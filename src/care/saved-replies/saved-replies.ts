import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import { isRecord } from '../is-record';
import { type TemplateFault, templateFault } from '../templates/template';

/** What can be filled in from a case and the team: as it is kept, whatever each reader's language calls it. */
export const replyPlaces = ['name', 'me', 'therapist', 'appointment', 'phone', 'hours', 'days', 'away', 'cover'] as const;
export type ReplyPlace = (typeof replyPlaces)[number];

/** Words that are often needed, with places to fill in. */
export interface SavedReply {
  reply: string;
  name: string;
  text: string;
  whose: 'own' | 'team';
  /** Who wrote the team's last, and when; of one's own nothing need be said. */
  written: { by: string; at: string } | null;
}
export type OwnReply = Pick<SavedReply, 'name' | 'text'>;

export const isOwnReply = (value: unknown): value is OwnReply =>
  isRecord(value) && typeof value.name === 'string' && typeof value.text === 'string';

/** What is wrong with words before they are kept; null where nothing is. */
export const replyFault = ({ name, text }: OwnReply): TemplateFault | null =>
  name.trim() === '' ? { fault: 'empty' } : templateFault(text, replyPlaces);

/** What the team has, by name. @param state of the team's stream */
export function teamReplies(state: CaseState): SavedReply[] {
  const newest = new Map(kept(state, 'saved-reply').map((one) => [one.item.reply, one]));
  return [...newest.values()]
    .filter(({ item }) => !item.removed)
    .map(
      ({ author, item: { reply, name, text, at } }): SavedReply => ({
        reply,
        name,
        text,
        whose: 'team',
        written: { by: author, at },
      }),
    )
    .sort(byName);
}

export const byName = (a: SavedReply, b: SavedReply): number => a.name.localeCompare(b.name) || (a.reply < b.reply ? -1 : 1);
