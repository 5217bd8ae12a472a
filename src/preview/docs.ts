import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readProgramme } from '../content/plugin';
import { type ProgrammeReport, reportsOf } from './report';

const mark = '<!-- from here: written by `npm run content release` -->';

/** Writes the tables of docs/programmes.md anew: which programmes there are, what their methods rest on, and their figures. */
export function writeDocs(root: string): void {
  const file = join(root, 'docs/programmes.md');
  const [own = ''] = readFileSync(file, 'utf8').split(mark);
  const reports = reportsOf(root);
  const text = [
    `## The programmes\n\n${table(['programme', 'nb', 'nn', 'en', 'version', 'parts', 'may hold'], reports.map(rowOf(root)))}`,
    `## What the methods rest on\n\nStructures and facts come from these; every sentence is Mellom's own.\n\n${reports.map(sourcesOf(root)).join('\n\n')}`,
    `## Figures\n\nScreens and words of each part (everything, with all options and all feedback), the longest screen as one reader meets it, and LIX.\n\n${table(
      ['programme', 'part', 'screens', 'words nb · nn · en', 'longest nb · nn · en', 'LIX nb · nn · en'],
      reports.flatMap(figuresOf),
    )}`,
  ].join('\n\n');
  writeFileSync(file, `${own}${mark}\n\n${text}\n`);
}

const frontOf = (root: string, slug: string): Record<string, unknown> => {
  const card = readProgramme(root, slug).get(`locales/nb/programmes/${slug}/programme.md`) ?? '';
  return parse(card.split('---\n')[1] ?? '');
};
const rowOf =
  (root: string) =>
  ({ slug, version, languages, parts }: ProgrammeReport): string[] => {
    const holds = frontOf(root, slug).holds;
    const title = (lang: string) => languages.find((one) => one.lang === lang)?.title ?? '';
    return [
      `\`${slug}\``,
      title('nb'),
      title('nn'),
      title('en'),
      version,
      String(parts.length),
      Object.keys(holds ?? {}).join(', ') || '–',
    ];
  };
const sourcesOf =
  (root: string) =>
  ({ slug, languages }: ProgrammeReport): string => {
    const sources = frontOf(root, slug).sources;
    const list = (Array.isArray(sources) ? sources : []) as { ref: string; usedFor: string }[];
    return `### ${languages[0]?.title ?? slug}\n${list.map(({ ref, usedFor }) => `- ${ref.trim()} *${usedFor.trim()}*`).join('\n')}`;
  };
function figuresOf({ slug, languages, parts }: ProgrammeReport): string[][] {
  return parts.map(({ id }) => {
    const each = languages.flatMap(({ figures }) => figures.find(({ part }) => part === id) ?? []);
    const beside = (values: (string | number)[]) => values.join(' · ');
    return [
      slug,
      id,
      String(each[0]?.screens ?? ''),
      beside(each.map(({ words }) => words)),
      beside(each.map(({ longest }) => longest)),
      beside(each.map(({ lix }) => lix.toFixed(1))),
    ];
  });
}
const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
