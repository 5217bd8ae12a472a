import { soundly } from '../../care/case/sound';
import { isDoorOpen } from '../../care/referrals/door-open';
import { referralPath } from '../../care/referrals/path';
import { localDate } from '../../care/time/dates';
import { addWorkingDays } from '../../care/time/holidays';
import { accountOf, newSeed } from '../../crypto/account';
import { same } from '../../crypto/bytes';
import { makeStream } from '../../crypto/compose';
import { doorLink, readDoorLink } from '../../crypto/door-link';
import { drawAccountName } from '../../crypto/passphrase';
import type { VerifiedRoster } from '../../crypto/roster';
import { newVaultKey, sealVault } from '../../crypto/vault';
import { noWays } from '../../crypto/ways';
import { MellomError } from '../../protocol/errors';
import { citizensCase } from '../access';
import { iso } from '../context';
import { isPassing } from '../errors';
import { holdKey } from '../keys/held-key';
import { wordlist } from '../keys/wordlists';
import type { Reading } from '../members/open-invitation';
import type { AccountHolder } from '../session/account-holder';
import { standardAutoLock } from '../session/auto-lock';
import type { Session } from '../session/session';
import { keepSetup, readSetup } from '../session/setup';
import { pinRoster, teamRoster } from '../team-roster';
import type { CaseRef, DoorPreview, TeamAbout } from '../values';

/** Where somebody stands who asks a team for help by themselves. */
export interface DoorView {
  /** `/r#…` of the team. */
  link: string | null;
  /** null until the team's roster is here. */
  about: TeamAbout | null;
  rosterVersion: number;
  /** null where the device died before the case was begun. */
  caseRef: CaseRef | null;
  /** The account was begun at the door, and nothing but this device opens it. */
  held: boolean;
  /** `kept`: nothing has left the device. `closed`: it goes when the door opens. `refused`: the relay takes no more today. */
  standing: 'kept' | 'closed' | 'refused' | 'waiting' | 'sent';
  /** A risk answer has gone out, or is on its way, whatever else was kept. */
  danger: boolean;
  open: boolean;
  /** The latest day of an answer to what is sent today. */
  answerBy: string;
  /** What was promised for the newest referral that nobody has decided. */
  path: ReturnType<typeof referralPath>;
}

const today = (session: Pick<Session, 'env'>) => localDate(iso(session.env));
const answerBy = (about: TeamAbout, day: string) => addWorkingDays(day, about.replyDays, about);

/** The way in by a team's door: an account at the first answer, which nobody hears of before it is sent. */
export function doorOn(h: AccountHolder) {
  const rosterOf = async (r: Reading, link: string): Promise<VerifiedRoster> => {
    const team = readDoorLink(link);
    await r.connection.connected();
    await r.rosters.fetch(team);
    const roster = r.rosters.newest(team);
    if (!roster) throw new MellomError('E_ROSTER_WAIT');
    return roster;
  };
  const makeAccount = async (roster: VerifiedRoster) => {
    const key = newVaultKey();
    const name = drawAccountName(await wordlist(h.state.now().language));
    const pin = { team: roster.team, version: roster.version, hash: roster.hash };
    const contents = { seed: newSeed(), rosters: [pin], roots: [], ways: { ...noWays, name } };
    const account = accountOf(contents.seed);
    const row = {
      id: 'this' as const,
      role: 'citizen' as const,
      language: h.state.now().language,
      account,
      vault: sealVault(key, account, 0, contents),
      vaultVersion: 0,
      held: await holdKey(key),
      registered: false,
      autoLock: standardAutoLock,
      since: new Date(h.env.now()).toISOString(),
      finished: false,
    };
    await h.begin(row, key, contents, null);
  };
  /** Row 0 lies here as it will lie at the relay. */
  const foundCase = async (rosters: readonly VerifiedRoster[], cards: readonly Uint8Array[]) => {
    const session = h.session();
    for (const one of rosters) await session.rosters.keep(one);
    await session.cards.take(cards);
    const roster = rosters.at(-1);
    if (!roster) throw new MellomError('E_ROSTER_WAIT');
    await pinRoster(session, roster);
    await session.door.begin();
    const { stream, row } = makeStream({ account: session.account, type: 'case', roster, card: session.cards.must });
    await session.sync.feed(session.logs.of(stream), [{ seq: 0, row }]);
    session.state.changed('door', 'myCase', 'me');
  };

  return {
    reads: {
      /** What a team says of itself and its door. @throws E_INVITATION, E_INVITATION_CUT, E_REFUSED (no door), E_OFFLINE */
      readDoor: async (link: string): Promise<DoorPreview> => {
        const { about, team } = await rosterOf(await h.reading(), link);
        if (!about.door) throw new MellomError('E_REFUSED', 'a team without a door');
        const day = localDate(new Date(h.env.now()).toISOString());
        return { link: doorLink(team), about, answerBy: answerBy(about, day), open: isDoorOpen(about.door, day) };
      },
      /** Whether a link is to the door of the team in whose care somebody is already. */
      isOwnDoor: async (link: string): Promise<boolean> => {
        const team = citizensCase(h.session())?.state.team;
        try {
          return !!team && same(readDoorLink(link), team);
        } catch {
          return false;
        }
      },
    },
    acts: {
      /** Makes account and case on this device, at the first answer. Again is going on with what was begun. */
      beginAtDoor: async (link: string): Promise<void> => {
        const row = await h.device();
        if (row && !row.held) throw new MellomError('E_TAKEN', 'there is an account');
        if (row && citizensCase(h.session())) return;
        const r = await h.reading();
        const roster = await rosterOf(r, link);
        const { cards } = await r.connection.request('door.cards', { team: roster.team });
        const known = r.rosters.after(roster.team, 0);
        if (!row) await makeAccount(roster);
        await foundCase(known, cards);
      },
      /** What is written here goes out from now on. Once it is on its way, again changes nothing. */
      sendFromDoor: (): Promise<void> => h.session().door.send('sent'),
      /** The recovery code has been typed back: from now on the account opens as any other does. */
      finishAtDoor: async (): Promise<void> => {
        const session = h.session();
        if (!(await h.device())?.held) return;
        if (!(await readSetup(session))?.confirmed) throw new MellomError('E_RECOVERY_CODE', 'not typed back yet');
        await h.changeDevice(({ held: _, ...row }) => ({ ...row, finished: true }));
        await keepSetup(session, null);
        await h.settle();
        session.state.changed('door', 'me', 'security');
        // With the next login, if not now.
        await session.vault.push().catch((e) => {
          if (!isPassing(e)) throw e;
        });
      },
    },
  };
}

export const doorViews = (session: Session) => ({
  door: async (): Promise<DoorView> => {
    const roster = teamRoster(session);
    const log = citizensCase(session);
    const at = await session.door.standing();
    const row = await session.device();
    const team = session.vault.contents().rosters[0]?.team;
    const day = today(session);
    const open = isDoorOpen(roster?.about.door, day);
    const state = log && (await session.cases.state(log));
    const pending = log ? session.outbox.pending(log.ref).some(({ kind }) => kind === 'referral') : false;
    const standing = () => {
      if (at?.out || !at) return pending ? 'waiting' : 'sent';
      if (!at.sending) return 'kept';
      if (at.refused) return 'refused';
      return open || at.sending.why === 'danger' ? 'waiting' : 'closed';
    };
    return {
      link: team ? doorLink(team) : null,
      about: roster?.about ?? null,
      rosterVersion: roster?.version ?? 0,
      caseRef: log?.ref ?? null,
      held: row?.held !== undefined,
      standing: standing(),
      danger: at?.sending?.why === 'danger',
      open,
      answerBy: roster ? answerBy(roster.about, day) : day,
      path: state ? soundly(state, (sound) => referralPath(sound)).answer : null,
    };
  },
});
