import { suggestPassphrase } from '../crypto/passphrase';
import { ready } from '../crypto/sodium';
import { fromTextCode } from '../crypto/text-code';
import { MellomError } from '../protocol/errors';
import { isReadable } from './access';
import { exportAll } from './account/export';
import { becomingOn } from './account/onboarding';
import { finishRestoring, renewRecoveryCode, restore } from './account/restore';
import { unlockingOn } from './account/unlockers';
import { alertsOn } from './alerts/alerts';
import type { Engine, EngineState, Place } from './api';
import { actNames } from './api-names';
import type { Environment } from './environment';
import { strengthOf } from './keys/passphrase-strength';
import { wordlist } from './keys/wordlists';
import { caseMembersOn } from './members/case-members';
import { inviteCitizen, renewInvitation, withdrawInvitation } from './members/invitations';
import { admitStaff, inviteStaff, refuseClaim, withdrawStaffInvitation } from './members/staff-claims';
import { holdAccount } from './session/account-holder';
import { type AutoLock, keepAutoLock } from './session/auto-lock';
import { holdState } from './state';
import type { Log } from './store/logs';
import { idOf, sharing } from './sync/act-ids';
import { keepAlarms } from './sync/verify-rows';
import { keepPhone, tellPhone } from './team/own-phone';
import { packsOn } from './team/packs';
import { setAbout } from './team/team';
import { teamTrustOn } from './team/team-trust';
import { viewsOf } from './views';

/** The engine as the worker runs it: what screens see, and what only their tab's end of the wire may do. */
export interface RunningEngine extends Engine {
  /** Everything on disk. */
  flush: () => Promise<void>;
  /**
   * The page is in sight again, or its device on a network: whoever sits before it waits for no try that was put off, and finds what
   * they have half written on another device.
   */
  hurry: () => Promise<void>;
  /** Everything on disk, and all doors shut. */
  close: () => Promise<void>;
}
const lookForIdle = 10_000;

export function createEngine(env: Environment): RunningEngine {
  const state = holdState({ ...closed, build: env.build });
  const held = holdAccount(env, state);
  const becoming = becomingOn(held);
  const booted = ready().then(held.settle);
  const autoLock = keepAutoLock(held);
  const live = () => held.session().live;
  const logOf = (ref: string): Log => {
    const log = live().u.logs.get(ref);
    if (!log || !isReadable(live(), log)) throw new MellomError('E_REFUSED', 'no such case');
    return log;
  };
  const invited = sharing((act, p: Parameters<Engine['inviteCitizen']>[0]) => inviteCitizen(live(), act, p));
  const staffInvited = sharing((act, p: Parameters<Engine['inviteStaff']>[0]) => inviteStaff(live(), act, p));
  const idle = env.autoLock ? setInterval(autoLock.look, env.lookForIdle ?? lookForIdle) : undefined;

  const engine: RunningEngine = {
    state: async () => state.now(),
    subscribe: async (onState, onChanged) => state.subscribe(onState, onChanged),
    takeOver: async () => {},
    flush: async () => {
      if (state.now().phase === 'open') await held.session().flush();
    },
    hurry: async () => {
      held.hurry();
      if (held.isOpen() && state.now().connection === 'online')
        await live()
          .u.own.sync()
          .catch(() => {});
    },
    close: async () => {
      clearInterval(idle);
      await held.close();
    },

    suggestPassphrase: async () => suggestPassphrase(await wordlist(state.now().language)),
    passphraseStrength: strengthOf,
    readInvitation: becoming.readInvitation,
    invitationTeam: becoming.invitationTeam,
    createAccount: becoming.create,
    sheetAgain: becoming.sheet,
    confirmRecoveryCode: becoming.confirmRecoveryCode,
    acceptInvitation: becoming.accept,
    readSetup: becoming.readSetup,
    setUpTeam: becoming.setUpTeam,
    unlock: async (by) => {
      await held.unlock(by);
      void finishRestoring(held).catch(() => {});
      autoLock.begin();
    },
    lock: held.lock,
    restore: async (by, next) => {
      await restore(held, by, next);
      autoLock.begin();
    },
    isRecoveryCode: async (typed) => fromTextCode('recovery', typed) !== null,
    renewRecoveryCode: () => renewRecoveryCode(held),
    signOut: ({ discard }) => held.signOut(discard ?? false),
    setLanguage: async (language) => {
      await held.putDevice({ language });
      state.set({ language });
    },
    setAutoLock: async (minutes) => {
      if (!Number.isInteger(minutes) || minutes < 1 || minutes > 60) throw new MellomError('E_INPUT', '1 to 60 minutes');
      await held.putDevice({ autoLock: minutes });
      autoLock.set(minutes);
      state.changed('me');
    },
    keepPlace: (place) => live().u.store.write([{ table: 'work', key: 'place', value: place }]),
    readPlace: async () => ((await live().u.store.get('work', 'place')) as Place | undefined) ?? null,
    dismissAlarm: async (alarm) => {
      state.dismiss(alarm);
      await keepAlarms(live().u);
    },
    touched: async () => {
      autoLock.touch();
      held.hurry();
    },
    lookAtClock: autoLock.look,

    markRead: (caseRef) => held.session().receipts.read(logOf(caseRef)),
    saveOwn: (key, value, begun) => live().u.own.save(key, value, begun),
    readOwn: (key) => live().u.own.read(key),
    readDraft: (key) => live().u.own.draft(key),
    listOwn: (prefix) => live().u.own.list(prefix),
    removeOwn: (key) => live().u.own.remove(key),
    exportAll: () => exportAll(held.session()),

    inviteCitizen: (p, act) => invited(idOf(act, p), p),
    renewInvitation: (caseRef) => renewInvitation(live(), logOf(caseRef)),
    withdrawInvitation: (caseRef) => withdrawInvitation(live(), logOf(caseRef)),
    inviteStaff: (p, act) => staffInvited(idOf(act, p), p),
    withdrawStaffInvitation: (invite) => withdrawStaffInvitation(live(), invite),
    refuseClaim: (claim) => refuseClaim(live(), claim),
    admitStaff: (claim, p) => admitStaff(held.session(), claim, p),
    setPhone: async (phone) => {
      await keepPhone(held.session(), phone);
      await tellPhone(held.session());
    },
    setAbout: (about) => setAbout(live(), about),
    ...unlockingOn(held),
    ...caseMembersOn(held, logOf),
    ...teamTrustOn(held),
    ...packsOn(held, logOf),
    ...alertsOn(held, logOf),

    view: async (name, args) => viewsOf(held.session(), logOf)[name](args),
  };
  return afterBoot(engine, booted, state.told, autoLock);
}

const closed: EngineState = {
  phase: 'starting',
  role: null,
  connection: 'offline',
  catchUp: null,
  unsent: 0,
  lastHeard: null,
  alarms: [],
  trouble: null,
  ways: { passphrase: false, passkeys: [] },
  unfinished: null,
  language: 'nb',
  build: '',
};

const written: ReadonlySet<string> = new Set([...actNames, 'saveOwn', 'removeOwn']);
/** What can be done whatever the time. */
const asItStands: ReadonlySet<string> = new Set(['subscribe', 'flush', 'close', 'lock']);

/**
 * Nothing before libsodium is there and the device's row is read, and nothing after the time has run out, whatever is asked first: a
 * device that has slept has not looked at the clock meanwhile. What a person does counts as a touch; and an act has been done when the
 * screens have been told what may look different now.
 */
function afterBoot(engine: RunningEngine, booted: Promise<void>, told: () => Promise<void>, autoLock: AutoLock): RunningEngine {
  const wrapped = Object.entries(engine).map(([name, method]: [string, (...args: never[]) => Promise<unknown>]) => [
    name,
    async (...args: never[]) => {
      if (name !== 'subscribe') await booted;
      if (!asItStands.has(name)) await autoLock.look();
      if (written.has(name)) autoLock.touch();
      const answer = await method(...args);
      if (written.has(name)) await told();
      return answer;
    },
  ]);
  return Object.fromEntries(wrapped) as RunningEngine;
}
