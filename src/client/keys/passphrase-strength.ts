import { typedText } from '../../crypto/text-code';
import { MellomError } from '../../protocol/errors';

export interface Strength {
  score: 0 | 1 | 2 | 3 | 4;
  long: boolean;
}
const shortest = 12;

let checker: Promise<(text: string) => Strength['score']> | undefined;

/** zxcvbn, loaded when somebody chooses a passphrase and not before: its dictionaries are large. */
async function load(): Promise<(text: string) => Strength['score']> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return (text) => zxcvbn.check(text, ['mellom', 'passord', 'passordfrase', 'psykisk', 'terapi', 'terapeut']).score;
}

/** How long a guesser with the device in hand would need, 0–4, and whether it is at least twelve characters. */
export async function strengthOf(passphrase: string): Promise<Strength> {
  checker ??= load();
  const text = typedText(passphrase);
  // zxcvbn's time grows with length; what is beyond a hundred characters cannot make it weaker.
  return { score: (await checker)(text.slice(0, 100)), long: [...text].length >= shortest };
}

/** @throws MellomError E_WEAK_PASSPHRASE */
export async function insistOnStrength(passphrase: string): Promise<void> {
  const { score, long } = await strengthOf(passphrase);
  if (score < 3 || !long) throw new MellomError('E_WEAK_PASSPHRASE');
}
