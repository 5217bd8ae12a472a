import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { courseTemplate } from '../../../src/care/courses/template';

const root = join(import.meta.dirname, '../../../locales');
const idsIn = (folder: string) =>
  readdirSync(join(root, folder))
    .map((file) => file.replace(/\.json$/, ''))
    .sort();
const read = (lang: string, id: string) =>
  courseTemplate.parse(JSON.parse(readFileSync(join(root, 'courses', lang, `${id}.json`), 'utf8')));
const ids = idsIn('courses/nb');

describe('templates of courses', () => {
  it('are there in every language', () => {
    for (const lang of ['nn', 'en']) expect(idsIn(`courses/${lang}`)).toEqual(ids);
    expect(ids).toEqual(['depression', 'introduction', 'sleep', 'social-anxiety', 'worry']);
  });
  it.each(ids)('%s says the same in each: days, minutes, places, sheets and worksheets that there are', (id) => {
    const [worksheets, instruments] = [idsIn('worksheets'), idsIn('instruments')];
    const shape = (lang: string) => {
      const { title: _, about: __, lang: ___, meetings, ...rest } = read(lang, id);
      return {
        ...rest,
        meetings: meetings.map(({ days, sheets, homework }) => ({
          days,
          sheets: sheets.map(({ after, text }) => ({ after, paragraphs: text.split('\n\n').length })),
          homework: homework.map(({ worksheet }) => worksheet),
        })),
      };
    };
    for (const lang of ['nn', 'en']) expect(shape(lang)).toEqual(shape('nb'));
    const { meetings, measures, reviewStatus } = read('nb', id);
    expect(meetings.map(({ days }) => days)).toEqual(meetings.map(({ days }) => days).sort((a, b) => a - b));
    for (const { homework } of meetings)
      for (const { worksheet } of homework) if (worksheet) expect(worksheets).toContain(worksheet);
    for (const one of measures) expect(instruments).toContain(one);
    expect(reviewStatus).toBe('needs-clinical-review');
  });
  it('are as they are held: eight meetings of two and a half hours with follow-ups, four evenings, a rolling start for twenty', () => {
    const depression = read('nb', 'depression');
    expect(depression).toMatchObject({ minutes: 150, places: 12 });
    expect(depression.meetings).toHaveLength(10);
    expect(read('nb', 'worry').meetings).toHaveLength(4);
    expect(read('nb', 'introduction')).toMatchObject({ rolling: true, places: 20 });
    expect(read('nb', 'sleep').meetings).toHaveLength(4);
    expect(read('nb', 'social-anxiety')).toMatchObject({ mode: 'group', places: 8 });
  });
});
