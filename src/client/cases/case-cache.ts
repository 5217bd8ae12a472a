import { nothingTold, type ToldOf, toldIn } from '../../care/alerts/told';
import { timely } from '../../care/case/author-time';
import { emptyCase, fold, foldVersion, withoutUnsent } from '../../care/case/fold';
import type { CaseEntry, CaseState, MemberChange } from '../../care/case/state';
import type { CaseContext } from '../../care/case-view';
import { peopleOf } from '../../care/members/members';
import { programmesNamed } from '../../care/programmes/progress';
import type { ProgrammeCard } from '../../care/programmes/types';
import { toBase64url } from '../../crypto/bytes';
import type { StreamType } from '../../protocol/kinds';
import { amStaffIn, isReadable } from '../access';
import { epochOf, type Log, typeOf } from '../store/logs';
import type { LogEntry } from '../store/tables';
import type { Live } from '../sync/write';
import { teamRoster } from '../team-roster';
import type { Topic } from '../values';
import { byLeadsOnly } from './by-leads';
import { openKnocks } from './knocks';

/**
 * Folded cases, and alert and team streams by the same fold: from the sealed snapshot and the rows after it when first asked for, then kept up row by row. What is not sent yet
 * is folded in as unsent, so that a person sees at once what they have written.
 */
export interface Cases {
  came: (log: Log, entries: readonly LogEntry[], amended: boolean) => void;
  /** Shown until the log has been judged to its end; never kept. */
  glimpsed: (log: Log, entries: readonly LogEntry[]) => void;
  /** What was shown early gives way to what was judged. */
  whole: (log: Log) => void;
  pendingChanged: (log: Log) => void;
  state: (log: Log) => Promise<CaseState>;
  context: (log: Log) => Promise<CaseContext>;
  /** What staff say in the team's stream of risk answers. */
  told: () => Promise<ToldOf>;
  /** What the citizen is called, if the case has been looked at. */
  called: (log: Log) => string | null;
  /** Writes snapshots of what has changed. */
  save: () => Promise<void>;
  forget: () => void;
}
/** A live account and its folded streams. */
export interface WithCases extends Live {
  cases: Cases;
}
interface Folded {
  state: CaseState;
  upto: number;
  amended: number;
  savedUpto: number;
  glimpsed: boolean;
  /** The state with times that may be believed, until something comes. */
  timely?: CaseState;
}
const rest = 2_000;
const topics: Partial<Record<StreamType, Topic[]>> = {
  case: [
    'case',
    'thread',
    'today',
    'inbox',
    'cases',
    'access',
    'myCase',
    'replacement',
    'custody',
    'ended',
    'alerts',
    'myAlerts',
  ],
  alert: ['alerts', 'myAlerts'],
  team: ['me', 'teamTrust', 'case', 'inbox', 'cases', 'alerts'],
};
const topicsOf = (log: Log): Topic[] => topics[typeOf(log) ?? 'case'] ?? ['me'];

export function keepCases(x: Live): Cases {
  const folded = new Map<string, Promise<Folded>>();
  const called = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const programmes = new Map<string, Promise<readonly ProgrammeCard[]>>();
  /** Of each programme once; one that could not be had is asked for again. */
  const cardsOf = async (ids: readonly string[]): Promise<ProgrammeCard[]> => {
    const found = ids.map((id) => {
      const card = programmes.get(id) ?? x.env.programmes([id]);
      programmes.set(id, card);
      card.catch(() => programmes.delete(id));
      return card;
    });
    return (await Promise.all(found)).flat();
  };

  const load = async (log: Log): Promise<Folded> => {
    const snapshot = await x.store.get('snapshots', log.ref);
    const { amended } = log.facts;
    const usable =
      snapshot?.state.version === foldVersion && snapshot.amended === amended && snapshot.upto <= log.state.last
        ? snapshot
        : null;
    const one: Folded = usable
      ? { state: usable.state, upto: usable.upto, amended, savedUpto: usable.upto, glimpsed: false }
      : { state: emptyCase(), upto: -1, amended, savedUpto: -1, glimpsed: false };
    for (const { key, value } of await x.store.from('segments', log.ref, one.upto + 1)) {
      foldIn(one, value.entries);
      one.upto = key[1] + value.rows.length - 1;
    }
    foldPending(log, one);
    called.set(log.ref, peopleOf(one.state, { members: [] }).called);
    return one;
  };
  const of = (log: Log): Promise<Folded> => {
    const known = folded.get(log.ref);
    if (known) return known;
    const loading = load(log);
    folded.set(log.ref, loading);
    loading.then(plan, () => folded.delete(log.ref));
    return loading;
  };
  const foldPending = (log: Log, one: Folded) => {
    const authorRole = amStaffIn(x, log) ? 'staff' : 'citizen';
    one.timely = undefined;
    fold(
      one.state,
      x.outbox.pending(log.ref).map((item): CaseEntry => ({ seq: null, author: x.me, authorRole, item })),
    );
  };
  const told = async () => {
    const stream = teamRoster(x)?.teamStream;
    const team = stream && x.logs.get(x.refs.stream(stream));
    return team ? toldIn((await of(team)).state) : nothingTold;
  };
  const save = async () => {
    clearTimeout(timer);
    timer = undefined;
    for (const log of x.logs.all()) {
      const one = await folded.get(log.ref);
      if (!one || one.glimpsed || one.savedUpto >= one.upto) continue;
      const { upto } = one;
      await x.store.write([
        { table: 'snapshots', key: log.ref, value: { upto, amended: one.amended, state: withoutUnsent(one.state) } },
      ]);
      one.savedUpto = upto;
    }
  };
  const plan = () => {
    timer ??= setTimeout(() => void save().catch(() => {}), rest);
  };

  return {
    came: (log, entries, amended) => {
      if (amended) folded.delete(log.ref);
      else {
        const upto = log.state.last;
        void folded.get(log.ref)?.then((one) => {
          foldIn(one, entries);
          one.upto = Math.max(one.upto, upto);
          plan();
        });
      }
      x.state.changed(...topicsOf(log));
    },
    glimpsed: (log, entries) => {
      // A case that is nobody's work of this account is not opened.
      if (!isReadable(x, log)) return;
      void of(log).then((one) => {
        one.glimpsed = true;
        foldIn(one, entries);
        x.state.changed(...topicsOf(log));
      });
    },
    whole: (log) => {
      folded.delete(log.ref);
      x.state.changed(...topicsOf(log));
    },
    pendingChanged: (log) => {
      void folded.get(log.ref)?.then((one) => foldPending(log, one));
      x.state.changed(...topicsOf(log));
    },
    state: async (log) => {
      const one = await of(log);
      one.timely ??= timely(one.state);
      return byLeadsOnly(x, log, one.timely);
    },
    called: (log) => called.get(log.ref) || null,
    told,
    context: async (log) => {
      const epoch = epochOf(log);
      const claimed = epoch?.members.some((one) => one.role === 'citizen') ?? false;
      return {
        me: x.me,
        members: epoch?.members.map(({ account, role }) => ({ account: toBase64url(account), role })) ?? [],
        invitation: epoch?.invite
          ? { open: epoch.invite.notAfter * 1000 > x.env.now(), notAfter: new Date(epoch.invite.notAfter * 1000).toISOString() }
          : claimed
            ? { open: false, notAfter: null }
            : null,
        refused: log.facts.refused,
        knocks: await openKnocks(x, log),
        ...(amStaffIn(x, log) ? {} : { zone: x.env.zone?.() ?? Intl.DateTimeFormat().resolvedOptions().timeZone }),
        deleted: log.facts.gone ? { byItem: log.facts.end !== null, reason: log.facts.end?.reason ?? null } : null,
        told: await told(),
        programmes: await cardsOf(programmesNamed((await of(log)).state)),
      };
    },
    save,
    forget: () => {
      clearTimeout(timer);
      folded.clear();
      called.clear();
    },
  };
}

function foldIn(one: Folded, entries: readonly LogEntry[]): void {
  const items = entries.flatMap(({ seq, author, role, item, mark, seen, got }): CaseEntry[] =>
    item || mark ? [{ seq, author, authorRole: role, ...(item ? { item } : {}), ...(mark ? { mark } : {}), seen, got }] : [],
  );
  one.timely = undefined;
  fold(
    one.state,
    items,
    entries.flatMap(({ change }): MemberChange[] => (change ? [change] : [])),
  );
}
