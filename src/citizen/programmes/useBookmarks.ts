import { useDraft } from '../../engine/draft';
import { useOwn } from '../../engine/engine';

/** A screen the reader wants to find again: their own, sealed, on all their devices. The title is as it was shown when it was put. */
interface Bookmark {
  at: string;
  title: string;
}
export interface PlacedBookmark extends Bookmark {
  programme: string;
  part: string;
  screen: string;
}
const prefix = 'bookmark/';
const none = { at: '', title: '' };
const isBookmark = (v: unknown): v is Bookmark => typeof v === 'object' && v !== null && 'at' in v && 'title' in v;

export function useBookmark({ programme, part, screen }: { programme: string; part: string; screen: string }) {
  const own = useDraft<Bookmark>(`${prefix}${programme}/${part}/${screen}`, none, isBookmark);
  const on = own.value !== null && own.value.at !== '';
  return {
    on,
    toggle: (title: string) => (on ? void own.clear() : own.set({ at: new Date().toISOString(), title })),
  };
}

/** Newest first; of one programme, or of all. */
export function useBookmarks(programme?: string): PlacedBookmark[] {
  const { data } = useOwn(programme === undefined ? prefix : `${prefix}${programme}/`);
  return (data ?? [])
    .flatMap(({ key, value }) => {
      const [, of = '', part = '', screen = ''] = key.split('/');
      return isBookmark(value) && value.at !== '' ? [{ ...value, programme: of, part, screen }] : [];
    })
    .sort((a, b) => b.at.localeCompare(a.at));
}
