import type { Element } from 'pdfkit';
import { type Block, type DocumentText, paragraphsOf, settable, type Table } from '../../care/documents/document-text';
import type { DocumentFonts } from '../../content/fonts';
import { line, margin, newSheet, type Sheet, type Style } from './sheet';

/** `missing`: signs that the fonts have no shape for; each stands as its number in brackets. Empty: all is as it was written. */
export interface DrawnDocument {
  file: Uint8Array;
  pages: number;
  missing: readonly string[];
}

/** A document as a tagged PDF, on white A4 whatever the hour. The same text gives the same bytes. */
export async function drawDocument(text: DocumentText, fonts: DocumentFonts): Promise<DrawnDocument> {
  // A file without a title is none that can be read aloud.
  const title = oneLine(settable(text.title)) || 'Mellom';
  const sheet = newSheet(fonts, { ...text, title });
  const missing = new Set<string>();
  const plain = (words: string): string => named(sheet, settable(words), missing);
  const { pdf, root } = sheet;

  drawTop(sheet, text, plain);
  sheet.tag(root, 'H1', () => sheet.write('title', plain(title)));
  sheet.gap(10);
  for (const block of text.blocks) drawBlock(sheet, block, plain);
  if (text.closing.length > 0) {
    sheet.gap(8);
    sheet.room(20 * text.closing.length);
    for (const one of text.closing) sheet.tag(root, 'P', () => sheet.write('text', oneLine(plain(one))));
  }
  const footer = oneLine(plain(text.footer));
  const { file, pages } = await sheet.finish((page, of) =>
    sheet.artifact(
      () => {
        const y = pdf.page.height - margin.bottom + 30;
        rule(sheet, y - 10);
        pdf.y = y;
        sheet.write('quiet', footer, { width: pdf.page.width - 2 * margin.x - 60, lineBreak: false });
        pdf.y = y;
        sheet.write('quiet', `${page} / ${of}`, { x: pdf.page.width - margin.x - 50, width: 50, align: 'right' });
      },
      { type: 'Pagination' },
    ),
  );
  return { file, pages, missing: [...missing] };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A sign without a shape is never left to a box: it stands as its number, and is told. */
function named({ pdf }: Sheet, text: string, missing: Set<string>): string {
  let set = '';
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    if (sign === '\n' || pdf._font.font.hasGlyphForCodePoint(code)) set += sign;
    else {
      missing.add(sign);
      set += `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    }
  }
  return set;
}

type Plain = (words: string) => string;

/** Sender to the left, date and grading to the right, a line under both; then whom it is for. */
function drawTop(sheet: Sheet, { sender, marks, to }: DocumentText, plain: Plain): void {
  const { pdf, root } = sheet;
  const top = pdf.y;
  const half = (pdf.page.width - 2 * margin.x) / 2 - 8;
  const column = (lines: readonly string[], x: number, first: Style) => {
    pdf.y = top;
    for (const [n, one] of lines.entries())
      sheet.tag(root, 'P', () => sheet.write(n === 0 ? first : 'text', oneLine(plain(one)), { x, width: half }));
    return pdf.y;
  };
  const below = Math.max(column(sender, margin.x, 'strong'), column(marks, margin.x + half + 16, 'text'));
  pdf.y = below + 6;
  sheet.artifact(() => rule(sheet, pdf.y));
  sheet.gap(14);
  for (const one of to) sheet.tag(root, 'P', () => sheet.write('text', oneLine(plain(one))));
  if (to.length > 0) sheet.gap(16);
}

function drawBlock(sheet: Sheet, block: Block, plain: Plain): void {
  switch (block.type) {
    case 'heading':
      sheet.gap(6);
      // Never alone at the foot of a page.
      sheet.room(60);
      sheet.tag(sheet.root, 'H2', () => sheet.write('heading', oneLine(plain(block.text))));
      sheet.gap(2);
      break;
    case 'text':
      if (block.quiet) sheet.room(40);
      for (const paragraph of paragraphsOf(plain(block.text))) {
        drawParagraph(sheet, paragraph, block.quiet ? 'quiet' : 'text');
        sheet.gap(block.quiet ? 1 : 5);
      }
      break;
    case 'list':
      drawList(sheet, block.items.map(plain));
      break;
    case 'table':
      drawTable(sheet, { ...block, head: block.head.map(plain), rows: block.rows.map((row) => row.map(plain)) });
      break;
    case 'curve':
      drawCurve(sheet, plain(block.alt), block.points);
  }
}

/** What is an address can be followed; all else is words. */
const address = /(https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)\]])/;

function drawParagraph(sheet: Sheet, text: string, style: Style): void {
  const { pdf, root } = sheet;
  const runs = text.split(address).filter((run) => run !== '');
  sheet.within(root, 'P', (paragraph) => {
    for (const [n, run] of runs.entries()) {
      const leads = address.test(run);
      const look = { continued: n < runs.length - 1, underline: leads, link: leads ? run : null };
      const write = () => (n === 0 ? sheet.write(style, run, look) : pdf.text(run, look));
      sheet.tag(paragraph, leads ? 'Link' : 'Span', write);
    }
  });
}

function drawList(sheet: Sheet, items: readonly string[]): void {
  const { pdf, root } = sheet;
  const inset = margin.x + 14;
  sheet.within(root, 'L', (list) => {
    for (const item of items) {
      sheet.room(16);
      sheet.within(list, 'LI', (one) => {
        const { y } = pdf;
        sheet.tag(one, 'Lbl', () => sheet.write('text', '•', { width: 12 }));
        pdf.y = y;
        sheet.tag(one, 'LBody', () => sheet.write('text', item, { x: inset }));
      });
    }
  });
  sheet.gap(5);
}

function drawTable(sheet: Sheet, { head, rows, widths }: Table): void {
  const { pdf, root } = sheet;
  const whole = pdf.page.width - 2 * margin.x;
  const parts = widths ?? head.map(() => 1 / head.length);
  const columns = parts.map((part, column) => ({
    x: margin.x + whole * parts.slice(0, column).reduce((sum, one) => sum + one, 0),
    width: whole * part - 10,
  }));
  sheet.within(root, 'Table', (table) => {
    for (const [n, cells] of [head, ...rows].entries()) {
      const styleOf = (column: number): Style => (n === 0 || (column === 0 && head.length > 2) ? 'head' : 'cell');
      const placed = cells.flatMap((cell, column) => {
        const at = columns[column];
        return at ? [{ ...at, column, cell, style: styleOf(column) }] : [];
      });
      const height = Math.max(0, ...placed.map(({ style, cell, width }) => sheet.heightOf(style, cell, width)));
      sheet.room(height + 8);
      const { y } = pdf;
      sheet.within(table, 'TR', (row) => {
        for (const { column, cell, style, x, width } of placed) {
          pdf.y = y;
          const write = () => sheet.write(style, cell, { x, width });
          drawCell(sheet, row, n === 0 ? 'Column' : column === 0 ? 'Row' : null, write);
        }
      });
      pdf.y = y + height + 3;
      sheet.artifact(() => rule(sheet, pdf.y));
      sheet.gap(5);
    }
  });
  sheet.gap(6);
}
const drawCell = (sheet: Sheet, row: Element, scope: 'Column' | 'Row' | null, write: () => void): void =>
  scope ? sheet.tag(row, 'TH', write, { scope }) : sheet.tag(row, 'TD', write);

const curveHeight = 90;

function drawCurve(sheet: Sheet, alt: string, points: readonly { x: number; y: number }[]): void {
  const { pdf, root } = sheet;
  sheet.room(curveHeight + 16);
  const { y } = pdf;
  const width = pdf.page.width - 2 * margin.x;
  const at = (point: { x: number; y: number }): [number, number] => [
    margin.x + 4 + point.x * (width - 8),
    y + curveHeight - 4 - point.y * (curveHeight - 8),
  ];
  const draw = () => {
    pdf
      .lineWidth(0.75)
      .strokeColor(line)
      .moveTo(margin.x, y)
      .lineTo(margin.x, y + curveHeight);
    pdf.lineTo(margin.x + width, y + curveHeight).stroke();
    pdf.lineWidth(1.75).strokeColor('#1f6a63');
    for (const [n, point] of points.entries()) n === 0 ? pdf.moveTo(...at(point)) : pdf.lineTo(...at(point));
    pdf.stroke();
    pdf.fillColor('#1f6a63');
    for (const point of points) pdf.circle(...at(point), 2.5);
    pdf.fill();
  };
  sheet.tag(root, 'Figure', draw, { alt, placement: 'Block', bbox: [margin.x, y, margin.x + width, y + curveHeight] });
  pdf.y = y + curveHeight + 12;
}

function rule({ pdf }: Sheet, y: number): void {
  pdf.lineWidth(0.5).strokeColor(line);
  pdf
    .moveTo(margin.x, y)
    .lineTo(pdf.page.width - margin.x, y)
    .stroke();
}
