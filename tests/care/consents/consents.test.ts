import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import type { CaseEntry } from '../../../src/care/case/state';
import { consentFor, consentsOf } from '../../../src/care/consents/consents';
import { consentStates, partners, saidHow } from '../../../src/care/items/choices';
import type { ItemOf } from '../../../src/care/items/items';
import { kari, log, maja } from '../people';

type Said = Pick<ItemOf<'consent'>, 'partner' | 'state' | 'how'>;
const said = (what: Partial<Said>) =>
  ({ kind: 'consent', partner: 'gp', state: 'given', how: 'mellom', on: '2026-03-02', ...what }) as const;
const folded = (...entries: CaseEntry[]) => consentsOf(fold(emptyCase(), entries));
const at = '2026-03-02T08:00:00+01:00';

describe('a consent', () => {
  it('is asked for, given by the citizen’s own hand, and holds until it is taken back', () => {
    const { write } = log();
    const asked = write(maja, at, said({ state: 'asked' }));
    const given = write(kari, at, said({}));
    const withdrawn = write(kari, at, said({ state: 'withdrawn' }));
    expect(folded(asked)[0]).toMatchObject({ partner: 'gp', answer: null, asked: { by: maja } });
    expect(consentFor(folded(asked, given), 'gp')).toMatchObject({ by: kari, how: 'mellom' });
    expect(folded(asked, given)[0]?.asked).toBeNull();
    expect(consentFor(folded(asked, given, withdrawn), 'gp')).toBeNull();
  });
  it('to one partner says nothing of another', () => {
    const { write } = log();
    expect(consentFor(folded(write(kari, at, said({}))), 'employer')).toBeNull();
  });
  it('that is asked for again still holds', () => {
    const { write } = log();
    const all = folded(write(kari, at, said({})), write(maja, at, said({ state: 'asked' })));
    expect(consentFor(all, 'gp')).not.toBeNull();
    expect(all[0]?.asked).toMatchObject({ by: maja });
  });
  it('in Mellom is nobody’s to give but the citizen’s: staff write down what was said, and nobody asks themselves', () => {
    const { write } = log();
    expect(consentFor(folded(write(maja, at, said({}))), 'gp')).toBeNull();
    expect(consentFor(folded(write(maja, at, said({ how: 'phone' }))), 'gp')).toMatchObject({ by: maja, how: 'phone' });
    expect(folded(write(kari, at, said({ state: 'asked' })))[0]?.history).toEqual([]);
  });
});

it('whoever says what in whichever order, the last that may be said about a partner holds, and all of it can be read', () => {
  const one = fc.record({
    by: fc.constantFrom(kari, maja),
    partner: fc.constantFrom(...partners),
    state: fc.constantFrom(...consentStates),
    how: fc.constantFrom(...saidHow),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (all) => {
      const { write } = log();
      const consents = folded(...all.map(({ by, ...what }) => write(by, at, said(what))));
      for (const { partner, answer, history } of consents) {
        const counts = all.filter(
          ({ by, partner: whom, state, how }) =>
            whom === partner && (by === kari ? how === 'mellom' && state !== 'asked' : state === 'asked' || how !== 'mellom'),
        );
        expect(history).toHaveLength(counts.length);
        expect(answer?.state ?? null).toBe(counts.findLast(({ state }) => state !== 'asked')?.state ?? null);
      }
    }),
  );
});
