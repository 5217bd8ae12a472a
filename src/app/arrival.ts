/**
 * Links carry their secret in the fragment. It is taken and scrubbed from the address bar and the history before anything else
 * runs: this module is the first that main.tsx loads (docs/protocol.md, section 4).
 */
export type Arrival =
  /** `again`: after a reload of the page that it was opened on. */
  | { kind: 'invitation'; link: string; again?: boolean }
  | { kind: 'staff'; link: string }
  | { kind: 'setup'; link: string }
  | { kind: 'restore'; code: string }
  /** Somebody asks a team for help by themselves. */
  | { kind: 'door'; link: string };

function wish(): string | null {
  const { pathname, search } = location;
  if (pathname === '/' && search === '') return null;
  history.replaceState(history.state, '', '/');
  return `${pathname}${search}`;
}

function take(): Arrival | null {
  return taken() ?? keptForReload();
}

function taken(): Arrival | null {
  const { hash, origin } = location;
  // Mail programs encode the number sign, and lose what stands behind it: then the page says what is missing.
  const [pathname = '', encoded = ''] = location.pathname.split(/%23/i, 2);
  const secret = hash.slice(1) || encoded;
  // The address on the printed sheet; the code is typed.
  if (pathname === '/gjenopprett' && secret === '') {
    history.replaceState(history.state, '', '/');
    return { kind: 'restore', code: '' };
  }
  if (secret === '' && pathname !== '/i' && pathname !== '/r') return null;
  const found = meaning(pathname, secret, `${origin}${pathname}#${secret}`);
  // An unknown fragment may still be somebody's secret, mistyped.
  history.replaceState(history.state, '', found ? '/' : pathname);
  return found;
}

/**
 * Until somebody has an account, an invitation lives in this tab alone. The tab's name outlives a reload, and is the one thing that
 * does which browsers do not write to the disk.
 */
const namePrefix = 'mellom ';

export function keepForReload(link: Arrival | null): void {
  window.name =
    link?.kind === 'invitation' || link?.kind === 'staff' || link?.kind === 'door'
      ? `${namePrefix}${link.kind} ${link.link}`
      : '';
}

function keptForReload(): Arrival | null {
  if (!window.name.startsWith(namePrefix)) return null;
  const [kind, ...rest] = window.name.slice(namePrefix.length).split(' ');
  const link = rest.join(' ');
  if (kind === 'invitation') return { kind, link, again: true };
  return kind === 'staff' || kind === 'door' ? { kind, link } : null;
}

function meaning(pathname: string, secret: string, link: string): Arrival | null {
  switch (pathname) {
    case '/i':
      return { kind: 'invitation', link };
    case '/r':
      return { kind: 'door', link };
    case '/j':
      return { kind: 'staff', link };
    case '/setup':
      return { kind: 'setup', link };
    case '/gjenopprett':
      return { kind: 'restore', code: decoded(secret) };
    default:
      return null;
  }
}

/** A fragment that was cut in the middle of a character is shown as it came, and mended by hand. */
function decoded(secret: string): string {
  try {
    return decodeURIComponent(secret);
  } catch {
    return secret;
  }
}

export const arrival: Arrival | null = take();
/** A room's address from before addresses stayed inside the page, or typed: it leads there once, and stands nowhere. */
export const wished: string | null = wish();
