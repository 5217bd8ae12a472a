import { kept } from '../../care/case/items-of';
import type { CaseState } from '../../care/case/state';
import { isPhoneNumber } from '../../care/thread/phone-numbers';
import { MellomError } from '../../protocol/errors';
import { amStaffIn } from '../access';
import type { WithCases } from '../cases/case-cache';
import type { Context } from '../context';
import { writeItem } from '../sync/write';
import { teamRoster } from '../team-roster';
import { teamLog } from './roster-change';

/**
 * How colleagues reach one another. Everybody says their own number, as a `profile` in the team's stream; it is asked for before there is a
 * place in the team, and said when there is.
 */
const ownName = 'phone';

export const ownPhoneOn = (held: { session: () => WithCases }) => ({
  acts: {
    /** One's own, for colleagues; empty takes it back. @throws E_INPUT */
    setPhone: async (phone: string): Promise<void> => {
      await keepPhone(held.session(), phone);
      await tellPhone(held.session());
    },
  },
});

/** @param phone empty: none any more. @throws MellomError E_INPUT for what is no telephone number */
export async function keepPhone(u: Context, phone: string): Promise<void> {
  if (phone !== '' && !isPhoneNumber(phone)) throw new MellomError('E_INPUT', 'no telephone number');
  await u.boxes.save(ownName, phone);
}

/** Says it where it has not been said. */
export async function tellPhone(session: WithCases): Promise<void> {
  const phone = await session.boxes.read(ownName);
  const roster = teamRoster(session);
  const log = roster && teamLog(session, roster);
  if (typeof phone !== 'string' || !log || !amStaffIn(session, log)) return;
  if (phone !== (phonesIn(await session.cases.state(log)).get(session.me) ?? ''))
    await writeItem(session, log, { kind: 'profile', phone });
}

/** By account, as each has said it last. @param state of the team's stream */
export function phonesIn(state: CaseState): ReadonlyMap<string, string> {
  return new Map(kept(state, 'profile').flatMap(({ item, author }) => (item.phone === undefined ? [] : [[author, item.phone]])));
}
