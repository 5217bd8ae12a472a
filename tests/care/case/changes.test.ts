import { expect, test } from 'vitest';
import { changesOf } from '../../../src/care/case/changes';
import { emptyCase, fold } from '../../../src/care/case/fold';
import { joined, kari, log } from '../people';

test('a change of members is not said to be later than the item that follows it in the log', () => {
  const { write } = log(5);
  const item = write(kari, '2026-03-02T09:00:00Z', { kind: 'message', text: 'Hei' });
  const timesOf = (learned: string) =>
    changesOf(fold(emptyCase(), [item], [joined(4, learned), joined(6, learned)])).map(({ at }) => at);
  expect(timesOf('2026-06-01T12:00:00Z')).toEqual(['2026-03-02T09:00:00Z', '2026-06-01T12:00:00Z']);
  expect(timesOf('2026-03-01T12:00:00Z')).toEqual(['2026-03-01T12:00:00Z', '2026-03-01T12:00:00Z']);
});
