import { useSyncExternalStore } from 'react';

/**
 * How the app looks for this reader on this device. It says nothing of the person, so it lies in localStorage in the clear and
 * is there before anything is unlocked.
 */
export type Appearance = 'auto' | 'light' | 'dark';
export type TextSize = 'normal' | 'large' | 'largest';
export interface Look {
  appearance: Appearance;
  textSize: TextSize;
}
const key = 'mellom.look';
const listeners = new Set<() => void>();
let look = read();

export function setLook(next: Partial<Look>): void {
  look = { ...look, ...next };
  try {
    localStorage.setItem(key, JSON.stringify(look));
  } catch {
    // A browser that keeps nothing shows the choice until it is closed.
  }
  applyLook();
  for (const listener of listeners) listener();
}

export function useLook(): Look {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => look,
  );
}

/** Sets it on the document; the stylesheets do the rest. Called once at the start and at every change. */
export function applyLook(): void {
  const root = document.documentElement;
  root.setAttribute('data-color-scheme', look.appearance);
  root.setAttribute('data-text', look.textSize);
}

function read(): Look {
  const fallback: Look = { appearance: 'auto', textSize: 'normal' };
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return fallback;
    const { appearance, textSize } = kept as Record<string, unknown>;
    return {
      appearance: appearance === 'light' || appearance === 'dark' ? appearance : 'auto',
      textSize: textSize === 'large' || textSize === 'largest' ? textSize : 'normal',
    };
  } catch {
    return fallback;
  }
}
