import PDFDocument, { type Element, type TextOptions } from 'pdfkit';
import type { Language } from '../../care/programmes/types';
import type { DocumentFonts } from '../../content/fonts';

/**
 * A thin layer over pdfkit, by which everything that is drawn is tagged: PDF/A-2a for archives and PDF/UA-1 for screen readers in one file. What
 * is read stands in the tree of tags, in order; lines and page numbers are artifacts. Lengths are points, from the top left corner.
 */
export interface Sheet {
  pdf: PDFDocument;
  root: Element;
  /** Draws words in a style at `x` (the margin, where it is left out) and where the pen stands. */
  write: (style: Style, text: string, options?: TextOptions & { x?: number }) => void;
  /** How high words stand in a style, in lines of this width. */
  heightOf: (style: Style, text: string, width: number) => number;
  /** Something that is read: drawn by `draw` under this tag. */
  tag: (parent: Element, type: string, draw: () => void, attributes?: object) => void;
  /** Tags that hold others. */
  within: (parent: Element, type: string, fill: (element: Element) => void) => void;
  /** Something that is only seen. */
  artifact: (draw: () => void, options?: object) => void;
  /** Goes to a new page unless so much room is left. */
  room: (height: number) => void;
  gap: (height: number) => void;
  /** The file, once `furnish` has been asked for each of its pages. */
  finish: (furnish: (page: number, of: number) => void) => Promise<{ file: Uint8Array; pages: number }>;
}

export const margin = { x: 62, top: 60, bottom: 78 };
const ink = '#1c2928';
const quiet = '#4c5957';
export const line = '#a9ada5';

export const styles = {
  title: { font: 'bold', size: 17, colour: ink, lineGap: 2 },
  heading: { font: 'bold', size: 11, colour: ink, lineGap: 2 },
  text: { font: 'regular', size: 10.5, colour: ink, lineGap: 3 },
  strong: { font: 'bold', size: 10.5, colour: ink, lineGap: 3 },
  quiet: { font: 'regular', size: 9, colour: quiet, lineGap: 2 },
  cell: { font: 'regular', size: 9.5, colour: ink, lineGap: 2 },
  head: { font: 'bold', size: 9.5, colour: ink, lineGap: 2 },
} as const;
export type Style = keyof typeof styles;

const tongues: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

export function newSheet(fonts: DocumentFonts, about: { title: string; language: Language; made: string }): Sheet {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: margin.top, bottom: margin.bottom, left: margin.x, right: margin.x },
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    displayTitle: true,
    lang: tongues[about.language],
    bufferPages: true,
    font: null,
    info: { Title: about.title, Author: 'Mellom', Creator: 'Mellom', Producer: 'Mellom', CreationDate: new Date(about.made) },
  });
  const chunks: Uint8Array[] = [];
  const whole = new Promise<void>((resolve) => {
    pdf.on('data', (chunk) => chunks.push(chunk)).on('end', resolve);
  });
  pdf.registerFont('regular', fonts.regular);
  pdf.registerFont('bold', fonts.bold);
  // A link says where it leads; pdfkit would leave that empty.
  const link = pdf.link.bind(pdf);
  pdf.link = (x, y, width, height, url, options) => link(x, y, width, height, url, { ...options, Contents: Object(url) });
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const set = (style: Style) => pdf.font(styles[style].font).fontSize(styles[style].size).fillColor(styles[style].colour);
  set('text');

  return {
    pdf,
    root,
    write: (style, text, { x = margin.x, ...options } = {}) => {
      const { lineGap } = styles[style];
      set(style).text(text, x, pdf.y, { width: pdf.page.width - margin.x - x, lineGap, ...options });
    },
    heightOf: (style, text, width) => set(style).heightOfString(text, { width, lineGap: styles[style].lineGap }),
    tag: (parent, type, draw, attributes = {}) => {
      const element = pdf.struct(type, attributes, draw);
      parent.add(element);
      element.end();
    },
    within: (parent, type, fill) => {
      const element = pdf.struct(type);
      parent.add(element);
      fill(element);
      element.end();
    },
    artifact: (draw, options) => {
      pdf.markContent('Artifact', options);
      draw();
      pdf.endMarkedContent();
    },
    room: (height) => {
      if (pdf.y + height > pdf.page.height - margin.bottom) {
        pdf.addPage();
        pdf.y = margin.top;
      }
    },
    gap: (height) => {
      pdf.y += height;
    },
    finish: async (furnish) => {
      root.end();
      const { count } = pdf.bufferedPageRange();
      for (let page = 0; page < count; page++) {
        pdf.switchToPage(page);
        // What stands in the margin must not begin another page.
        pdf.page.margins.bottom = 0;
        furnish(page + 1, count);
      }
      pdf.appendXML(accessible);
      pdf.end();
      await whole;
      return { file: joined(chunks), pages: count };
    },
  };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const file = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    file.set(chunk, at);
    at += chunk.length;
  }
  return file;
}

/** That the file is PDF/UA-1, and, as PDF/A asks, what that word means. */
const accessible = `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;
