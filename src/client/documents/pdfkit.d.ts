/** As far as it is used here; its own types come from elsewhere and lack half of this. */
declare module 'pdfkit' {
  export interface Element {
    add(child: Element | (() => void)): Element;
    end(): void;
  }
  export interface TextOptions {
    width?: number;
    lineGap?: number;
    align?: 'left' | 'right';
    lineBreak?: boolean;
    continued?: boolean;
    underline?: boolean;
    link?: string | null;
  }
  export interface Page {
    width: number;
    height: number;
    margins: { top: number; bottom: number; left: number; right: number };
  }
  class PDFDocument {
    constructor(options: object);
    x: number;
    y: number;
    page: Page;
    /** The font in use; `font` is the reader of its file. */
    _font: { font: { hasGlyphForCodePoint(code: number): boolean } };
    on(event: 'data', listener: (chunk: Uint8Array) => void): this;
    on(event: 'end', listener: () => void): this;
    registerFont(name: string, source: Uint8Array): this;
    font(name: string): this;
    fontSize(size: number): this;
    fillColor(colour: string): this;
    strokeColor(colour: string): this;
    lineWidth(width: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    circle(x: number, y: number, radius: number): this;
    fill(): this;
    stroke(): this;
    text(text: string, options?: TextOptions): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    heightOfString(text: string, options?: TextOptions): number;
    struct(type: string, options?: object, draw?: () => void): Element;
    addStructure(element: Element): this;
    markContent(type: string, options?: object): this;
    endMarkedContent(): this;
    link(x: number, y: number, width: number, height: number, url: string, options?: object): this;
    appendXML(xml: string): void;
    addPage(): this;
    bufferedPageRange(): { start: number; count: number };
    switchToPage(page: number): Page;
    end(): void;
  }
  export default PDFDocument;
}
