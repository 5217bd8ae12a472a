import type { DocumentText } from '../../src/care/documents/document-text';
import { drawDocument } from '../../src/client/documents/draw';
import { loadFonts } from '../../src/content/fonts';
import { type Figure, median } from './figure';

/** A letter of one page, and a conversation of a year, drawn as tagged PDFs. */
export async function documentsBench(): Promise<Figure[]> {
  const fonts = await loadFonts();
  const letter = documentOf(12);
  const record = documentOf(500);
  // What is done once is not what a second letter takes.
  await drawDocument(letter, fonts);
  const took: number[] = [];
  for (let n = 0; n < 7; n++) {
    const from = performance.now();
    await drawDocument(letter, fonts);
    took.push(performance.now() - from);
  }
  const from = performance.now();
  const { file, pages } = await drawDocument(record, fonts);
  const long = performance.now() - from;
  return [
    { what: 'a letter as a tagged PDF', value: median(took), unit: 'ms', aim: { atMost: 500 } },
    { what: `500 messages as a tagged PDF of ${pages} pages`, value: long, unit: 'ms' },
    // The faces are cut to what is written once a document, so that a page more costs less than a letter.
    { what: 'a page of it, in letters', value: long / pages / median(took), unit: '×', aim: { atMost: 1 } },
    { what: 'that file', value: file.length / 1024, unit: 'KB' },
  ];
}

const words = 'Jeg sov bedre i natt, og sto opp til samme tid. Det var tungt før lunsj, men jeg gikk en tur likevel. ';
const documentOf = (messages: number): DocumentText => ({
  language: 'nb',
  title: 'Sammenfatning til fastlege',
  sender: ['Lillevik kommune', 'Rask psykisk helsehjelp'],
  marks: ['11. mars 2026', 'Unntatt offentlighet, offl. § 13'],
  to: ['Tor Vang', 'Lillevik legesenter'],
  blocks: [
    { type: 'table', head: ['', 'Første', 'Siste'], rows: [['PHQ-9', '16', '6']] },
    ...Array.from({ length: messages }, (_, n) => ({ type: 'text' as const, text: `${n + 1}. ${words.repeat(2)}` })),
  ],
  closing: ['Med hilsen', 'Maja Solberg'],
  footer: 'Kopi til Nora Eide.',
  made: '2026-03-11T12:00:00.000Z',
});
