import { isAtRisk } from '../../care/alerts/alert-view';
import { emptyCase } from '../../care/case/fold';
import { kept } from '../../care/case/items-of';
import type { CaseState } from '../../care/case/state';
import type { ItemDraft } from '../../care/items/items';
import { bookOf } from '../../care/questionnaires/instruments/book';
import { score } from '../../care/questionnaires/instruments/score';
import { makeItemRow, newWriter } from '../../crypto/compose';
import { roleIn } from '../../crypto/log';
import { citizensCase } from '../access';
import type { Cases } from '../cases/case-cache';
import { iso } from '../context';
import { isCode, isPassing } from '../errors';
import { inTurn, whenDone } from '../in-turn';
import { epochOf, type Log, typeOf, writingKey } from '../store/logs';
import { workOf } from '../store/work';
import { itemIdOf, sharing } from '../sync/act-ids';
import { isWritten, type Live, newId, writeItem } from '../sync/write';
import type { WriteRule } from '../sync/writing';
import { alertDraft, longest, type Owed, owedFrom, someTime, valueBefore } from './alert-owed';
import { alertLog, makeAlertStream } from './alert-stream';

/** Milliseconds until what failed is tried again. */
const soon = 20_000;

/**
 * The citizen's side of alerts (docs/protocol.md, "Alerts"): after every questionnaire with a risk item two rows of one size go into
 * the citizen's alert stream, whatever was answered. The second is the follow-up where there is one; else it says the same again,
 * after as long as answering the follow-up may take. What is owed is on disk before the answers are, so that no crash, lock or lack
 * of a network loses it.
 */
export interface AlertOutbox {
  /** Takes the citizen's answers and follow-ups: what is owed for them is on disk before they are. */
  rule: WriteRule;
  /** Makes the stream if it is missing, and writes what is owed. */
  tend: () => Promise<void>;
  /** Not even written yet. */
  waiting: () => Promise<Owed[]>;
  /** Resolves when nothing of it is at work any more. */
  stop: () => Promise<unknown>;
}
const work = workOf<Owed>('alert/');

export function alertOutboxOf(x: Live, cases: Cases): AlertOutbox {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const begun = new Set<string>();
  /** Sent without being on disk. */
  const unkept = new Set<string>();
  let making: Promise<void> | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const turn = inTurn();

  const keep = (owed: Owed) => work.keep(x.store, owed, owed.answers);
  const settle = (owed: Owed) => {
    clearTimeout(timers.get(owed.answers));
    timers.delete(owed.answers);
    return work.done(x.store, owed.answers);
  };
  const allOwed = async () => (await work.all(x.store)).map(({ value }) => value);

  const writeOwed = async (owed: Owed) => {
    const log = alertLog(x);
    const caseLog = x.logs.get(owed.caseRef);
    if (stopped || begun.has(owed.answers) || !caseLog) return;
    // The device died between the two: nothing was answered.
    if (!(await isWritten(x, caseLog, owed.answers))) return settle(owed);
    if (!log || !writingKey(log)) return;
    const state = await stateOf(caseLog);
    if (!(await isWritten(x, log, owed.first))) await writeItem(x, log, alertDraft(owed, caseLog, state, null), owed.first);
    const said = kept(await stateOf(log), 'alert').some(({ item }) => item.answers === owed.answers && item.followUp);
    if (owed.followUp) await writeItem(x, log, alertDraft(owed, caseLog, state, owed.followUp), owed.second);
    else if (!said && owed.due > x.env.now()) return wait(owed);
    else if (!said) {
      await writeItem(x, log, alertDraft(owed, caseLog, state, null), owed.second);
      // Beside a follow-up there is a row in the case too, and one more where questions come after the one about risk.
      for (let n = owed.rest && !isAtRisk(owed) ? 2 : 1; n > 0; n--)
        await writeItem(x, caseLog, { kind: 'receipt', ...caseLog.facts.receipt });
    }
    await settle(owed);
  };
  const wait = (owed: Owed) => {
    clearTimeout(timers.get(owed.answers));
    const rest = Math.min(owed.due - x.env.now(), longest);
    timers.set(
      owed.answers,
      setTimeout(() => void turn(writeAll).catch(later), rest),
    );
  };
  /** What fails now is still owed, and tried again: soon, at the next login and at the next write. */
  const later = () => {
    clearTimeout(again);
    if (!stopped) again = setTimeout(() => void tend().catch(later), x.env.patience ?? soon);
  };
  const writeAll = async () => {
    for (const owed of await allOwed()) await writeOwed(owed).catch(later);
  };
  /** Nothing that stands in a case keeps an alert from being written: one that cannot be read is one of which nothing is known. */
  const stateOf = (log: Log): Promise<CaseState> => cases.state(log).catch(emptyCase);
  const make = async () => {
    making ??= makeAlertStream(x).finally(() => {
      making = null;
    });
    await making;
  };
  const tend = async () => {
    const own = citizensCase(x);
    if (stopped || !own || own.facts.gone) return;
    await make().catch((e) => {
      if (!isPassing(e)) throw e;
    });
    if (!alertLog(x)) later();
    await turn(writeAll);
  };

  const answered = sharing(async (id: string, log: Log, draft: Extract<ItemDraft, { kind: 'answers' }>) => {
    const before = await stateOf(log);
    const rules = bookOf(before)(draft.instrument);
    const value = score(rules, draft.values).riskValue ?? 0;
    const { instrument } = draft;
    const owed: Owed = {
      answers: id,
      caseRef: log.ref,
      at: draft.at ?? iso(x.env),
      instrument,
      value,
      previous: valueBefore(before, instrument, null),
      first: newId(),
      second: newId(),
      due: x.env.now() + (x.env.followUpTakes?.() ?? someTime(isAtRisk({ instrument, value }))),
      followUp: null,
      rest: Object.keys(draft.values).at(-1) !== rules?.risk?.linkId,
    };
    begun.add(id);
    try {
      await keep(owed);
      return await writeItem(x, log, draft, id);
    } catch (e) {
      if (isCode(e, 'E_STORAGE', 'E_STORAGE_FULL')) void sendUnkept(log, draft, owed, before).catch(() => {});
      throw e;
    } finally {
      begun.delete(id);
      await turn(writeAll).catch(later);
      if (!alertLog(x)) void tend().catch(later);
      x.state.changed('myAlerts');
    }
  });
  /**
   * The disk takes nothing: the word goes out all the same, each row in a chain of its own that nothing is ever added to. It is written again
   * under the same ids when there is room.
   */
  const sendUnkept = async (log: Log, draft: ItemDraft, owed: Owed, state: CaseState) => {
    const alerts = alertLog(x);
    if (unkept.has(owed.answers)) return;
    const both: [Log | null, ItemDraft, string][] = [
      [alerts, alertDraft(owed, log, state, null), owed.first],
      [log, draft, owed.answers],
    ];
    for (const [where, said, id] of both) {
      const key = where && writingKey(where);
      if (!where || !key) continue;
      const item = { ...said, id, at: said.at ?? iso(x.env) };
      const { row } = makeItemRow({ account: x.account, log: where.state, key, item, writer: newWriter() });
      await x.connection.request('append', { row });
    }
    unkept.add(owed.answers);
  };
  const alertIdOf = async (answers: string) => {
    const alerts = alertLog(x);
    return alerts && kept(await stateOf(alerts), 'alert').find(({ item }) => item.answers === answers)?.item.id;
  };
  const followedUp = sharing(async (id: string, log: Log, draft: Extract<ItemDraft, { kind: 'risk-follow-up' }>) => {
    const known = (await allOwed()).find(({ answers }) => answers === draft.answers);
    const owed = known ?? owedFrom(await stateOf(log), log, draft.answers, await alertIdOf(draft.answers));
    if (!owed) return writeItem(x, log, draft, id);
    await turn(() => keep({ ...owed, followUp: { ...draft, id, at: draft.at ?? iso(x.env) } }));
    try {
      return await writeItem(x, log, draft, id);
    } finally {
      await turn(writeAll).catch(later);
    }
  });

  // What has been told owes nothing more.
  const answers = async (id: string, log: Log, draft: Extract<ItemDraft, { kind: 'answers' }>) => {
    const told = draft.completes !== undefined || (await isWritten(x, log, id));
    const raises = !told && bookOf(await stateOf(log))(draft.instrument)?.risk;
    return raises ? answered(id, log, draft) : writeItem(x, log, draft, id);
  };
  const follows = async (id: string, log: Log, draft: Extract<ItemDraft, { kind: 'risk-follow-up' }>) =>
    (await isWritten(x, log, id)) ? writeItem(x, log, draft, id) : followedUp(id, log, draft);

  return {
    rule: (log, draft, act) => {
      const ofCitizen = roleIn(epochOf(log), x.account.id) === 'citizen' && typeOf(log) === 'case';
      if (!ofCitizen) return null;
      if (draft.kind === 'answers') return answers(itemIdOf(act, draft), log, draft);
      return draft.kind === 'risk-follow-up' ? follows(itemIdOf(act, draft), log, draft) : null;
    },
    tend,
    waiting: async () => {
      const log = alertLog(x);
      const owed = await allOwed();
      const written = await Promise.all(owed.map(async (one) => log !== null && (await isWritten(x, log, one.first))));
      return owed.filter((_, i) => !written[i]);
    },
    stop: () => {
      stopped = true;
      clearTimeout(again);
      for (const timer of timers.values()) clearTimeout(timer);
      return whenDone(turn);
    },
  };
}
