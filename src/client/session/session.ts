import { type Account, wipeAccount } from '../../crypto/account';
import { openLocal, sealLocal } from '../../crypto/box';
import { asTeamId, toBase64url, type VaultKey } from '../../crypto/bytes';
import { signLogin } from '../../crypto/login';
import type { VaultContents } from '../../crypto/vault';
import type { Pushes } from '../../protocol/messages';
import { type AlertOutbox, alertOutboxOf } from '../alerts/alert-outbox';
import { assessmentRule } from '../alerts/alerts';
import { bringingOver } from '../alerts/duty-told';
import { type RoomsTeller, roomsTellerOf } from '../calendar/rooms-told';
import { keepCases, type WithCases } from '../cases/case-cache';
import { dropOwnWords } from '../cases/own-words';
import { type Receipts, receiptsOf } from '../cases/receipts';
import { resumeCharts } from '../charts/charts';
import { openConnection } from '../connection';
import type { Context } from '../context';
import { resumeCourses } from '../courses/course-stream';
import { type CourseKeeper, courseKeeperOf } from '../courses/settle';
import { consentRule } from '../documents/consent-rule';
import type { Environment } from '../environment';
import { codeOf, isPassing } from '../errors';
import { inTurn, whenDone } from '../in-turn';
import { keepVault } from '../keys/vault';
import { resumeInvitations } from '../members/invitations';
import { type MembershipKeeper, membershipKeeperOf } from '../members/membership-keeper';
import { lookAtClaims } from '../members/staff-claims';
import { type DoorKeeper, doorKeeperOf } from '../referrals/door-keeper';
import { resumeFounding } from '../referrals/referrals';
import { retentionKeeperOf } from '../retention/retention-keeper';
import { type ScheduledSender, scheduledSenderOf } from '../scheduled/scheduled-sender';
import type { StateHolder } from '../state';
import { keepBoxes } from '../store/boxes';
import { keepCards } from '../store/cards';
import type { Databases, Seal } from '../store/database';
import { epochOf, keepLogs, type Log, typeOf } from '../store/logs';
import { refsOf } from '../store/refs';
import { keepRosters } from '../store/rosters';
import { readIntegrityWarnings, warn } from '../sync/integrity-warnings';
import { keepOutbox } from '../sync/outbox';
import { reopenRows } from '../sync/reopen-rows';
import { syncOf } from '../sync/sync';
import type { Live } from '../sync/write';
import type { WriteRule } from '../sync/writing';
import { tellAbsences } from '../team/absences-told';
import { fetchRosters } from '../team/fetch-rosters';
import { type RosterKeeper, rosterKeeperOf } from '../team/roster-keeper';
import { personIn, teamRoster } from '../team-roster';
import { tellWorkload } from '../workload/workload';
import { type Devices, devicesOf } from './devices';
import { type Debt, debtOf } from './passphrase-enrolment';
import { register } from './register';
import { heard, tellingTrouble } from './trouble';

/** An account open on this device, at work until it is closed. */
export interface Session extends WithCases {
  receipts: Receipts;
  alerts: AlertOutbox;
  /** What hangs on to the writing of some items. */
  rules: readonly WriteRule[];
  rosterKeeper: RosterKeeper;
  membershipKeeper: MembershipKeeper;
  courseKeeper: CourseKeeper;
  door: DoorKeeper;
  scheduled: ScheduledSender;
  rooms: RoomsTeller;
  devices: Devices;
  /** A passphrase that the relay lacks. */
  debt: Debt;
  /** All that is new, both ways; at each login, and when asked. */
  refresh: () => Promise<void>;
  /** Puts everything on disk. */
  flush: () => Promise<void>;
  /** Stops all work, drops and zeroes keys. The database can be closed after it. */
  close: () => Promise<void>;
  /** The relay knows the card from now on: logins are signed. */
  setRegistered: () => void;
}

/** How the account's rows lie on this device. */
export const sealOf = (account: Account): Seal => ({
  seal: (place, text) => sealLocal(account, 'mellom', place, text),
  open: (place, sealed) => openLocal(account, 'mellom', place, sealed),
});

export async function openSession(p: {
  env: Environment;
  databases: Databases;
  state: StateHolder;
  account: Account;
  vaultKey: VaultKey;
  contents: VaultContents;
}): Promise<Session> {
  const { env, databases, state, account, vaultKey } = p;
  const store = tellingTrouble(databases.sealed(sealOf(account)), state);
  const refs = refsOf(account);
  let registered = (await databases.device())?.registered ?? false;
  let closed = false;
  const setRegistered = () => {
    registered = true;
  };
  let onOnline: () => void = () => {};
  let onAway: () => void = () => {};
  let onPush: (
    name: Exclude<keyof Pushes, 'challenge'>,
    payload: Parameters<Pushes[Exclude<keyof Pushes, 'challenge'>]>[0],
  ) => void = () => {};
  const connection = openConnection(env, {
    signLogin: (nonce) =>
      registered && !closed ? { account: account.id, signature: signLogin(account, env.origin, nonce) } : null,
    onStatus: () => {
      if (closed) return;
      const status = connection.status();
      state.set({ connection: status });
      if (status === 'online') onOnline();
      else onAway();
    },
    onHeard: () => heard(state, env),
    onPush: (name, payload) => {
      if (!closed) onPush(name, payload);
    },
  });
  const vault = keepVault({
    account: account.id,
    key: vaultKey,
    contents: p.contents,
    databases,
    store,
    connection,
    onLearned: () => state.changed('security', 'me'),
  });
  const context: Context = {
    env,
    account,
    me: toBase64url(account.id),
    refs,
    store,
    state,
    connection,
    vault,
    cards: await keepCards({ refs, store, connection }),
    rosters: await keepRosters({ refs, store, connection, pins: () => vault.contents().rosters }),
    logs: await keepLogs({ me: account.id, refs, store }),
    boxes: keepBoxes({ account, refs, store, connection, state, now: env.now }),
    device: databases.device,
    changeDevice: async (change) => {
      await databases.changeDevice(change);
    },
    nameOf: (id, log) =>
      personIn(context, id)?.name ?? (log && isCitizenOf(log, id) ? cases.called(log) : null) ?? id.slice(0, 6),
  };
  await context.cards.take([account.card]);
  // What has to go, goes before anything is shown: the device may have died on the way.
  for (const log of context.logs.all())
    if (log.facts.erasing.length > 0)
      for (const who of await log.turn(() => reopenRows(context, log))) warn(context, log, 'E_LASTING', who);
  state.set({ integrityWarnings: await readIntegrityWarnings(context) });
  const sync = syncOf(context, {
    came: (log, taken) => {
      cases.came(log, taken.entries, taken.amended);
      receipts.came(log);
      membershipKeeper.came(log, taken.entries);
      bringing.came(log, taken.entries);
      rooms.came(taken.entries);
      if (typeOf(log) === 'course' || taken.entries.some(({ item, change }) => change || item?.kind === 'end'))
        courseKeeper.all();
      retention.came(log, taken.entries);
      if (typeOf(log) === 'team' && taken.entries.some(({ item, change }) => change || item?.kind === 'root-share'))
        void rosterKeeper.now();
    },
    glimpsed: (log, entries) => cases.glimpsed(log, entries),
    whole: (log) => cases.whole(log),
    gone: (log) => {
      if (log.facts.end) Promise.all([outbox.drop(log), dropOwnWords(context, log)]).catch(tell);
      else {
        outbox.gone();
        // Nobody's word stands in the log. It was time by the team's own rule, or the relay has taken it away.
        retention.forget(log).then((explained) => {
          if (!explained) warn(context, log, 'E_GONE');
        }, tell);
      }
      cases.whole(log);
    },
    ready: () => {
      outbox.kick();
      alerts.tend().catch(tell);
    },
  });
  const outbox = await keepOutbox(context, sync, (log) => cases.pendingChanged(log));
  const live: Live = { ...context, sync, outbox };
  const cases = keepCases(live);
  const withCases: WithCases = { ...live, cases };
  const receipts = receiptsOf(live);
  const alerts = alertOutboxOf(live, cases);
  const rosterKeeper = rosterKeeperOf(withCases);
  const membershipKeeper = membershipKeeperOf(live, (e) => tell(e));
  const courseKeeper = courseKeeperOf({ ...withCases, membershipKeeper }, (e) => tell(e));
  const bringing = bringingOver(withCases, (e) => tell(e));
  const retention = retentionKeeperOf(withCases, (e) => tell(e));
  const door = doorKeeperOf(
    live,
    () => register({ ...context, setRegistered }),
    () => refresh(),
  );
  const scheduled = scheduledSenderOf(live);
  const rooms = roomsTellerOf(withCases, (e) => tell(e));
  const devices = devicesOf(context);
  const debt = debtOf(context);

  const refreshOnce = async () => {
    try {
      // A roster that is long in coming holds up nothing: what is known is judged by, and the newer one when it is there.
      const rosters = fetchRosters(context);
      await Promise.race([rosters, new Promise((resolve) => setTimeout(resolve, patienceForRosters))]);
      rosters.catch(tell);
    } finally {
      await sync.all();
    }
    outbox.kick();
    await alerts.tend().catch(tell);
    for (const log of context.logs.all()) receipts.came(log);
    await vault.sync().catch(tell);
    await resumeInvitations(live).catch(besides);
    await resumeFounding(live).catch(besides);
    await resumeCharts(live).catch(besides);
    await resumeCourses(live).catch(besides);
    await context.boxes.sync();
    scheduled.tend();
    rooms.soon();
    await tellAbsences(withCases).catch(tell);
    await debt.pay().catch(tell);
    await devices.seen().catch(tell);
    if (teamRoster(context)) await lookAtClaims(live).catch(tell);
    state.changed('me', 'staffClaims', 'staffInvitations', 'staffPlace', 'readerPlaces', 'inbox', 'cases', 'teamTrust');
    void rosterKeeper.now();
    membershipKeeper.all();
    bringing.all();
    courseKeeper.all();
    retention.all();
  };
  const turn = inTurn();
  const refresh = () => turn(refreshOnce);
  const tell = (e: unknown) => {
    if (!closed && !isPassing(e)) state.set({ trouble: codeOf(e) });
  };
  /** What cannot be finished is told, and holds up nothing else; without the relay all of it waits. */
  const besides = (e: unknown) => {
    if (isPassing(e)) throw e;
    tell(e);
  };
  onAway = sync.away;
  onOnline = () =>
    void refresh().then(
      () => state.now().trouble === 'E_UNEXPECTED' && state.set({ trouble: null }),
      (e) => {
        tell(e);
        // The relay is there and was too slow: nothing goes out before it has said what it has.
        if (isPassing(e)) setTimeout(() => !closed && connection.status() === 'online' && onOnline(), tryAgain);
      },
    );
  onPush = (name, payload) => {
    if (name === 'claimed') {
      state.changed('staffClaims');
      lookAtClaims(live).catch(tell);
    } else if (name === 'roster') {
      const { team } = payload as Parameters<Pushes['roster']>[0];
      if (!vault.contents().rosters.some((pin) => toBase64url(pin.team) === toBase64url(asTeamId(team)))) return;
      fetchRosters(context).then(() => {
        state.changed('me', 'access', 'teamTrust', 'door', 'readerPlaces', 'handedIn', 'handIn', 'shareSums');
        return rosterKeeper.now();
      }, tell);
    } else sync.pushed(name, payload as Parameters<Pushes['row']>[0]);
  };
  connection.again();
  door.tend();
  // Boxes are not pushed: another device's drafts are looked for now and then; and days go by.
  const hurrying = setInterval(() => {
    if (connection.status() !== 'online' && outbox.isUrgent()) connection.hurry();
  }, lookForUrgent);
  const looking = setInterval(() => {
    if (connection.status() !== 'online') return;
    context.boxes.sync().then(scheduled.tend, tell);
    if (!personIn(context, context.me)) state.changed('staffPlace');
    membershipKeeper.all();
    courseKeeper.all();
    retention.all();
    tellWorkload(withCases).catch(tell);
  }, lookForBoxes);

  const flush = async () => {
    await context.boxes.flush();
    await cases.save();
  };
  return {
    ...withCases,
    receipts,
    alerts,
    rules: [door.rule, alerts.rule, assessmentRule(withCases), consentRule(withCases), rooms.rule],
    rosterKeeper,
    membershipKeeper,
    courseKeeper,
    door,
    scheduled,
    rooms,
    devices,
    debt,
    refresh,
    flush,
    close: async () => {
      await flush().catch(() => {});
      closed = true;
      debt.forget();
      clearInterval(looking);
      clearInterval(hurrying);
      sync.stop();
      outbox.stop();
      receipts.stop();
      const minded = Promise.allSettled([
        alerts.stop(),
        rosterKeeper.stop(),
        membershipKeeper.stop(),
        courseKeeper.stop(),
        bringing.stop(),
        retention.stop(),
        door.stop(),
        scheduled.stop(),
        rooms.stop(),
      ]);
      context.boxes.stop();
      cases.forget();
      connection.close();
      // What was on its way ends with the connection; nothing reads keys after that.
      await Promise.allSettled([
        whenDone(turn),
        minded,
        outbox.settled(),
        ...context.logs.all().map((log) => log.turn(async () => {})),
      ]);
      context.logs.forget();
      vault.forget();
      wipeAccount(account);
      state.set({ connection: 'offline', catchUp: null, unsent: 0, integrityWarnings: [], unfinished: null });
    },
    setRegistered,
  };
}

const lookForBoxes = 60_000;
const lookForUrgent = 2_000;
const patienceForRosters = 4_000;
const tryAgain = 5_000;

/** The citizen's name is for the citizen's own account only: nobody else's row is put down to them. */
function isCitizenOf(log: Log, account: string): boolean {
  return epochOf(log)?.members.some((one) => one.role === 'citizen' && toBase64url(one.account) === account) ?? false;
}
