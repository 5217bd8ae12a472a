import {
  byName,
  isOwnReply,
  type OwnReply,
  replyFault,
  type SavedReply,
  teamReplies,
} from '../../care/saved-replies/saved-replies';
import { MellomError } from '../../protocol/errors';
import type { WithCases } from '../cases/case-cache';
import { writeAct } from '../sync/act-ids';
import { teamLog } from '../team/roster-change';
import { mustRoster, teamRoster } from '../team-roster';
import type { ActId } from '../values';

type Named = Pick<SavedReply, 'reply' | 'whose'>;
/** One's own are boxes: sealed on this device, and on the account's others. */
const own = 'saved-reply/';

/** Words that are often needed: one's own, and the team's, which all of its staff write and read. */
export const savedRepliesOn = (held: { session: () => WithCases }) => ({
  acts: {
    /** @throws E_INPUT where a place in it is nobody's, E_ROSTER_WAIT before the team has its stream */
    saveReply: async ({ reply, whose, ...words }: Named & OwnReply, act?: ActId): Promise<void> => {
      if (replyFault(words)) throw new MellomError('E_INPUT', 'a template that cannot be filled in');
      const session = held.session();
      if (whose === 'own') await session.boxes.save(`${own}${reply}`, words);
      else await writeAct(session, mustTeamLog(session), { kind: 'saved-reply', reply, ...words }, act);
      session.state.changed('savedReplies');
    },
    removeReply: async ({ reply, whose, name, text }: Named & OwnReply, act?: ActId): Promise<void> => {
      const session = held.session();
      if (whose === 'own') await session.boxes.remove(`${own}${reply}`);
      else await writeAct(session, mustTeamLog(session), { kind: 'saved-reply', reply, name, text, removed: true }, act);
      session.state.changed('savedReplies');
    },
  },
});

export const savedRepliesViews = (session: WithCases) => ({
  /** One's own first, each by name. */
  savedReplies: async (): Promise<SavedReply[]> => {
    const mine = (await session.boxes.list(own)).flatMap(({ key, value }): SavedReply[] =>
      isOwnReply(value)
        ? [{ reply: key.slice(own.length), name: value.name, text: value.text, whose: 'own', written: null }]
        : [],
    );
    const roster = teamRoster(session);
    const log = roster && teamLog(session, roster);
    return [...mine.sort(byName), ...(log ? teamReplies(await session.cases.state(log)) : [])];
  },
});

function mustTeamLog(session: WithCases) {
  const log = teamLog(session, mustRoster(session));
  if (!log) throw new MellomError('E_ROSTER_WAIT', 'the team’s stream is not here yet');
  return log;
}
