import { changesOf } from '../case/changes';
import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import { receiptsOf } from '../thread/delivery';
import { localDate } from '../time/dates';
import type { Access } from './access';
import { coversOf } from './arrangements';
import { arrangedIn, type MembersContext, peopleOf } from './members';

export interface Colleague {
  account: string;
  name: string;
  title: string;
  roles: readonly string[];
}
type Member = Access['members'][number];

/**
 * Who is in the case and why, when they came in, every time staff opened it (newest first), and every change of members. The reason is
 * told to the citizen: `you` is the person whose case it is. `controlWords` are those of the epoch in force; `reads` is the relay's word,
 * ISO by account, empty when it was not asked.
 */
export function accessView(
  state: CaseState,
  context: Pick<MembersContext, 'members'> & { zone?: string },
  people: readonly Colleague[],
  controlWords: string[],
  now: string,
  reads: Readonly<Record<string, string>> = {},
): Access {
  const changes = changesOf(state);
  const { therapist, called } = peopleOf(state, context);
  const covering = coversOf(arrangedIn(state), localDate(now)).filter((one) => one.state === 'now');
  const heard = lastHeardOf(state);
  const colleagues = new Map(people.map((one) => [one.account, one]));
  const nameOf = (account: string) => colleagues.get(account)?.name ?? '';
  const opened = kept(state, 'opened')
    .map(({ author, item }) => ({ account: author, name: nameOf(author), at: item.at }))
    .reverse();
  const looks = looksOf(state, opened, nameOf);
  return {
    members: context.members.map(({ account, role }): Member => {
      const colleague = colleagues.get(account);
      return {
        account,
        name: colleague?.name ?? (role === 'citizen' ? called : ''),
        title: colleague?.title ?? '',
        role,
        why:
          role === 'citizen'
            ? 'you'
            : whyOf(
                account === therapist,
                covering.some(({ by }) => by === account),
                colleague?.roles ?? [],
              ),
        since: changes.findLast(({ added }) => added.includes(account))?.at ?? null,
        lastOpened: opened.find((one) => one.account === account)?.at ?? null,
        lastLook: looks.find((one) => one.account === account)?.at ?? null,
        lastHeard: heard.get(account)?.at ?? null,
        relayRead: reads[account] ?? null,
      };
    }),
    opened,
    looks,
    changes: changes
      .filter(({ added, removed }) => added.length + removed.length > 0)
      .map(({ at, by, added, removed, invitedBy = null }) => ({ at, by, added, removed, invitedBy })),
    custody: kept(state, 'custody')
      .map(({ author, item }) => ({ account: author, name: nameOf(author), at: item.at, reason: item.reason }))
      .reverse(),
    controlWords,
  };
}

/** A message can be read without opening all of a case; who has done so has looked, and it would be untrue to say that nobody has. */
function looksOf(state: CaseState, opened: Access['opened'], nameOf: (account: string) => string): Access['looks'] {
  const dayOf = (one: { account: string; at: string }) => `${one.account} ${localDate(one.at)}`;
  const days = new Set(opened.map(dayOf));
  const read = [...receiptsOf(state)].flatMap(([account, { role, marks }]) =>
    role === 'staff' ? marks.reads.map(([, at]) => ({ account, name: nameOf(account), at, how: 'read' as const })) : [],
  );
  const newestOfDay = new Map(read.filter((one) => !days.has(dayOf(one))).map((one) => [dayOf(one), one]));
  return [...opened.map((one) => ({ ...one, how: 'opened' as const })), ...newestOfDay.values()].sort(
    (a, b) => Date.parse(b.at) - Date.parse(a.at),
  );
}

/** The one who answers for the case is its therapist; a custodian is in every case by law, whatever else they are. */
function whyOf(isTherapist: boolean, covers: boolean, roles: readonly string[]): Member['why'] {
  if (isTherapist) return 'therapist';
  if (covers) return 'cover';
  for (const role of ['custodian', 'therapist', 'intake', 'lead'] as const) if (roles.includes(role)) return role;
  return 'therapist';
}

/** The newest row of each author that has been verified and opened, by the author's own clock. */
function lastHeardOf(state: CaseState): ReadonlyMap<string, { seq: number; at: string }> {
  const heard = new Map<string, { seq: number; at: string }>();
  for (const list of Object.values(state.items)) {
    for (const { seq, author, item } of list) {
      if (seq !== null && seq > (heard.get(author)?.seq ?? -1)) heard.set(author, { seq, at: item.at });
    }
  }
  return heard;
}
