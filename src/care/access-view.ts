import type { Access } from './access';
import type { CaseContext, CaseState } from './case';
import { peopleOf } from './case-view';
import { kept } from './kept';

export interface Colleague {
  account: string;
  name: string;
  title: string;
  roles: readonly string[];
}
type Member = Access['members'][number];

/**
 * Who is in the case and why, when they came in, every time staff opened it (newest first), and every change of members. The reason is
 * told to the citizen: `you` is the person whose case it is. `controlWords` are those of the epoch in force.
 */
export function accessView(
  state: CaseState,
  context: Pick<CaseContext, 'members'>,
  people: readonly Colleague[],
  controlWords: string[],
): Access {
  const { therapist, called } = peopleOf(state, context);
  const colleagues = new Map(people.map((one) => [one.account, one]));
  const nameOf = (account: string) => colleagues.get(account)?.name ?? '';
  const opened = kept(state, 'opened')
    .map(({ author, item }) => ({ account: author, name: nameOf(author), at: item.at }))
    .reverse();
  return {
    members: context.members.map(({ account, role }): Member => {
      const colleague = colleagues.get(account);
      return {
        account,
        name: colleague?.name ?? (role === 'citizen' ? called : ''),
        title: colleague?.title ?? '',
        role,
        why: role === 'citizen' ? 'you' : whyOf(account === therapist, colleague?.roles ?? []),
        since: state.changes.findLast(({ added }) => added.includes(account))?.at ?? null,
        lastOpened: opened.find((one) => one.account === account)?.at ?? null,
        lastHeard: null,
        relayRead: null,
      };
    }),
    opened,
    changes: state.changes.map(({ at, by, added, removed }) => ({ at, by, added, removed })),
    custody: kept(state, 'custody')
      .map(({ author, item }) => ({ account: author, name: nameOf(author), at: item.at, reason: item.reason }))
      .reverse(),
    controlWords,
  };
}

/** The one who answers for the case is its therapist; a custodian is in every case by law, whatever else they are. */
function whyOf(isTherapist: boolean, roles: readonly string[]): Member['why'] {
  if (isTherapist) return 'therapist';
  for (const role of ['custodian', 'therapist', 'intake', 'lead'] as const) if (roles.includes(role)) return role;
  return 'therapist';
}
