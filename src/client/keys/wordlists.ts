import type { Language } from '../../care/programmes/types';

/** Words for passphrases and account names, each list loaded when something is drawn from it. */
const wordlists: Record<Language, () => Promise<{ default: string[] }>> = {
  nb: () => import('../../../locales/nb/wordlist.json', { with: { type: 'json' } }),
  nn: () => import('../../../locales/nn/wordlist.json', { with: { type: 'json' } }),
  en: () => import('../../../locales/en/wordlist.json', { with: { type: 'json' } }),
};
export const wordlist = async (language: Language): Promise<string[]> => (await wordlists[language]()).default;
