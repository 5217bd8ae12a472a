import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocumentText } from '../../../src/care/documents/document-text';
import { drawDocument } from '../../../src/client/documents/draw';
import { loadFonts } from '../../../src/content/fonts';
import { structureOf } from './pdf-structure';

const letter = (more: Partial<DocumentText> = {}): DocumentText => ({
  language: 'nb',
  title: 'Sammenfatning til fastlege: Nora Eide',
  sender: ['Lillevik kommune', 'Rask psykisk helsehjelp'],
  marks: ['11. mars 2026', 'Unntatt offentlighet, offl. § 13'],
  to: ['Tor Vang', 'Lillevik legesenter'],
  blocks: [
    { type: 'heading', text: 'Hvorfor hun kom' },
    {
      type: 'text',
      text: 'Tok selv kontakt 12. januar 2026.\nI jobb, gradert sykmeldt 50 %.\n\nÁššedovdi čállá: ŧ ŋ đ. Se https://helsenorge.no/psykisk for mer.',
    },
    { type: 'heading', text: 'Målinger' },
    {
      type: 'table',
      head: ['', '20. januar', '9. mars', 'grense'],
      rows: [
        ['PHQ-9', '16', '6', '10'],
        ['GAD-7', '12', '5', '8'],
      ],
    },
    {
      type: 'curve',
      alt: 'PHQ-9 fra 16 til 6',
      points: [
        { x: 0, y: 0.6 },
        { x: 1, y: 0.2 },
      ],
    },
    { type: 'list', items: ['Fortsett med søvnplanen', 'Ta kontakt ved forverring'] },
  ],
  closing: ['Med hilsen', 'Maja Solberg, psykolog'],
  footer: 'Samtykke gitt 14. januar 2026. Kopi til Nora Eide.',
  made: '2026-03-11T12:21:00.000Z',
  ...more,
});

test('a document is tagged so that it can be read aloud, and says what it is', async () => {
  const { file, pages, missing } = await drawDocument(letter(), await loadFonts());
  const structure = await structureOf(file);
  expect(structure.faults).toEqual([]);
  expect({ ...structure, pages, missing }).toMatchObject({
    title: 'Sammenfatning til fastlege: Nora Eide',
    language: 'nb-NO',
    alts: ['PHQ-9 fra 16 til 6'],
    pages: 1,
    missing: [],
  });
  expect(structure.tags.filter((tag) => /^H|Link|Table|Figure|^L$/.test(tag))).toEqual([
    'H1',
    'H2',
    'Link',
    'H2',
    'Table',
    'Figure',
    'L',
  ]);
});

test('the same text gives the same file, byte for byte, on whichever device it is drawn', async () => {
  const [one, other] = await Promise.all([drawDocument(letter(), await loadFonts()), drawDocument(letter(), await loadFonts())]);
  expect(Buffer.from(one.file).equals(Buffer.from(other.file))).toBe(true);
});

test('a sign without a shape is never a box: it stands as its number, and is told', async () => {
  const { file, missing } = await drawDocument(letter({ title: 'Hei 😀 مرحبا' }), await loadFonts());
  expect(missing).toEqual(expect.arrayContaining(['😀', 'م']));
  const { faults, title } = await structureOf(file);
  expect(faults).toEqual([]);
  expect(title).toBe('Hei 😀 مرحبا');
});

test('whatever somebody has written, however long, the file is whole and tagged', async () => {
  const fonts = await loadFonts();
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.constantFrom(
      'a'.repeat(3_000),
      'Æ '.repeat(2_000),
      ') Tj ET (',
      '<</MCID 0>> BDC',
      '\u202e\u0000\ud800',
      'https://x.no/'.padEnd(900, 'y'),
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { maxLength: 6 }), hostile, async (texts, cell) => {
      const { file } = await drawDocument(
        letter({
          title: texts[0] ?? '',
          to: texts.slice(0, 2),
          blocks: [
            ...texts.map((text) => ({ type: 'text' as const, text })),
            { type: 'list', items: texts.map((text) => text.slice(0, 200)) },
            { type: 'table', head: ['', 'a', 'b'], rows: [[cell.slice(0, 120), '1', '2']] },
          ],
        }),
        fonts,
      );
      expect((await structureOf(file)).faults).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

test('tools that others have made find it whole, where they are there', async () => {
  const { file } = await drawDocument(letter(), await loadFonts());
  const path = join(mkdtempSync(join(tmpdir(), 'mellom-pdf-')), 'letter.pdf');
  writeFileSync(path, file);
  const asked = (command: string, ...args: string[]): string | null => {
    try {
      return execFileSync(command, [...args, path], { encoding: 'utf8' });
    } catch (failure) {
      if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return null;
      throw failure;
    }
  };
  expect(asked('qpdf', '--check') ?? 'No syntax or stream encoding errors found').toContain(
    'No syntax or stream encoding errors',
  );
  expect(asked('pdfinfo', '-struct-text') ?? 'H1 Table').toMatch(/H1[\s\S]*Table/);
});
