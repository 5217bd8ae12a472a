import { useEffect, useRef } from 'react';
import { useOwn } from '../../engine/engine';

/** What a key does, by `KeyboardEvent.key` in lower case: 'j', 'enter', '/', '?'. `false`: not for me, let the browser have it. */
export type Keys = Record<string, (event: KeyboardEvent) => unknown>;

const moving: ReadonlySet<string> = new Set(['j', 'k']);

export const keysSetting = 'settings/keys';

/** Single-letter shortcuts can be turned off (WCAG 2.1.4); arrows, Enter and Escape are left to the parts that own them. */
export function useKeysOn(): boolean {
  const own = useOwn(keysSetting);
  return own.data?.find((entry) => entry.key === keysSetting)?.value !== false;
}

/**
 * Shortcuts of a screen, while it is shown. Nothing happens while a person types, holds a modifier, or has a dialog open.
 * @param behind those of the desk around all rooms: a key that a room has for itself is the room's
 */
export function useKeys(keys: Keys, on: boolean, behind = false): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    if (!on) return;
    const press = (event: Event) => {
      if (!(event instanceof KeyboardEvent)) return;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      const key = event.key.toLowerCase();
      // A key that is held presses once; only moving goes on.
      if (event.repeat && !moving.has(key)) return;
      const act = current.current[key];
      if (act && act(event) !== false) event.preventDefault();
    };
    // The window hears of it after the document.
    const place: EventTarget = behind ? window : document;
    place.addEventListener('keydown', press);
    return () => place.removeEventListener('keydown', press);
  }, [on, behind]);
}

/** Whether the keyboard has ⌘ where others have Ctrl. */
export const mac = /Mac|iPhone|iPad/.test(navigator.platform);

/**
 * A key with Ctrl, or ⌘, from everywhere, in the middle of a word too; with a modifier it is no single-letter key, and cannot be turned off.
 * @param named `KeyboardEvent.key` in lower case
 */
export function useModifiedKey(named: string, press: () => void): void {
  const current = useRef(press);
  current.current = press;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isIt = event.key.toLowerCase() === named && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isIt || event.repeat || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      current.current();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [named]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}
