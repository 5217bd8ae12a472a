import { useMemo } from 'react';
import { allQuestions } from '../../care/drafts/own-words';
import { isQuestion, type SupervisionQuestion } from '../../care/supervision/supervision';
import { useOwn } from '../../engine/engine';

/** What I will ask in supervision, by case; undefined until it has been read. */
export function useQuestions(): ReadonlyMap<string, SupervisionQuestion> | undefined {
  const { data } = useOwn(allQuestions);
  return useMemo(
    () =>
      data &&
      new Map(data.flatMap(({ key, value }) => (isQuestion(value) ? [[key.slice(allQuestions.length), value] as const] : []))),
    [data],
  );
}
