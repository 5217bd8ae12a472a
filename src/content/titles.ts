import type { Language } from '../care/programmes/types';

/** What everything that can be given is called: enough to name it where it is spoken of. */
export interface Titles {
  programmes: { id: string; title: string; parts: [id: string, title: string][] }[];
  /** `risk`: the answers to its risk question */
  instruments: { id: string; title: string; risk: [value: number, text: string][] }[];
  /** `minutes`: about how long one takes to fill in */
  worksheets: [id: string, title: string, minutes: number][];
}
const titles: Record<Language, () => Promise<{ default: Titles }>> = {
  nb: () => import('virtual:titles/nb'),
  nn: () => import('virtual:titles/nn'),
  en: () => import('virtual:titles/en'),
};
export const loadTitles = async (language: Language): Promise<Titles> => (await titles[language]()).default;
