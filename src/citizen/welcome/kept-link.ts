/**
 * The invitation that this tab is at, until there is an account that keeps it sealed: a reload or a page thrown out of memory would
 * lose it otherwise, since it is gone from the address bar. The tab's own storage, which ends with it; taken away as soon as it is not needed.
 */
const key = 'mellom.invitation';

export function keptLink(): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
export function keepLink(link: string | null): void {
  try {
    if (link === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, link);
  } catch {
    // A browser that keeps nothing: the link has to be opened again after a reload.
  }
}
