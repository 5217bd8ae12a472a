import type { CaseContext, CaseState } from '../care/case';
import { caseView } from '../care/case-view';
import { toBase64url } from '../crypto/bytes';
import { MellomError } from '../protocol/errors';
import type { Person, Views } from './api';
import { isMine } from './cases';
import type { Holding } from './holding';
import { citizensCase } from './joining';
import { teamRoster } from './live';
import type { Log } from './logs';
import { speaksIn } from './receipts';
import type { Session } from './session';
import { staffClaims } from './team';

type Answers = { [V in keyof Views]: (args: Views[V]['args']) => Promise<Views[V]['answer']> };

/** Questions of screens, answered from folded cases by the pure functions of src/care. */
export function viewsOf(held: Holding, logOf: (ref: string) => Log): { [V in keyof Views]: (args: unknown) => Promise<never> } {
  const session = held.session();
  const { live, cases } = session;
  const { u } = live;
  const now = () => new Date(u.env.now()).toISOString();
  const known = async (log: Log): Promise<{ ref: string; state: CaseState; context: CaseContext }> => ({
    ref: log.ref,
    state: await cases.state(log),
    context: await cases.context(log),
  });
  const answers: Partial<Answers> = {
    me: async () => meOf(session, held),
    staffClaims: async () => (teamRoster(u) ? staffClaims(live) : []),
    myCase: async () => citizensCase(live)?.ref ?? null,
    case: async ({ caseRef }) => {
      const log = logOf(caseRef);
      session.receipts.opened(log);
      const { state, context } = await known(log);
      return caseView(state, now(), context);
    },
  };
  void MellomError, isMine, speaksIn;
  return answers as never;
}

async function meOf(session: Session, held: Holding): Promise<Views['me']['answer']> {
  const { u } = session.live;
  const roster = teamRoster(u);
  const device = await held.device();
  const people: Person[] = (roster?.people ?? []).map(({ id, name, title, roles }) => {
    const account = toBase64url(id);
    return { account, name, title, roles, me: account === u.me };
  });
  const me = people.find((one) => one.me);
  return {
    account: u.me,
    name: me?.name ?? null,
    title: me?.title ?? null,
    roles: me?.roles ?? [],
    about: roster?.about ?? null,
    people,
    rosterVersion: roster?.version ?? 0,
    deviceSince: device?.since ?? '',
    autoLock: device?.autoLock ?? 10,
  };
}
