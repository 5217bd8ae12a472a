import type { IconName } from '../../ui/controls/Icon';

/** How a programme is known at a glance: its symbol, and the light over its landscape (Landscape.tsx). */
interface Look {
  icon: IconName;
  light: 'day' | 'dawn' | 'water' | 'night';
}
const looks: Readonly<Record<string, Look>> = {
  'getting-started': { icon: 'sunrise', light: 'dawn' },
  sleep: { icon: 'moon', light: 'night' },
  worry: { icon: 'spiral', light: 'water' },
  depression: { icon: 'sprout', light: 'day' },
  panic: { icon: 'wave', light: 'water' },
  phobia: { icon: 'stairs', light: 'day' },
  'social-anxiety': { icon: 'people', light: 'dawn' },
  obsessions: { icon: 'loop', light: 'dawn' },
  'health-anxiety': { icon: 'lighthouse', light: 'night' },
  work: { icon: 'briefcase', light: 'day' },
  alcohol: { icon: 'drop', light: 'water' },
  'holding-on': { icon: 'anchor', light: 'dawn' },
};
/** One that somebody else has made is a book under the open sky. */
const book: Look = { icon: 'book', light: 'day' };
export const lookOf = (programme: string): Look => looks[programme] ?? book;
