/**
 * Links carry their secret in the fragment. It is taken and scrubbed from the address bar and the history before anything else
 * runs: this module is the first that main.tsx loads (docs/protocol.md, section 4).
 */
export type Arrival =
  | { kind: 'invitation'; link: string }
  | { kind: 'staff'; link: string }
  | { kind: 'setup'; link: string }
  | { kind: 'restore'; code: string };

export const arrival: Arrival | null = take();

function take(): Arrival | null {
  const { hash, origin } = location;
  // Mail programs encode the number sign, and lose what stands behind it: then the page says what is missing.
  const [pathname = '', encoded = ''] = location.pathname.split(/%23/i, 2);
  const secret = hash.slice(1) || encoded;
  // The address on the printed sheet; the code is typed.
  if (pathname === '/gjenopprett' && secret === '') {
    history.replaceState(null, '', '/');
    return { kind: 'restore', code: '' };
  }
  if (secret === '' && pathname !== '/i') return null;
  const found = meaning(pathname, secret, `${origin}${pathname}#${secret}`);
  // An unknown fragment may still be somebody's secret, mistyped.
  history.replaceState(null, '', found ? '/' : pathname);
  return found;
}

function meaning(pathname: string, secret: string, link: string): Arrival | null {
  switch (pathname) {
    case '/i':
      return { kind: 'invitation', link };
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
