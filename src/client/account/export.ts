import { isReadable } from '../access';
import { ownAlertLogs } from '../alerts/alert-stream';
import type { Session } from '../session/session';
import type { Log } from '../store/logs';
import { teamRoster } from '../team-roster';

/** Everything that this account can read, as one JSON document that a person can keep: cases with all items in order, a citizen's
 * alerts, drafts, team. */
export async function exportAll(session: Session): Promise<string> {
  const { live } = session;
  const { u } = live;
  const written = async (log: Log) => {
    const segments = await u.store.all('segments', log.ref);
    const entries = segments.flatMap(({ value }) => value.entries);
    return { entries: entries.toSorted((a, b) => a.seq - b.seq), notSentYet: live.outbox.pending(log.ref) };
  };
  const cases = await Promise.all(
    u.logs
      .all()
      .filter((log) => isReadable(live, log))
      .map(written),
  );
  const alerts = await Promise.all(ownAlertLogs(live).map(written));
  const roster = teamRoster(u);
  const document = {
    format: 'mellom-export',
    version: 1,
    madeAt: new Date(u.env.now()).toISOString(),
    account: u.me,
    team: roster && { about: roster.about, people: roster.people.map(({ name, title, roles }) => ({ name, title, roles })) },
    cases,
    ...(alerts.length > 0 ? { alerts } : {}),
    own: await u.own.list(''),
  };
  return JSON.stringify(document, null, 2);
}
