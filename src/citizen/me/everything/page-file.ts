/**
 * A page as a file that any browser opens, today and in ten years: the words, tables and curves that stand on it, without the app. Only what is
 * named here goes in, and every word as text: there is no script, no address and nothing to fetch, and the file's own policy forbids them.
 */

/** What is read of a page: the part of the DOM's own shape that is asked for. */
export interface PageNode {
  nodeType: number;
  nodeName: string;
  nodeValue: string | null;
  childNodes: Iterable<PageNode>;
  getAttribute?: (name: string) => string | null;
}
export interface PageAbout {
  lang: string;
  dir: string;
  title: string;
}

const words =
  'section h1 h2 h3 h4 h5 h6 p div span b strong em i q small bdi br time ul ol li dl dt dd figure figcaption mark header';
const table = 'table caption thead tbody tr th td';
const drawing = 'svg title desc g path line polyline rect circle text';
const allowed: ReadonlySet<string> = new Set(`${words} ${table} ${drawing}`.split(' '));
/** Their contents stand, they themselves do not. */
const unwrapped: ReadonlySet<string> = new Set(['a', 'article', 'blockquote', 'details', 'label', 'summary']);
const attributes = [
  ...['lang', 'dir', 'translate', 'scope', 'colspan', 'datetime', 'role', 'aria-label'],
  ...['viewBox', 'd', 'points', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'width', 'height'],
  ...['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'text-anchor', 'font-size'],
];

const look =
  'body{font:1.0625rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1d2b28;background:#fff}' +
  'h1,h2{font-family:Georgia,serif}h2{margin-top:2.5rem;border-bottom:1px solid #ccc}h3{margin:1.5rem 0 .25rem}' +
  'ol,ul{padding-left:1.25rem}li{margin:.35rem 0}dt{color:#555;margin-top:.6rem}dd{margin:0;white-space:pre-line}small{display:block}' +
  'p,span,q{white-space:pre-line;overflow-wrap:anywhere}svg{display:block;max-width:30rem}table{border-collapse:collapse}' +
  'caption{text-align:left}th,td{text-align:left;vertical-align:top;padding:.2rem .9rem .2rem 0;border-bottom:1px solid #ddd}' +
  '@media print{section{break-inside:avoid-page}}';

/** @returns the whole file, UTF-8 */
export async function pageFile(page: PageNode, { lang, dir, title }: PageAbout): Promise<string> {
  const policy = `default-src 'none'; style-src 'sha256-${await sha256(look)}'; base-uri 'none'; form-action 'none'`;
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${asText(title)}</title>`,
    `<style>${look}</style>`,
  ];
  const body = [...page.childNodes].map(written).join('');
  const root = `<html lang="${asText(lang)}" dir="${asText(dir)}">`;
  return `<!doctype html>\n${root}<head>${head.join('')}</head><body><main>${body}</main></body></html>\n`;
}

const element = 1;
const text = 3;

function written(node: PageNode): string {
  if (node.nodeType === text) return asText(node.nodeValue ?? '');
  if (node.nodeType !== element) return '';
  const name = node.nodeName.toLowerCase();
  const attribute = (of: string) => node.getAttribute?.(of) ?? null;
  if (attribute('aria-hidden') === 'true') return '';
  const inner = () => [...node.childNodes].map(written).join('');
  if (unwrapped.has(name)) return inner();
  if (!allowed.has(name)) return '';
  const own = attributes.flatMap((of) => {
    const value = attribute(of);
    return value === null ? [] : [` ${of}="${asText(value)}"`];
  });
  const start = `<${name}${own.join('')}>`;
  return name === 'br' ? start : `${start}${inner()}</${name}>`;
}

const asText = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

async function sha256(of: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(of));
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}
