import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { splitAtNumbers } from '../../../src/care/thread/phone-numbers';
import { programmeSlugs, readProgramme } from '../../../src/content/plugin';
import { Inlines, RichText } from '../../../src/ui/controls/RichText';

test('a number in a text is called by a press, is in one piece, and reads the same way in every direction of writing', () => {
  const number = (shown: string, tel: string) => `<a class="number" href="tel:${tel}"><bdi dir="ltr">${shown}</bdi></a>`;
  const parts = ['Ring ', { strong: '113' }, ' eller 116 117.'];
  const said = `Ring <strong>${number('113', '113')}</strong> eller ${number('116 117', '116117')}.`;
  const drawn = (blocks: Parameters<typeof RichText>[0]['blocks']) => renderToStaticMarkup(createElement(RichText, { blocks }));
  expect(drawn([{ p: parts }])).toBe(`<p>${said}</p>`);
  expect(drawn([{ ul: [parts] }])).toBe(`<ul class="rich"><li>${said}</li></ul>`);
  // An option is pressed as a whole.
  expect(renderToStaticMarkup(createElement(Inlines, { parts }))).not.toContain('tel:');
});

test('every number to call that a programme names, in every language, is found, and none stands in an option', () => {
  // As any text that is written by hand: what looks like a number to call is one.
  const looksLike = /\b(?:11[023]|116 1\d\d|\d\d \d\d \d\d \d\d)\b/g;
  let found = 0;
  for (const slug of programmeSlugs(process.cwd()))
    for (const [path, text] of readProgramme(process.cwd(), slug)) {
      if (!/part-\d+\.md$/.test(path)) continue;
      for (const line of text.split('\n')) {
        const numbers = splitAtNumbers(line).filter((_, place) => place % 2 === 1);
        expect(numbers, `${path}: ${line}`).toEqual(line.match(looksLike) ?? []);
        if (/^\s*- `/.test(line)) expect(numbers, `${path}: ${line}`).toEqual([]);
        found += numbers.length;
      }
    }
  expect(found).toBeGreaterThan(100);
});
