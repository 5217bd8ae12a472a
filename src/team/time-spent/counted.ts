import type { Counted } from '../../care/time-spent/time-spent';
import type { CaseRef, Reads } from '../../client/api';

/** What has been counted in a case and not written: one sealed record a case, by day. */
export const countedPrefix = 'time/';
export const countedKey = (caseRef: CaseRef): string => `${countedPrefix}${caseRef}`;

/** What nobody has written after so many days is let go. */
const keptDays = 31;

export function readCounted(value: unknown): Counted[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([day, seconds]) =>
    /^\d{4}-\d\d-\d\d$/.test(day) && typeof seconds === 'number' && seconds > 0 ? [{ day, seconds }] : [],
  );
}

/** Adds to a day; the answer is what the day has then. Nothing is said of a failure: a locked engine keeps nobody's last minute. */
export const addCounted = (engine: Reads, caseRef: CaseRef, day: string, seconds: number): Promise<number> =>
  inTurn(async () => {
    const before = readCounted(await engine.readOwn(countedKey(caseRef)));
    const sum = (before.find((one) => one.day === day)?.seconds ?? 0) + seconds;
    if (seconds > 0) await keep(engine, caseRef, [...before.filter((one) => one.day !== day), { day, seconds: sum }]);
    return sum;
  });

/** A day's count has been written in the case, or put right there. */
export const forgetCounted = (engine: Reads, caseRef: CaseRef, day: string): Promise<number> =>
  inTurn(async () => {
    const before = readCounted(await engine.readOwn(countedKey(caseRef)));
    await keep(
      engine,
      caseRef,
      before.filter((one) => one.day !== day),
    );
    return 0;
  });

async function keep(engine: Reads, caseRef: CaseRef, counted: readonly Counted[]): Promise<void> {
  const newest = [...counted].sort((a, b) => (a.day < b.day ? 1 : -1)).slice(0, keptDays);
  if (newest.length === 0) await engine.removeOwn(countedKey(caseRef));
  else await engine.saveOwn(countedKey(caseRef), Object.fromEntries(newest.map(({ day, seconds }) => [day, seconds])));
}

/** One after another: two that read the same number would lose one of theirs. */
let last: Promise<number> = Promise.resolve(0);
function inTurn(work: () => Promise<number>): Promise<number> {
  last = last.then(work).catch(() => 0);
  return last;
}
