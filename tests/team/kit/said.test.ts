import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterTime, type Undo, withSaid } from '../../../src/team/kit/said';

const said = (id: number, takesBack = false): Undo => ({ id, text: `${id}`, back: takesBack ? async () => {} : null });

test('what is said while the time of something else runs out is not gone with it, before it was drawn', () => {
  const shown = [said(1)];
  // The timer of what is drawn fires after the next one was said and before it is drawn.
  expect(afterTime(withSaid(shown, said(2)), 1)).toEqual([expect.objectContaining({ id: 2 })]);
});

test('whatever is said and runs out, the newest is last and stands until its own time is over; what can only be read stands alone', () => {
  const step = fc.record({ takesBack: fc.boolean(), ends: fc.option(fc.nat(40)) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let all: readonly Undo[] = [];
      steps.forEach(({ takesBack, ends }, id) => {
        if (ends !== null && ends < id) all = afterTime(all, ends);
        all = withSaid(all, said(id, takesBack));
        expect(all.at(-1)?.id).toBe(id);
        expect(all.length).toBeLessThanOrEqual(10);
        expect(all.slice(0, -1).every(({ back }) => back)).toBe(true);
      });
    }),
  );
});
