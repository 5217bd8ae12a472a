import { emptyCase, fold } from '../../src/care/case/fold';
import { caseTexts } from '../../src/care/search/case-texts';
import { search } from '../../src/care/search/search';
import { kari, log, message } from '../care/people';
import { type Figure, median } from './figure';

/**
 * The search alone, over far more words than a desk has: every item of every case a message of three sentences. Reading out and folding a case
 * happens once, when it changes; every letter that is typed is a search.
 */
export async function searchBench(cases = 200, items = 500): Promise<Figure[]> {
  const states = Array.from({ length: cases }, (_, n) => stateOf(n, items));
  const from = performance.now();
  const all = states.map((state, n) => ({ caseRef: `sak${n}`, name: `Sak ${n}`, texts: [caseTexts(state)] }));
  const built = performance.now() - from;
  const characters = all.reduce((sum, { texts: [texts] }) => sum + (texts?.folded.length ?? 0), 0);
  const took = (question: string) =>
    median(
      Array.from({ length: 7 }, () => {
        const start = performance.now();
        search(question, null, all);
        return performance.now() - start;
      }),
    );
  const what = `${cases} cases of ${items} messages`;
  const aim = { atMost: 100 };
  return [
    { what: `folding ${what}, ${(characters / 1e6).toFixed(0)} million letters`, value: built, unit: 'ms' },
    { what: `search through ${what}: a word that few have`, value: took('søvnvinduet'), unit: 'ms', aim },
    { what: `search through ${what}: two words that many have`, value: took('natt lunsj'), unit: 'ms', aim },
    { what: `search through ${what}: a word that all have`, value: took('sov'), unit: 'ms', aim },
  ];
}

function stateOf(n: number, items: number) {
  const lines = log();
  return fold(
    emptyCase(),
    Array.from({ length: items }, (_, i) =>
      lines.write(kari, new Date(Date.UTC(2026, 0, 1, 8, (n * items + i) % 50_000)).toISOString(), message(textOf(n, i))),
    ),
  );
}
const textOf = (n: number, i: number) =>
  `Jeg sov ${(n + i) % 9} timer i natt, og sto opp til samme tid som ellers. Det var tungt før lunsj, men jeg gikk en tur likevel.${
    (n * 7 + i) % 997 === 0 ? ' Går det an å flytte søvnvinduet?' : ' Fortsetter i morgen.'
  }`;
