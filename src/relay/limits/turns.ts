/**
 * Whose request is worked on next. However much one account or one address asks for, a few of an account's requests are worked on at a
 * time; the others wait in its own line. Where there is no room for all, addresses take turns, and at one address the accounts do, so
 * that nobody waits behind all that somebody else has asked for.
 */
export interface Turns {
  /** Starts `work` when it is this account's turn; it must not reject. */
  take: (of: { address: string; account: string }, work: () => Promise<void>) => void;
}
interface Line {
  account: string;
  /** whose turn it is when this line's is */
  address: string;
  jobs: (() => Promise<void>)[];
  /** how many are being worked on */
  busy: number;
}

/** @param p.all how many are worked on at a time; p.each how many of one account */
export function openTurns(p: { all: number; each: number }): Turns {
  const lines = new Map<string, Line>();
  /** by address: lines in which somebody waits and may begin. The order of both is the order of turns. */
  const ready = new Map<string, Set<Line>>();
  let busy = 0;

  const enter = (line: Line) => {
    const there = ready.get(line.address) ?? new Set();
    there.add(line);
    ready.set(line.address, there);
  };
  const run = (line: Line, work: () => Promise<void>) => {
    busy += 1;
    line.busy += 1;
    void work().finally(() => {
      busy -= 1;
      line.busy -= 1;
      if (line.jobs.length > 0) enter(line);
      else if (line.busy === 0) lines.delete(line.account);
      while (busy < p.all && begin());
    });
  };
  const begin = (): boolean => {
    for (const [address, there] of ready)
      for (const line of there) {
        // Both go to the end.
        there.delete(line);
        ready.delete(address);
        if (there.size > 0) ready.set(address, there);
        const work = line.jobs.shift();
        if (!work) return true;
        run(line, work);
        if (line.jobs.length > 0 && line.busy < p.each) enter(line);
        return true;
      }
    return false;
  };
  return {
    take: ({ address, account }, work) => {
      const line = lines.get(account) ?? { account, address, jobs: [], busy: 0 };
      lines.set(account, line);
      if (busy < p.all && line.busy < p.each) return run(line, work);
      line.jobs.push(work);
      if (line.busy < p.each) enter(line);
    },
  };
}
