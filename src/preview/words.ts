import en from '../../locales/preview/en.json';
import nb from '../../locales/preview/nb.json';
import nn from '../../locales/preview/nn.json';

/** The preview's own words, in the language of the browser. */
type Key = keyof typeof nb;
const wish = navigator.language.slice(0, 2);
const words: Record<Key, string> = wish === 'nn' ? nn : wish === 'en' ? en : nb;
export const language = wish === 'nn' || wish === 'en' ? wish : 'nb';

export function say(key: Key, values: Record<string, string | number> = {}): string {
  return words[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
