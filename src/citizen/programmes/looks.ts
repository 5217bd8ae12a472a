import type { IconName } from '../../ui/controls/Icon';

/** How a programme is known at a glance: its symbol, and the light over its landscape (Landscape.tsx). */
interface Look {
  icon: IconName;
  light: 'by-day' | 'at-dawn' | 'by-water' | 'by-night';
}
const looks: Readonly<Record<string, Look>> = {
  'getting-started': { icon: 'sunrise', light: 'at-dawn' },
  sleep: { icon: 'moon', light: 'by-night' },
  worry: { icon: 'spiral', light: 'by-water' },
  depression: { icon: 'sprout', light: 'by-day' },
  panic: { icon: 'wave', light: 'by-water' },
  phobia: { icon: 'stairs', light: 'by-day' },
  'social-anxiety': { icon: 'people', light: 'at-dawn' },
  work: { icon: 'briefcase', light: 'by-day' },
  alcohol: { icon: 'drop', light: 'by-water' },
  'holding-on': { icon: 'anchor', light: 'at-dawn' },
};
/** One that somebody else has made is a book under the open sky. */
const book: Look = { icon: 'book', light: 'by-day' };
export const lookOf = (programme: string): Look => looks[programme] ?? book;
