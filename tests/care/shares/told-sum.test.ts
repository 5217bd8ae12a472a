import fc from 'fast-check';
import { expect, test } from 'vitest';
import { counters, countsOf } from '../../../src/care/shares/counters';
import { commitmentText, readCommitment, readSum, sumText } from '../../../src/care/shares/told-sum';
import { contradicts, totalRows, totalTable } from '../../../src/care/shares/total';

const bytes = (letters: number) =>
  fc.constantFrom('A', 'Q', 'w', 'g').map((letter) => 'x_-9'.repeat(30).slice(0, letters - 1) + letter);
const anyCommitment = fc.record({
  summed: fc.record({
    codebook: fc.constant('rph-mds-1.0'),
    from: fc.constant('2025-01-01'),
    until: fc.constant('2025-12-31'),
    shares: fc.array(fc.record({ team: fc.constant(`${'t'.repeat(42)}A`), id: bytes(22) }), { minLength: 1, maxLength: 6 }),
  }),
  commitment: fc.constant(`${'c'.repeat(42)}A`),
  signature: bytes(86),
});

test('what one reader tells is what the other reads, however it was broken into lines on its way, and what has been cut is read as nothing', () => {
  fc.assert(
    fc.property(anyCommitment, fc.constantFrom('\n', '\r\n', ' ', '\n\n\t'), fc.nat(), (told, gap, cut) => {
      const text = commitmentText(told);
      const read = readCommitment(` ${text.replaceAll('\n', gap)}\n`);
      expect(read).toMatchObject({ commitment: told.commitment, signature: told.signature });
      expect(read?.summed.shares).toHaveLength(told.summed.shares.length);
      expect(read && commitmentText(read)).toBe(text);
      expect(readCommitment(text.slice(0, cut % text.length))).toBeNull();
    }),
  );
  const sum = { nonce: `${'n'.repeat(42)}A`, sum: 's'.repeat(96) };
  expect(readSum(sumText(sum), counters.length)).toEqual(sum);
  for (const wrong of [
    '',
    'mellom-sum-1 sum',
    `${sumText(sum)} more`,
    sumText({ ...sum, sum: 's'.repeat(95) }),
    'mellom-sum-2 sum',
  ])
    expect(readSum(wrong, counters.length)).toBeNull();
});

test('a total is told exactly, but for counts below five and for shares that would give one away; in a file it is rounded too', () => {
  const total = {
    ...countsOf(counters.map(() => 0)),
    contact: 151,
    started: 83,
    'started-in-14': 80,
    finished: 60,
    paired: 47,
    recovered: 3,
  };
  const rows = new Map(totalRows(total).map((row) => [row.counter, row]));
  expect(rows.get('contact')).toEqual({ counter: 'contact', count: 151, of: null, share: null });
  // Three are left over: the share would say so.
  expect(rows.get('started-in-14')).toMatchObject({ count: 80, share: null });
  expect(rows.get('paired')).toMatchObject({ count: 47, of: 'finished', share: 47 / 60 });
  expect(rows.get('recovered')).toMatchObject({ count: null, share: null });
  const period = { codebook: 'rph-mds-1.0', from: '2025-01-01', until: '2025-12-31' };
  const shares = ['a', 'b', 'c', 'd', 'e'].map((team) => ({ team, id: team }));
  const table = totalTable({ ...period, shares }, total);
  const line = (figure: string) => table.find((row) => row[4] === figure)?.slice(3);
  expect(line('contact')).toEqual(['5', 'contact', '150', '', '', '']);
  expect(line('started-in-14')).toEqual(['5', 'started-in-14', '', 'started', '85', '']);
  expect(line('paired')).toEqual(['5', 'paired', '45', 'finished', '60', '75']);
  expect(line('recovered')).toEqual(['5', 'recovered', '', 'over-cut-off', '', '']);
});

test('a part that is greater than its whole is told to be what cannot be', () => {
  const total = { ...countsOf(counters.map((_, i) => 90 - i)) };
  expect(contradicts(total)).toBe(false);
  expect(contradicts({ ...total, paired: total.finished + 1 })).toBe(true);
});
