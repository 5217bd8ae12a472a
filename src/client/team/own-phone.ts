import { kept } from '../../care/case/items-of';
import type { CaseState } from '../../care/case/state';
import { isPhoneNumber } from '../../care/thread/phone-numbers';
import { MellomError } from '../../protocol/errors';
import { amStaffIn } from '../access';
import type { WithCases } from '../cases/case-cache';
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
export async function keepPhone({ live: { u } }: Pick<WithCases, 'live'>, phone: string): Promise<void> {
  if (phone !== '' && !isPhoneNumber(phone)) throw new MellomError('E_INPUT', 'no telephone number');
  await u.boxes.save(ownName, phone);
}

/** Says it where it has not been said. */
export async function tellPhone({ live, cases }: WithCases): Promise<void> {
  const { u } = live;
  const phone = await u.boxes.read(ownName);
  const roster = teamRoster(u);
  const log = roster && teamLog(u, roster);
  if (typeof phone !== 'string' || !log || !amStaffIn(u, log)) return;
  if (phone !== (phonesIn(await cases.state(log)).get(u.me) ?? '')) await writeItem(live, log, { kind: 'profile', phone });
}

/** By account, as each has said it last. @param state of the team's stream */
export function phonesIn(state: CaseState): ReadonlyMap<string, string> {
  return new Map(kept(state, 'profile').flatMap(({ item, author }) => (item.phone === undefined ? [] : [[author, item.phone]])));
}
