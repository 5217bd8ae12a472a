import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PageNode, pageFile } from '../../../src/citizen/me/everything/page-file';

const about = { lang: 'nb', dir: 'ltr', title: 'Alt' };
const said = (nodeValue: string): PageNode => ({ nodeType: 3, nodeName: '#text', nodeValue, childNodes: [] });
const node = (name: string, attributes: Record<string, string>, childNodes: PageNode[]): PageNode => ({
  nodeType: 1,
  nodeName: name,
  nodeValue: null,
  childNodes,
  getAttribute: (of) => (Object.hasOwn(attributes, of) ? (attributes[of] ?? null) : null),
});

const hostile = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</style></main></body><script src=//evil>',
    '&lt;b&gt;',
    '--><svg onload=alert(1)>',
    '\u0000<\u2028a href="javascript:alert(1)">',
  ),
);
const names = [
  'P',
  'DIV',
  'SPAN',
  'H2',
  'LI',
  'svg',
  'text',
  'TD',
  'A',
  'SCRIPT',
  'STYLE',
  'IFRAME',
  'BUTTON',
  'IMG',
  'FORM',
  'OBJECT',
];
const trees = fc.letrec<{ tree: PageNode }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    hostile.map(said),
    fc
      .tuple(
        fc.constantFrom(...names),
        fc.dictionary(fc.constantFrom('lang', 'aria-label', 'fill', 'onclick', 'href', 'src', 'style', 'class'), hostile),
        fc.array(tie('tree'), { maxLength: 4 }),
      )
      .map(([name, attributes, children]) => node(name, attributes, children)),
  ),
})).tree;

const dropped = new Set(['SCRIPT', 'STYLE', 'IFRAME', 'BUTTON', 'IMG', 'FORM', 'OBJECT']);
const wordsOf = (one: PageNode): string =>
  one.nodeType === 3 ? (one.nodeValue ?? '') : dropped.has(one.nodeName) ? '' : [...one.childNodes].map(wordsOf).join('');

/** As a browser reads it: tags with their attributes, and text. Throws for what is neither. */
function read(html: string): { tags: string[]; attributes: string[]; text: string } {
  const tags: string[] = [];
  const attributes: string[] = [];
  let text = '';
  for (const [all, inside] of html.matchAll(/<([^>]*)>|[^<]+|</g)) {
    if (inside === undefined) {
      if (all === '<') throw new Error('a stray <');
      text += all;
      continue;
    }
    const [, name, rest = ''] = /^\/?([a-z0-9]+)((?: [a-zA-Z-]+="[^"<>]*")*)$/.exec(inside) ?? [];
    if (name === undefined) throw new Error(`no tag: ${inside}`);
    tags.push(name);
    attributes.push(...[...rest.matchAll(/ ([a-zA-Z-]+)="/g)].map(([, of = '']) => of));
  }
  const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return { tags, attributes, text: plain };
}

it('whatever somebody has written is text in the file, and nothing but words, tables and drawings is in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(trees, { maxLength: 5 }), async (children) => {
      const file = await pageFile(node('DIV', {}, children), about);
      const [, body = ''] = /<body><main>([\s\S]*)<\/main><\/body><\/html>\n$/.exec(file) ?? [];
      const { tags, attributes, text } = read(body);
      expect(text).toBe(children.map(wordsOf).join(''));
      expect(tags.filter((tag) => /^(script|style|iframe|a|button|img|form|object|meta|link)$/.test(tag))).toEqual([]);
      expect(attributes.filter((of) => !['lang', 'aria-label', 'fill'].includes(of))).toEqual([]);
    }),
  );
});

it('the title is text too, and the file forbids script and everything from elsewhere', async () => {
  const file = await pageFile(node('DIV', {}, []), { ...about, title: '</title><script>alert(1)</script>' });
  expect(file).toContain('<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>');
  expect(file).toContain(`http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-`);
  expect(file.indexOf('Content-Security-Policy')).toBeLessThan(file.indexOf('<title>'));
});

it('what only eyes see as decoration is left out, and a link stands as its words', async () => {
  const icon = node('svg', { 'aria-hidden': 'true' }, [said('x')]);
  const file = await pageFile(node('DIV', {}, [icon, node('A', { href: '/meg' }, [said('Meg')])]), about);
  expect(file).toContain('<main>Meg</main>');
});
