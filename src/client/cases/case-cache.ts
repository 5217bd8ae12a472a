import { nothingTold, type ToldOf, toldIn } from '../../care/alerts/told';
import { emptyCase, fold, foldVersion, withoutUnsent } from '../../care/case/fold';
import type { CaseEntry, CaseState } from '../../care/case/state';
import type { CaseContext } from '../../care/case-view';
import type { DeskCase, DeskContext } from '../../care/desk/reasons';
import { type CaseSummary, summarise, summaryVersion } from '../../care/desk/summary';
import { peopleOf } from '../../care/members/members';
import { programmesNamed } from '../../care/programmes/progress';
import type { ProgrammeCard } from '../../care/programmes/types';
import { type CaseTexts, textsVersion } from '../../care/search/case-texts';
import { toBase64url } from '../../crypto/bytes';
import type { StreamType } from '../../protocol/kinds';
import { amStaffIn, isReadable } from '../access';
import { epochOf, type Log, typeOf } from '../store/logs';
import type { Change, LogEntry } from '../store/tables';
import type { Live } from '../sync/write';
import { teamRoster } from '../team-roster';
import type { Topic } from '../values';
import { byLeadsOnly } from './by-leads';
import { keepDerived } from './derived';
import { believed, changed, type Folded, foldIn, textsIn } from './folded';
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
  /** What is looked at of a case among many; folds none of which nothing has come since it was kept. */
  summary: (log: Log) => Promise<CaseSummary>;
  /** What is written in it, for a search; folds as little. */
  texts: (log: Log) => Promise<CaseTexts>;
  /** The same, with what a desk knows besides. */
  atDesk: (log: Log) => Promise<Pick<DeskCase, 'summary' | 'context'>>;
  context: (log: Log) => Promise<CaseContext>;
  /** What staff say in the team's stream of risk answers. */
  told: () => Promise<ToldOf>;
  /** What the citizen is called, if the case has been looked at. */
  called: (log: Log) => string | null;
  /** Writes snapshots, summaries and texts of what has changed. */
  save: () => Promise<void>;
  forget: () => void;
}
/** A live account and its folded streams. */
export interface WithCases extends Live {
  cases: Cases;
}
const rest = 2_000;
const topics: Partial<Record<StreamType, Topic[]>> = {
  case: [
    'case',
    'caseRecords',
    'thread',
    'scheduled',
    'today',
    'door',
    'inbox',
    'cases',
    'referrals',
    'calendar',
    'search',
    'searchPlace',
    'workload',
    'access',
    'myCase',
    'replacement',
    'custody',
    'ended',
    'alerts',
    'myAlerts',
    'course',
  ],
  alert: ['alerts', 'myAlerts'],
  chart: ['chart', 'referrals', 'search', 'searchPlace'],
  team: [
    'me',
    'teamTrust',
    'case',
    'caseRecords',
    'inbox',
    'cases',
    'referrals',
    'capacities',
    'calendar',
    'ownDays',
    'practice',
    'savedReplies',
    'letterTemplates',
    'workload',
    'alerts',
  ],
  course: ['courses', 'course', 'calendar'],
  registry: ['records', 'columns', 'caseRecords', 'handIn', 'inbox'],
  report: ['handedIn', 'handIn', 'shareSums'],
};
const topicsOf = (log: Log): Topic[] => topics[typeOf(log) ?? 'case'] ?? ['me'];

export function keepCases(x: Live): Cases {
  const summaries = keepDerived(x, 'summaries', summaryVersion);
  const texts = keepDerived(x, 'texts', textsVersion);
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
      ? { state: usable.state, upto: usable.upto, amended, savedUpto: usable.upto, glimpsed: false, summedUpto: null }
      : { state: emptyCase(), upto: -1, amended, savedUpto: -1, glimpsed: false, summedUpto: null };
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
    changed(one);
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
  const summaryOf = (one: Folded): Promise<CaseSummary> => {
    if (one.summary) return one.summary;
    const state = believed(one);
    const summing = cardsOf(programmesNamed(state)).then((cards) => summarise(state, cards));
    one.summary = summing;
    summing.catch(() => {
      if (one.summary === summing) one.summary = undefined;
    });
    return summing;
  };
  /** As somebody looks at it among many: what comes of that is kept. */
  const amongMany = async (log: Log): Promise<Folded> => {
    const one = await of(log);
    if (one.summedUpto === null) {
      one.summedUpto = -1;
      plan();
    }
    return one;
  };
  const summed = async (log: Log): Promise<CaseSummary> => {
    const kept = folded.has(log.ref) ? null : await summaries.kept(log);
    if (kept) {
      called.set(log.ref, kept.called);
      return kept;
    }
    return summaryOf(await amongMany(log));
  };
  const around = async (log: Log): Promise<DeskContext> => {
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
      knocks: await openKnocks(x, log),
      told: await told(),
    };
  };
  const save = async () => {
    clearTimeout(timer);
    timer = undefined;
    for (const log of x.logs.all()) {
      const one = await folded.get(log.ref);
      if (!one) continue;
      const summing = one.summedUpto !== null && one.summedUpto < one.upto ? summaryOf(one) : undefined;
      const summary = await summing?.catch(() => null);
      // From here until all is sealed nothing else is folded in.
      const { upto, amended, glimpsed } = one;
      if (glimpsed || amended !== log.facts.amended) continue;
      const changes: Change[] = [];
      if (one.savedUpto < upto)
        changes.push({ table: 'snapshots', key: log.ref, value: { upto, amended, state: withoutUnsent(one.state) } });
      // What is not sent yet may never be: it is in no summary that is kept.
      const isSummed = summary && one.summary === summing && x.outbox.pending(log.ref).length === 0;
      if (isSummed) changes.push(summaries.change(log, upto, summary), texts.change(log, upto, textsIn(one)));
      await x.store.write(changes);
      one.savedUpto = upto;
      if (isSummed) one.summedUpto = upto;
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
    state: async (log) => byLeadsOnly(x, log, believed(await of(log))),
    summary: summed,
    texts: async (log) => (folded.has(log.ref) ? null : await texts.kept(log)) ?? textsIn(await amongMany(log)),
    atDesk: async (log) => ({ summary: await summed(log), context: await around(log) }),
    called: (log) => called.get(log.ref) || null,
    told,
    context: async (log) => ({
      ...(await around(log)),
      refused: log.facts.refused,
      ...(amStaffIn(x, log) ? {} : { zone: x.env.zone?.() ?? Intl.DateTimeFormat().resolvedOptions().timeZone }),
      deleted: log.facts.gone ? deletedBy(log) : null,
      programmes: await cardsOf(programmesNamed((await of(log)).state)),
    }),
    save,
    forget: () => {
      clearTimeout(timer);
      folded.clear();
      called.clear();
      summaries.forget();
      texts.forget();
    },
  };
}

const deletedBy = ({ facts: { end } }: Log): NonNullable<CaseContext['deleted']> => ({
  byItem: end !== null,
  reason: end?.reason || null,
  ...(end?.retention ? { retention: true } : {}),
});
