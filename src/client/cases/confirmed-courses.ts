import { kept } from '../../care/case/items-of';
import type { ConfirmedCourses, RecordsSummary } from '../../care/registry/reasons';
import { fromBase64url, same, toBase64url } from '../../crypto/bytes';
import { hash } from '../../crypto/hash';
import { hasRole } from '../../crypto/roster';
import { typeOf } from '../store/logs';
import { teamRoster } from '../team-roster';
import type { WithCases } from './case-cache';

/**
 * Which course of treatment a record is of: the same on every device of everybody in the case, and to others 16 bytes that lead to no case, since
 * what it is made of is random and stands in the case alone (docs/protocol.md, "Registry").
 */
export const episodeOf = (begun: string): string => toBase64url(hash('episode', fromBase64url(begun)).subarray(0, 16));

/**
 * On which of a case's courses of treatment this account has said its word, in its own registry stream: colleagues' words are not read for it, so
 * that a lead's inbox opens no other stream. Nothing for whoever is no therapist.
 */
export async function confirmedCourses(session: WithCases): Promise<(summary: RecordsSummary) => ConfirmedCourses> {
  const roster = teamRoster(session);
  if (!roster || !hasRole(roster, session.account.id, 'therapist')) return () => ({});
  const own = session.logs.all().filter((log) => {
    const { founder } = log.state;
    return typeOf(log) === 'registry' && !log.facts.gone && founder !== null && same(founder, session.account.id);
  });
  const states = await Promise.all(own.map((log) => session.cases.state(log)));
  const words = new Set(states.flatMap((state) => kept(state, 'episode-record').map(({ item }) => item.episode)));
  return ({ endedCourses }) => ({
    confirmed: endedCourses.flatMap(({ begun }) => (words.has(episodeOf(begun)) ? [begun] : [])),
  });
}
