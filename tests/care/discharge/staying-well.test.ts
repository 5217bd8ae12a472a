import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import { stayingWellOf } from '../../../src/care/discharge/staying-well';
import type { ItemDraft } from '../../../src/care/items/items';
import { kari, log, maja, newId } from '../people';

const plan = (p: { helped?: string[]; signs?: string; doing?: string; base?: string | null; mine?: boolean; id?: string }) => ({
  kind: 'staying-well' as const,
  helped: [],
  signs: '',
  doing: '',
  otherwise: '',
  base: null,
  ...p,
});
const at = (minute: number) => new Date(Date.UTC(2026, 2, 9, 12, minute)).toISOString();

describe('the plan for staying well', () => {
  it('is the citizen’s when they say so, and asks them anew when somebody has written in it since', () => {
    const { write } = log();
    const [first, mine] = [newId(), newId()];
    const entries = [write(maja, at(0), plan({ id: first, signs: 'Svarer ikke på meldinger' }))];
    const now = () => stayingWellOf(fold(emptyCase(), entries));
    expect(now()).toMatchObject({ by: maja, mine: false });
    entries.push(write(kari, at(1), plan({ id: mine, signs: 'Jeg slutter å svare', base: first, mine: true })));
    expect(now()).toMatchObject({ by: kari, mine: true, signs: 'Jeg slutter å svare' });
    entries.push(write(maja, at(2), plan({ signs: 'Jeg slutter å svare', doing: 'Ut en tur', base: mine, mine: true })));
    expect(now()).toMatchObject({ by: maja, mine: false, doing: 'Ut en tur' });
  });

  it('keeps what both have written at once, in the same words in whatever order the rows come, and is nobody’s until it has been read', () => {
    const { write } = log();
    const first = newId();
    const entries = [
      write(kari, at(0), plan({ id: first, helped: ['gå ut', 'skrive'], signs: 'Sover dårlig' })),
      write(kari, at(1), plan({ helped: ['gå ut', 'si det til Eli'], signs: 'Sover lite', base: first, mine: true })),
      write(maja, at(2), plan({ helped: ['gå ut', 'skrive', 'ringe'], signs: 'Blir liggende', base: first })),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: 3 }), (shuffled) => {
        expect(stayingWellOf(fold(emptyCase(), shuffled))).toMatchObject({
          helped: ['gå ut', 'ringe', 'si det til Eli'],
          signs: 'Sover lite\n\nBlir liggende',
          mine: false,
        });
      }),
    );
  });

  it('loses no word that is in neither of two that were saved at once, whatever they are', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 }).map((list) => [...new Set(list)]);
    fc.assert(
      fc.property(words, words, words, (had, here, there) => {
        const { write } = log();
        const first = newId();
        const saves: ItemDraft[] = [
          plan({ id: first, helped: had }),
          plan({ helped: here, base: first }),
          plan({ helped: there, base: first }),
        ];
        const now = stayingWellOf(
          fold(
            emptyCase(),
            saves.map((one, i) => write(i % 2 ? kari : maja, at(i), one)),
          ),
        );
        const added = [...here, ...there].filter((word) => !had.includes(word));
        const kept = had.filter((word) => here.includes(word) && there.includes(word));
        expect(new Set(now?.helped)).toEqual(new Set([...added, ...kept]));
      }),
    );
  });
});
