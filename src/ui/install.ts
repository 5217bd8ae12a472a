/** The browser's offer to install, caught when it comes (often before anybody has opened the settings). */
export interface InstallOffer extends Event {
  prompt: () => Promise<unknown>;
}
let offer: InstallOffer | null = null;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

export function watchInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer = event as InstallOffer;
    tell();
  });
  addEventListener('appinstalled', () => {
    offer = null;
    tell();
  });
}

export const installOffer = {
  get: () => offer,
  listen: (changed: () => void) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  },
  installed: () => matchMedia('(display-mode: standalone)').matches,
};
