import { expect, it } from 'vitest';
import type { InboxRow } from '../../../src/care/desk/inbox';
import { standingIn } from '../../../src/team/inbox/hidden';

const rows = (...refs: string[]) => refs.map((caseRef) => ({ caseRef }) as InboxRow);

it('who comes back to the inbox stands on their row, or on the one that has taken its place', () => {
  const order = ['a', 'b', 'c', 'd'];
  expect(standingIn(rows('a', 'b', 'c', 'd'), 'b', order)).toBe('b');
  expect(standingIn(rows('a', 'c', 'd'), 'b', order), 'the row is gone').toBe('c');
  expect(standingIn(rows('d', 'a'), 'b', order), 'and so is the next, and the rest stand otherwise').toBe('d');
  expect(standingIn(rows('a', 'b'), 'd', order), 'it was the last').toBe('b');
  expect(standingIn(rows('x'), 'b', order)).toBeNull();
  expect(standingIn(rows('a'), null, order)).toBeNull();
});
