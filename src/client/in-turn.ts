/** Does one thing at a time, in the order in which they are asked for, whatever becomes of those before. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>;

export function inTurn(): Turn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}

/** Resolves when everything asked for so far has been done. */
export const whenDone = (turn: Turn): Promise<void> => turn(async () => {});
