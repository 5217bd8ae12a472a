import { controlWords } from '../../crypto/invitation';
import { wordlist } from '../keys/wordlists';
import { epochOf, type Log } from '../store/logs';

/** Both sides compare words of one list, whatever language they read in. */
export async function wordsOf(log: Log): Promise<string[]> {
  const epoch = epochOf(log);
  const words = await wordlist('nb');
  return epoch ? controlWords(epoch.id, words) : [];
}
