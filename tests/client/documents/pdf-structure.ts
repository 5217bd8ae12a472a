import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';

const name = PDFName.of;
const standard = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure Formula Form'.split(
    ' ',
  ),
);

/** What a file is made of, as far as somebody who hears it read needs, and what is wrong with it (ISO 14289-1, 19005-2, by own reading). */
export interface Structure {
  faults: string[];
  /** Names of the tags, in the order in which they are read. */
  tags: string[];
  /** Of each figure, what it is said to show. */
  alts: string[];
  title: string;
  language: string;
  pages: number;
}

export async function structureOf(file: Uint8Array): Promise<Structure> {
  const document = await PDFDocument.load(file, { updateMetadata: false });
  const { catalog, context } = document;
  const faults = new Set<string>();
  const look = (object: PDFObject | undefined) => (object ? context.lookup(object) : undefined);
  const text = (object: PDFObject | undefined) => look(object)?.toString() ?? '';
  const inside = (dict: PDFDict | undefined, key: string) => look(dict?.get(name(key)));
  const dict = (object: PDFObject | undefined) => (object instanceof PDFDict ? object : undefined);
  const must = (holds: boolean, fault: string) => {
    if (!holds) faults.add(fault);
  };

  must(text(dict(inside(catalog, 'MarkInfo'))?.get(name('Marked'))) === 'true', 'not marked');
  must(
    text(dict(inside(catalog, 'ViewerPreferences'))?.get(name('DisplayDocTitle'))) === 'true',
    'shows its file name for a title',
  );
  const metadata = inside(catalog, 'Metadata');
  const xmp = metadata instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(metadata).decode()).toString() : '';
  for (const [says, what] of [
    [/pdfuaid:part>1</, 'PDF/UA-1'],
    [/pdfaid:part>2</, 'PDF/A-2'],
    [/pdfaid:conformance>A</, 'level A'],
    [/dc:title/, 'a title'],
  ] as const)
    must(says.test(xmp), `does not say ${what}`);

  const tags: string[] = [];
  const alts: string[] = [];
  const read = new Set<string>();
  const pageOf = new Map(document.getPages().map((page, n) => [page.ref.toString(), n]));
  let heading = 0;
  const walk = (element: PDFDict, above: string): void => {
    const tag = text(element.get(name('S'))).slice(1);
    if (tag) tags.push(tag);
    must(tag === '' || standard.has(tag), `not a standard tag: ${tag}`);
    const page = element.get(name('Pg'))?.toString() ?? above;
    if (tag === 'Figure') {
      must(element.has(name('Alt')), 'a figure without words');
      alts.push(decoded(inside(element, 'Alt')));
    }
    if (tag === 'TH') {
      const given = inside(element, 'A');
      const all = given instanceof PDFArray ? given.asArray().map(look) : [given];
      must(
        all.some((one) => one instanceof PDFDict && one.has(name('Scope'))),
        'a heading cell of nothing',
      );
    }
    const level = Number(/^H([1-6])$/.exec(tag)?.[1] ?? 0);
    if (level > 0) {
      must(level <= heading + 1, `a heading of level ${level} under one of ${heading}`);
      heading = level;
    }
    const kids = inside(element, 'K');
    for (const kid of kids instanceof PDFArray ? kids.asArray() : kids ? [kids] : []) {
      const one = look(kid);
      if (one instanceof PDFNumber) read.add(`${pageOf.get(page)}:${one.asNumber()}`);
      else if (one instanceof PDFDict && one.has(name('MCID')))
        read.add(`${pageOf.get(one.get(name('Pg'))?.toString() ?? page)}:${text(one.get(name('MCID')))}`);
      else if (one instanceof PDFDict && text(one.get(name('Type'))) !== '/OBJR') walk(one, page);
    }
  };
  const tree = dict(inside(catalog, 'StructTreeRoot'));
  must(tree !== undefined, 'no tree of tags');
  if (tree) walk(tree, '');

  for (const [n, page] of document.getPages().entries()) {
    must(page.node.has(name('StructParents')), `page ${n + 1} leads to no tag`);
    if (page.node.has(name('Annots'))) must(text(page.node.get(name('Tabs'))) === '/S', `page ${n + 1}: links are not in order`);
    const given = inside(page.node, 'Contents');
    const parts = given instanceof PDFArray ? given.asArray().map(look) : [given];
    const painted = parts.map((part) =>
      part instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(part).decode()).toString('latin1') : '',
    );
    for (const fault of paintingOf(painted.join('\n'), (mcid) => read.has(`${n}:${mcid}`))) faults.add(`page ${n + 1}: ${fault}`);
  }
  for (const fault of partsOf(context)) faults.add(fault);
  return {
    faults: [...faults],
    tags,
    alts,
    title: document.getTitle() ?? '',
    language: decoded(inside(catalog, 'Lang')),
    pages: document.getPageCount(),
  };
}

/** Whatever is painted is read (its number is in the tree) or an artifact. */
function paintingOf(content: string, isRead: (mcid: number) => boolean): string[] {
  const faults: string[] = [];
  const bare = content.replace(/\((?:\\.|[^\\()])*\)/gs, '()').replace(/<[0-9A-Fa-f\s]*>/g, '<>');
  const open: (number | 'artifact' | null)[] = [];
  const marks = /\/(\w+)\s*(<<[\s\S]*?>>|\/\w+)?\s*(BDC|BMC)\b|\bEMC\b|\b(Tj|TJ|S|s|f\*?|F|B\*?|b\*?|Do|sh)\b(?=\s|$)/g;
  for (const found of bare.matchAll(marks)) {
    if (found[3]) {
      const mcid = /\/MCID\s+(\d+)/.exec(found[2] ?? '')?.[1];
      open.push(found[1] === 'Artifact' ? 'artifact' : mcid === undefined ? (open.at(-1) ?? null) : Number(mcid));
      if (mcid !== undefined && !isRead(Number(mcid))) faults.push(`mark ${mcid} is in no tag`);
    } else if (found[0] === 'EMC') open.pop();
    else if (!open.some((one) => one !== null)) faults.push('something is painted that is neither read nor an artifact');
  }
  return faults;
}

/** Fonts that are whole and can be read back as words; links that say where they lead. */
function partsOf(context: PDFContext): string[] {
  const faults: string[] = [];
  for (const [, one] of context.enumerateIndirectObjects()) {
    if (!(one instanceof PDFDict)) continue;
    const is = (key: string, value: string) => one.get(name(key))?.toString() === value;
    if (is('Type', '/FontDescriptor') && !['FontFile', 'FontFile2', 'FontFile3'].some((key) => one.has(name(key))))
      faults.push('a font that is not in the file');
    if (is('Subtype', '/Type0') && !one.has(name('ToUnicode'))) faults.push('letters that cannot be read back');
    if (is('Subtype', '/CIDFontType2') && !one.has(name('CIDToGIDMap'))) faults.push('a font without its map');
    if (is('Type', '/Annot') || is('Subtype', '/Link')) {
      if (!one.has(name('StructParent'))) faults.push('a link that belongs to no tag');
      if (decoded(context.lookup(one.get(name('Contents')) ?? PDFRef.of(0))) === '')
        faults.push('a link that does not say where it leads');
    }
  }
  return faults;
}

const decoded = (object: PDFObject | undefined): string =>
  object && 'decodeText' in object && typeof object.decodeText === 'function' ? String(object.decodeText()) : '';
