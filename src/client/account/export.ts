import { kept } from '../../care/case/items-of';
import type { Identifier } from '../../care/fhir/bundle';
import { packsOf } from '../../care/questionnaires/instruments/book';
import type { Questionnaire } from '../../care/questionnaires/instruments/questionnaire';
import { rulesOf } from '../../care/questionnaires/instruments/rules';
import { struckOf } from '../../care/questionnaires/struck';
import { isReadable } from '../access';
import { ownAlertLogs } from '../alerts/alert-stream';
import type { WithCases } from '../cases/case-cache';
import type { Log } from '../store/logs';
import { type Live, newId } from '../sync/write';
import { teamRoster } from '../team-roster';
import type { CaseRef } from '../values';

export const exportOn = (held: { session: () => WithCases }, logOf: (ref: string) => Log) => ({
  reads: {
    exportAll: () => exportAll(held.session()),
    /** All answers of a case as a FHIR R4 Bundle; the patient with an identifier of another system's, where one is given. */
    exportFhir: (caseRef: CaseRef, identifier?: Identifier) => exportFhir(held.session(), logOf(caseRef), identifier),
  },
});

/** Everything that this account can read, as one JSON document that a person can keep: cases with all items in order, a citizen's
 * alerts, drafts, team. */
async function exportAll(session: Live): Promise<string> {
  const written = async (log: Log) => {
    const segments = await session.store.all('segments', log.ref);
    const entries = segments.flatMap(({ value }) => value.entries);
    return { entries: entries.toSorted((a, b) => a.seq - b.seq), notSentYet: session.outbox.pending(log.ref) };
  };
  const cases = await Promise.all(
    session.logs
      .all()
      .filter((log) => isReadable(session, log))
      .map(written),
  );
  const alerts = await Promise.all(ownAlertLogs(session).map(written));
  const roster = teamRoster(session);
  const document = {
    format: 'mellom-export',
    version: 1,
    madeAt: new Date(session.env.now()).toISOString(),
    account: session.me,
    team: roster && { about: roster.about, people: roster.people.map(({ name, title, roles }) => ({ name, title, roles })) },
    cases,
    ...(alerts.length > 0 ? { alerts } : {}),
    own: await session.boxes.list(''),
  };
  return JSON.stringify(document, null, 2);
}

/** All answers of a case as a FHIR R4 Bundle. */
async function exportFhir(session: WithCases, log: Log, identifier?: Identifier): Promise<string> {
  const state = await session.cases.state(log);
  const answers = kept(state, 'answers').map(({ item }) => item);
  const used = [...new Set(answers.map(({ instrument }) => instrument))];
  const own = packsOf(state);
  // The words of instruments come when they are asked for.
  const { loadQuestionnaire } = await import('../../content/load');
  const questionnaires = await Promise.all(
    used.flatMap((id): (Questionnaire | Promise<Questionnaire>)[] => {
      const pack = own.get(id)?.questionnaire;
      return pack ? [pack] : rulesOf(id) ? [loadQuestionnaire(id)] : [];
    }),
  );
  const { toBundle } = await import('../../care/fhir/bundle');
  const { env } = session;
  return toBundle({
    questionnaires,
    answers,
    struck: new Set(struckOf(state).keys()),
    // A new name each time: without an identifier two exports of one person cannot be laid side by side by it.
    patient: newId().replaceAll('_', '.'),
    ...(identifier ? { identifier } : {}),
    at: new Date(env.now()).toISOString(),
    base: `${env.origin}/fhir`,
  });
}
