import { kept } from '../../care/case/items-of';
import type { CaseState } from '../../care/case/state';
import type { Course, Participant } from '../../care/courses/course';
import { asAccountId, fromBase64url, toBase64url } from '../../crypto/bytes';
import { roleIn } from '../../crypto/log';
import type { AccountId } from '../../protocol/bytes';
import type { Cases } from '../cases/case-cache';
import type { Context } from '../context';
import { isCode, isPassing } from '../errors';
import type { MembershipKeeper } from '../members/membership-keeper';
import { epochOf, type Log } from '../store/logs';

type WithMembers = Context & { cases: Cases; membershipKeeper: MembershipKeeper };

/**
 * Who leads a course reads and writes in the cases of those who are on it, as long as they are: let in with the place, and out when the course is
 * over or the person has left it. Once: whoever was put out by hand stays out, and whoever is there for another reason stays in.
 */
export async function leadersOf(x: WithMembers, course: Course, one: Participant, own: Log): Promise<void> {
  const { placed, among } = placeIn(await x.cases.state(own), course);
  const goesOn = one.state === 'place' && !course.ended;
  for (const leader of course.leaders) {
    const account = asAccountId(fromBase64url(leader));
    const isIn = roleIn(epochOf(own), account) !== null;
    if (goesOn && !isIn && !wasIn(own, account, placed)) await change(x, own, { add: leader });
    if (!goesOn && isIn && leader !== x.me && among && cameWithIt(own, account, course.leaders, placed))
      await change(x, own, { remove: leader });
  }
}

/** Where in the log the person's newest place stands; null while it is on its way. `among`: they have had one. */
function placeIn(state: CaseState, { course }: Course): { placed: number | null; among: boolean } {
  const all = kept(state, 'course-place').filter(({ item }) => item.course === course);
  const begun = all.findLast(({ item }, i) => item.state === 'place' && all[i - 1]?.item.state !== 'place');
  return { placed: begun?.seq ?? null, among: begun !== undefined };
}

const wasIn = (own: Log, account: AccountId, placed: number | null): boolean =>
  placed !== null && own.state.epochs.some((epoch) => epoch.seq > placed && roleIn(epoch, account) !== null);

/** They were in no case of this person before the place, and the row that let them in let in leaders alone, as did all between. */
function cameWithIt(own: Log, account: AccountId, leaders: readonly string[], placed: number | null): boolean {
  if (
    placed === null ||
    own.facts.arranged.some(({ author, item }) => names(item, toBase64url(account)) || author === toBase64url(account))
  )
    return false;
  const first = own.state.epochs.findIndex((epoch) => roleIn(epoch, account) !== null);
  return own.state.epochs.slice(0, first + 1).every((epoch, i, all) => {
    if (epoch.seq <= placed) return roleIn(epoch, account) === null;
    const before = all[i - 1];
    const added = epoch.members.filter((member) => !before || roleIn(before, member.account) === null);
    return added.every((member) => leaders.includes(toBase64url(member.account)));
  });
}

/** Whether somebody is named by what arranges a case: given it, or covering in it. */
const names = (item: object, account: string): boolean => Object.values(item).includes(account);

const change = (x: WithMembers, own: Log, wish: Parameters<MembershipKeeper['change']>[1]): Promise<void> =>
  x.membershipKeeper.change(own, wish).catch((e) => {
    // Somebody who has left the team meanwhile, or no network: it is done with the next occasion.
    if (!isCode(e, 'E_INPUT') && !isPassing(e)) throw e;
  });
