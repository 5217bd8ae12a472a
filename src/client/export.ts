import { isMine } from './cases';
import { teamRoster } from './live';
import type { Session } from './session';

/** Everything that this account can read, as one JSON document that a person can keep: cases with all items in order, drafts, team. */
export async function exportAll(session: Session): Promise<string> {
  const { live } = session;
  const { u } = live;
  const cases = [];
  for (const log of u.logs.all()) {
    if (!isMine(live, log)) continue;
    const segments = await u.store.all('segments', log.ref);
    const entries = segments.flatMap(({ value }) => value.entries);
    cases.push({ entries: entries.toSorted((a, b) => a.seq - b.seq), notSentYet: live.outbox.pending(log.ref) });
  }
  const roster = teamRoster(u);
  const document = {
    format: 'mellom-export',
    version: 1,
    madeAt: new Date(u.env.now()).toISOString(),
    account: u.me,
    team: roster && { about: roster.about, people: roster.people.map(({ name, title, roles }) => ({ name, title, roles })) },
    cases,
    own: await u.own.list(''),
  };
  return JSON.stringify(document, null, 2);
}
