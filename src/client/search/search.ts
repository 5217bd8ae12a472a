import { allNotes, ownNotes } from '../../care/notes/own-notes';
import { withFolded } from '../../care/search/case-texts';
import { placeOf, type SearchAnswer, type Searched, type SearchPlace, search } from '../../care/search/search';
import type { SearchKind, SearchText } from '../../care/search/texts';
import { isAtWork } from '../access';
import type { WithCases } from '../cases/case-cache';
import { chartsOf } from '../charts/charts';
import type { Log } from '../store/logs';
import type { CaseRef } from '../values';

/**
 * A search through what is written in one's own cases, in the memory of the worker: neither the words nor what they are looked for in are
 * sent anywhere, and what is kept for it lies sealed beside each case and goes with it.
 */
export function searchViews(session: WithCases, logOf: (ref: string) => Log) {
  const { cases, me } = session;
  type Own = Awaited<ReturnType<typeof session.boxes.list>>;
  const searched = async (log: Log, own: Own): Promise<Searched> => {
    const texts = await Promise.all([log, ...chartsOf(session, log)].map(cases.texts));
    const notes = ownNotes(own, log.ref).map(
      ({ note: id, text, at }): SearchText => ({ source: 'private', id, at, by: me, text }),
    );
    const { name } = await cases.summary(log);
    return { caseRef: log.ref, name, texts: notes.length > 0 ? [...texts, withFolded(notes)] : texts };
  };
  return {
    search: async ({ question, kind }: { question: string; kind: SearchKind | null }): Promise<SearchAnswer> => {
      const own = await session.boxes.list(allNotes);
      const logs = session.logs.all().filter((log) => isAtWork(session, log) && !log.facts.end);
      // One case is nothing to the others: what cannot be put together is not looked through.
      const all = await Promise.all(logs.map((log) => searched(log, own).catch(() => null)));
      return search(
        question,
        kind,
        all.filter((one) => one !== null),
      );
    },
    /** What stands around a hit; null where it is gone. */
    searchPlace: async (
      p: { caseRef: CaseRef; question: string } & Pick<SearchText, 'source' | 'id'>,
    ): Promise<SearchPlace | null> =>
      placeOf(p.question, p, await searched(logOf(p.caseRef), await session.boxes.list(allNotes))),
  };
}
