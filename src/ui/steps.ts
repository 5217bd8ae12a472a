import type { Place } from '../client/api';
import { newId } from '../engine/new-id';

/**
 * The browser's history, as this page uses it. Browsers write addresses, titles and `history.state` to the disk in the clear, so the
 * address is always the same, and a state says only how many steps into a visit it is. Which room a step showed, the page knows, and
 * after a reload the sealed database (src/app/rooms-history.ts).
 *
 * A step is a room, or a layer: something that back takes off again, as a sheet over a room or a screen of the way in. What is closed
 * by its own button leaves its step behind: the next step takes it, and back passes it by.
 */
interface Mark {
  visit: string;
  step: number;
  layer: boolean;
}
export interface Room {
  href: string;
  state: object;
}
interface Layer {
  step: number;
  undo: () => void;
  shown: boolean;
}
const mostKept = 60;

/** Empty as long as nobody has begun: then screens are drawn somewhere that has no history, and nothing is a step. */
let visit = '';
let goingOn = false;
let here = 0;
const rooms = new Map<number, Room>();
const layers: Layer[] = [];
let onMoved: ((by: number) => void) | null = null;
/** The room that was shown when the account was locked. */
let leftIn: Room | null = null;

/** Once a page, before anything is drawn. */
export function beginSteps() {
  const found = markOf(history.state);
  goingOn = found !== null;
  visit = found?.visit ?? newId();
  here = found?.step ?? 0;
  history.replaceState(markAs(found?.layer ?? false), '', '/');
  window.addEventListener('popstate', ({ state }) => {
    const mark = markOf(state);
    if (mark) return moved(mark.step);
    // Somebody has put a fragment behind the address.
    here++;
    history.replaceState(markAs(true), '', '/');
  });
}
/** The page has been loaded in the middle of a visit: which rooms it had, only an open account can say. */
export const goesOn = (): boolean => goingOn;

function moved(to: number) {
  const by = to - here;
  const before = roomStep();
  here = to;
  const off = layers.filter(({ step }) => step > here).reverse();
  for (const layer of off) {
    layers.splice(layers.indexOf(layer), 1);
    layer.undo();
    // Who stays all the same can be taken off again.
    setTimeout(() => layer.shown && lay(layer));
  }
  if (onMoved && roomStep() !== before && rooms.has(roomStep())) onMoved(by);
  // Nothing has changed for the eye: back means the step before.
  else if (by < 0 && off.length === 0) history.back();
}

/** The step of the room that is seen from here: its own, or the one under the layers. */
function roomStep(): number {
  return Math.max(-1, ...[...rooms.keys()].filter((step) => step <= here));
}

function enter(layer: boolean) {
  if (visit === '') return;
  const left = markOf(history.state)?.layer === true && !layers.some(({ step }) => step === here);
  if (!left) here++;
  for (const step of rooms.keys()) if (step >= here) rooms.delete(step);
  if (left) history.replaceState(markAs(layer), '', '/');
  else history.pushState(markAs(layer), '', '/');
}

/** Back takes this off. The answer is called when it has gone by itself. */
export function layOver(undo: () => void): () => void {
  const layer: Layer = { step: here, undo, shown: true };
  lay(layer);
  return () => {
    layer.shown = false;
    const at = layers.indexOf(layer);
    if (at >= 0) layers.splice(at, 1);
  };
}
function lay(layer: Layer) {
  enter(true);
  layer.step = here;
  layers.push(layer);
}

export function roomHere(): Room {
  return rooms.get(roomStep()) ?? { href: '/', state: {} };
}
export function stepHere(): number {
  return here;
}
export function enterRoom(room: Room) {
  enter(false);
  rooms.set(here, room);
}
/** This step is that room from now on. */
export function beInRoom(room: Room) {
  rooms.set(here, room);
  if (visit !== '') history.replaceState(markAs(false), '', '/');
}
/** No account is here any more: nobody comes back to its rooms. */
export function forgetRooms() {
  rooms.clear();
  leftIn = null;
}
/** Rooms are shown from now on, the one that was left first, and hear when another one is to be; the answer ends it. */
export function showRooms(moved: (by: number) => void): () => void {
  if (leftIn) beInRoom(leftIn);
  onMoved = moved;
  return () => {
    onMoved = null;
    leftIn = roomHere();
  };
}

export function keptRooms(): Place {
  return { visit, here, rooms: [...rooms].slice(-mostKept).map(([step, { href }]) => [step, href]) };
}
/** What an earlier page of this visit has kept; of another visit it means nothing here. */
export function takeRooms(kept: Place) {
  if (kept.visit !== visit || rooms.size > 0) return;
  for (const [step, href] of kept.rooms) rooms.set(step, { href, state: {} });
  const last = Math.max(-1, ...kept.rooms.map(([step]) => step).filter((step) => step <= kept.here));
  beInRoom(rooms.get(last) ?? { href: '/', state: {} });
}

function markAs(layer: boolean): Mark {
  return { visit, step: here, layer };
}
function markOf(state: unknown): Mark | null {
  if (typeof state !== 'object' || state === null || !('visit' in state) || !('step' in state)) return null;
  const { visit: of, step } = state;
  if (typeof of !== 'string' || typeof step !== 'number') return null;
  return { visit: of, step, layer: 'layer' in state && state.layer === true };
}
