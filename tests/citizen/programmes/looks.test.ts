import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Landscape } from '../../../src/citizen/programmes/Landscape';
import { lookOf } from '../../../src/citizen/programmes/looks';
import { programmeSlugs } from '../../../src/content/plugin';
import { Icon } from '../../../src/ui/controls/Icon';

const slugs = programmeSlugs(process.cwd());
const drawn = (programme: string) => renderToStaticMarkup(createElement(Landscape, { programme }));

test('every programme has a symbol and a landscape that no other programme has, nor one without a look of its own', () => {
  const all = [...slugs, 'made-by-somebody-else'];
  const shapesOf = (programme: string) => drawn(programme).replace(/(class|data-light)="[^"]*"/g, '');
  const symbolOf = (programme: string) => renderToStaticMarkup(createElement(Icon, { name: lookOf(programme).icon }));
  expect(new Set(all.map(shapesOf)).size).toBe(all.length);
  expect(new Set(all.map(symbolOf)).size).toBe(all.length);
});

test('a landscape is small, for the eye alone, and drawn by the tokens', () => {
  for (const slug of slugs) {
    const svg = drawn(slug);
    expect(svg.length, slug).toBeLessThan(1500);
    expect(svg, slug).toContain('aria-hidden="true"');
    expect(svg, slug).toMatch(/class="[^"]*disc/);
    // Colours come from the tokens, so that a night is a night.
    expect(svg, slug).not.toMatch(/fill=|stroke=|style=/);
  }
});
