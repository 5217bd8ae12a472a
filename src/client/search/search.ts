import { noteKey } from '../../care/drafts/own-words';
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
  /** One's own notes, which nobody else could open, by their case. */
  const ownNotes = async (): Promise<ReadonlyMap<string, SearchText>> =>
    new Map(
      (await session.boxes.list(noteKey(''))).flatMap(({ key, value, savedAt: at }): [string, SearchText][] =>
        typeof value === 'string' && value.trim() !== ''
          ? [[key, { source: 'private', id: 'note', at, by: me, text: value }]]
          : [],
      ),
    );
  const searched = async (log: Log, notes: ReadonlyMap<string, SearchText>): Promise<Searched> => {
    const texts = await Promise.all([log, ...chartsOf(session, log)].map(cases.texts));
    const note = notes.get(noteKey(log.ref));
    const { name } = await cases.summary(log);
    return { caseRef: log.ref, name, texts: note ? [...texts, withFolded([note])] : texts };
  };
  return {
    search: async ({ question, kind }: { question: string; kind: SearchKind | null }): Promise<SearchAnswer> => {
      const notes = await ownNotes();
      const logs = session.logs.all().filter((log) => isAtWork(session, log) && !log.facts.end);
      // One case is nothing to the others: what cannot be put together is not looked through.
      const all = await Promise.all(logs.map((log) => searched(log, notes).catch(() => null)));
      return search(
        question,
        kind,
        all.filter((one) => one !== null),
      );
    },
    /** What stands around a hit; null where it is gone. */
    searchPlace: async (
      p: { caseRef: CaseRef; question: string } & Pick<SearchText, 'source' | 'id'>,
    ): Promise<SearchPlace | null> => placeOf(p.question, p, await searched(logOf(p.caseRef), await ownNotes())),
  };
}
