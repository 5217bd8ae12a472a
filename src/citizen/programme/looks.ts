import type { IconName } from '../../ui/Icon';

/** How a programme is known at a glance; one without a look of its own is a book. */
interface Look {
  icon: IconName;
  /** Its landscape is the night's. */
  night?: true;
}
const looks: Readonly<Record<string, Look>> = {
  sleep: { icon: 'moon', night: true },
  'getting-started': { icon: 'door' },
  'holding-on': { icon: 'shield' },
  'social-anxiety': { icon: 'people' },
  depression: { icon: 'today' },
  work: { icon: 'calendar' },
};
const book: Look = { icon: 'book' };
export const lookOf = (programme: string): Look => looks[programme] ?? book;
