import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTurns } from '../../../src/relay/limits/turns';

/** Work that ends when it is told to. */
function bench(p: { all: number; each: number }) {
  const turns = openTurns(p);
  const open: { account: string; address: string; end: () => void }[] = [];
  const begun: string[] = [];
  return {
    open,
    begun,
    ask: (address: string, account: string) =>
      turns.take({ address, account }, () => {
        begun.push(account);
        return new Promise<void>((resolve) => open.push({ account, address, end: resolve }));
      }),
    end: async (at: number) => {
      open.splice(at, 1)[0]?.end();
      await new Promise((next) => setImmediate(next));
    },
  };
}

test('however much is asked by whom, all of it is worked on once, in each account’s order, and never more at a time than may be', async () => {
  const asks = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 3 })), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(
      asks,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 3 }),
      fc.infiniteStream(fc.nat()),
      async (asked, all, each, which) => {
        const { ask, begun, end, open } = bench({ all, each });
        for (const [address, account] of asked) ask(`address ${address}`, `account ${account}`);
        for (;;) {
          expect(open.length).toBeLessThanOrEqual(all);
          for (const { account } of open) expect(open.filter((one) => one.account === account).length).toBeLessThanOrEqual(each);
          if (open.length === 0) break;
          await end(Number(which.next().value) % open.length);
        }
        expect(begun.toSorted()).toEqual(asked.map(([, account]) => `account ${account}`).toSorted());
      },
    ),
    { numRuns: 50 },
  );
});

test('a thousand accounts at one address, each with much to ask, are one turn before somebody at another address', async () => {
  const { ask, begun, end } = bench({ all: 4, each: 2 });
  for (let n = 0; n < 1_000; n++) for (let m = 0; m < 3; m++) ask('theirs', `free ${n}`);
  ask('ours', 'Kari');
  await end(0);
  await end(0);
  expect(begun).toHaveLength(6);
  expect(begun).toContain('Kari');
});

test('who has all that may be worked on for one account waits for it alone', () => {
  const { ask, begun } = bench({ all: 100, each: 2 });
  for (let n = 0; n < 50; n++) ask('one', 'greedy');
  ask('one', 'Kari');
  expect(begun).toEqual(['greedy', 'greedy', 'Kari']);
});
