import { deviceLabel } from '../client/device-label';

/** What this device is called in words and lists: "Samme lås som telefonen", "Safari, iPhone". Known from the browser, told to nobody. */
export type DeviceKind = 'phone' | 'computer';

export function deviceKind(): DeviceKind {
  return matchMedia('(pointer: coarse)').matches ? 'phone' : 'computer';
}

/** An iPad says it is a Mac; Macs have no touch. */
const isTablet = () => /\bMacintosh\b/.test(navigator.userAgent) && navigator.maxTouchPoints > 1;

export function deviceName(): string {
  const label = deviceLabel(navigator.userAgent);
  return isTablet() ? label.replace(/Mac$/, 'iPad') : label;
}

/** Apple gives the app on the home screen a storage of its own: what was made in the browser is not there. */
export function keepsAppsApart(): boolean {
  return isTablet() || /\b(?:iPhone|iPad|iPod)\b/.test(navigator.userAgent);
}
