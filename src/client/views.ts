import { emptyCase } from '../care/case/fold';
import { soundly } from '../care/case/sound';
import type { CaseContext } from '../care/case-view';
import { caseView } from '../care/case-view';
import { casesView, inboxView } from '../care/desk/inbox-view';
import type { DeskCase } from '../care/desk/reasons';
import { nothingToSay } from '../care/desk/summary';
import { accessView } from '../care/members/access-view';
import { shownName } from '../care/members/names';
import { threadPage } from '../care/thread/thread-page';
import { ownStanding, standingPrefixes } from '../care/today/local-state';
import { todayView } from '../care/today/today-view';
import { same, toBase64url } from '../crypto/bytes';
import { MellomError } from '../protocol/errors';
import { citizensRoom, isAtWork } from './access';
import { alertsView, myAlertsView } from './alerts/alerts';
import type { Person, Views } from './api';
import { wordsOf } from './cases/control-words';
import { iso } from './context';
import { waysOf } from './keys/device-unlockers';
import { custodyOf, readsOf, standingOf } from './members/replacement';
import { staffClaims, staffInvitations } from './members/staff-claims';
import { staffPlace } from './members/staff-place';
import type { Holding } from './session/account-holder';
import type { Session } from './session/session';
import { type Log, typeOf } from './store/logs';
import { phonesIn } from './team/own-phone';
import { expectedOf, learnExpected, packsView } from './team/packs';
import { teamLog } from './team/roster-change';
import { teamTrustView } from './team/team-trust';
import { teamRoster } from './team-roster';

export type Answers = { [V in keyof Views]: (args: Views[V]['args']) => Promise<Views[V]['answer']> };

/** Of a case that could not even be put together. */
const nothingKnown = (me: string): CaseContext => ({ me, members: [], invitation: null, refused: {}, programmes: [] });

/** What a team that has not said otherwise promises, in working days. */
const usualReplyDays = 2;

/** Questions of screens, answered from folded cases by the pure functions of src/care. */
export function viewsOf(held: Holding, logOf: (ref: string) => Log): Answers {
  const session = held.session();
  const { live, cases } = session;
  const { u } = live;
  const replyDays = () => teamRoster(u)?.about.replyDays ?? usualReplyDays;
  const look = async (log: Log) => {
    const expected = expectedOf(live);
    return { state: await cases.state(log), context: { ...(await cases.context(log)), ...(expected ? { expected } : {}) } };
  };
  /** The cases that are one's own work; of others a custodian is a member by law, and opens none of them here. */
  const desk = async (): Promise<DeskCase[]> => {
    const own = u.logs.all().filter((log) => isAtWork(live, log) && !log.facts.end);
    const all = await Promise.all(
      own.map(async (log): Promise<DeskCase> => {
        const alarm = alarmOf(session, log);
        try {
          return { caseRef: log.ref, ...(await cases.atDesk(log)), alarm };
        } catch {
          return { caseRef: log.ref, summary: nothingToSay(), context: nothingKnown(u.me), alarm, unreadable: true };
        }
      }),
    );
    const expected = learnExpected(
      live,
      all.map(({ summary }) => summary),
    );
    return expected ? all.map((one) => ({ ...one, context: { ...one.context, expected } })) : all;
  };

  return {
    me: () => meOf(session, held),
    staffClaims: async () => (teamRoster(u) ? staffClaims(live) : []),
    staffInvitations: () => staffInvitations(live),
    staffPlace: () => staffPlace(live),
    myCase: async () => citizensRoom(live)?.ref ?? null,
    case: async ({ caseRef, glance }) => {
      const log = logOf(caseRef);
      const { state, context } = await look(log);
      const view = soundly(state, (sound) => caseView(sound, iso(u.env), context)).answer;
      // What this opening writes is no part of what was asked for.
      if (!glance) session.receipts.opened(log);
      return view;
    },
    thread: async ({ caseRef, ...page }) => {
      const { state, context } = await look(logOf(caseRef));
      return soundly(state, (sound) => threadPage(sound, context, page, replyDays())).answer;
    },
    today: async ({ now }) => {
      const log = citizensRoom(live);
      if (!log) throw new MellomError('E_REFUSED', 'no case');
      const { state, context } = await look(log);
      const standing = await Promise.all(standingPrefixes.map((prefix) => u.own.list(prefix)));
      const own = ownStanding(standing.flat());
      return soundly(state, (sound) => todayView(sound, now, context, peopleOf(session), own)).answer;
    },
    inbox: async ({ now }) => inboxView(await desk(), { now, replyDays: replyDays() }),
    cases: async ({ now }) => casesView(await desk(), now),
    security: () => securityOf(session, held),
    standing: () => standingOf(session),
    myAlerts: () => myAlertsView(session),
    alerts: ({ now }) => alertsView(session, now),
    custody: () => custodyOf(session),
    ended: async () => endedOf(session),
    teamTrust: () => teamTrustView(session),
    packs: () => packsView(session),
    access: async ({ caseRef }) => {
      const log = logOf(caseRef);
      const { state, context } = await look(log);
      const [words, reads] = await Promise.all([wordsOf(log), readsOf(session, log)]);
      return soundly(state, (sound) => accessView(sound, context, peopleOf(session), words, iso(u.env), reads)).answer;
    },
  };
}

function endedOf({ live }: Session): Views['ended']['answer'] {
  return live.u.logs
    .all()
    .flatMap((log) =>
      typeOf(log) === 'case' && log.facts.end && isAtWork(live, log) ? [{ caseRef: log.ref, ...log.facts.end }] : [],
    )
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

function alarmOf({ live }: Session, log: Log): DeskCase['alarm'] {
  const alarm = live.u.state.now().alarms.findLast(({ caseRef }) => caseRef === log.ref);
  return alarm ? { code: alarm.code, at: alarm.at } : null;
}

function peopleOf({ live: { u } }: Session, phones: ReadonlyMap<string, string> = new Map()): Person[] {
  return (teamRoster(u)?.people ?? []).map(({ id, name, title, roles }) => {
    const account = toBase64url(id);
    const phone = phones.get(account);
    return {
      account,
      name: shownName(name),
      title: shownName(title),
      roles,
      me: account === u.me,
      ...(phone ? { phone } : {}),
    };
  });
}

async function securityOf({ live: { u }, devices }: Session, held: Holding): Promise<Views['security']['answer']> {
  const ways = waysOf(u.vault.contents());
  const row = await held.device();
  const isHere = (locator: Uint8Array) => row?.passkeys?.some((one) => same(one.locator, locator)) ?? false;
  return {
    accountName: ways.name ?? '',
    passkeys: ways.passkeys.map(({ credential, label, addedAt, locator }) => ({
      credential: toBase64url(credential),
      label,
      addedAt,
      here: isHere(locator),
    })),
    passphrase: { here: row?.slot !== undefined, anywhere: ways.passphrase !== null },
    recoveryCodeFrom: ways.recovery?.since ?? null,
    devices: await devices.list(),
  };
}

async function meOf(session: Session, held: Holding): Promise<Views['me']['answer']> {
  const { u } = session.live;
  const roster = teamRoster(u);
  const device = await held.device();
  const log = roster && teamLog(u, roster);
  const people = peopleOf(session, log ? phonesIn(await session.cases.state(log).catch(emptyCase)) : undefined);
  const me = people.find((one) => one.me);
  return {
    account: u.me,
    name: me?.name ?? null,
    title: me?.title ?? null,
    roles: me?.roles ?? [],
    about: roster?.about ?? null,
    people,
    former: roster
      ? u.rosters.former(roster.team).map(({ id, name }) => ({ account: toBase64url(id), name: shownName(name) }))
      : [],
    rosterVersion: roster?.version ?? 0,
    deviceSince: device?.since ?? '',
    autoLock: device?.autoLock ?? 10,
  };
}
