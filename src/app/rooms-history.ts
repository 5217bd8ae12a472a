import { createHistory, type HistoryLocation, type RouterHistory } from '@tanstack/react-router';
import type { Reads } from '../client/api';
import { beInRoom, enterRoom, keptRooms, roomHere, showRooms, stepHere, takeRooms } from '../ui/steps';

/**
 * The router's addresses stay inside the page: the browser sees one address and numbered steps (src/ui/steps.ts), and links, which
 * browsers show and copy, lead to the front door.
 */
export function roomsHistory(): RouterHistory {
  const history = createHistory({
    getLocation: () => locationOf(roomHere()),
    getLength: () => window.history.length,
    pushState: (href, state) => enterRoom({ href, state }),
    replaceState: (href, state) => beInRoom({ href, state }),
    back: () => window.history.back(),
    forward: () => window.history.forward(),
    go: (by) => window.history.go(by),
    createHref: () => '/',
    notifyOnIndexChange: false,
  });
  return history;
}

/** Back and forward lead the router from room to room while it is shown. */
export function followSteps(history: RouterHistory): () => void {
  const end = showRooms((by) => history.notify({ type: 'GO', index: by }));
  // What has happened meanwhile.
  history.notify({ type: 'REPLACE' });
  return end;
}

/** Which rooms this visit has been in, kept sealed on this device: a reload comes back to the same one. */
export function keepRooms(engine: Reads, history: RouterHistory): () => void {
  const keep = () => void engine.keepPlace(keptRooms()).catch(() => undefined);
  keep();
  return history.subscribe(keep);
}
export async function takeKeptRooms(engine: Reads): Promise<void> {
  const kept = await engine.readPlace().catch(() => null);
  if (kept) takeRooms(kept);
}

function locationOf({ href, state }: { href: string; state: object }): HistoryLocation {
  const { pathname, search, hash } = new URL(href, 'https://rooms.invalid');
  const key = `${stepHere()}`;
  return { href, pathname, search, hash, state: { key, __TSR_key: key, ...state, __TSR_index: stepHere() } };
}
