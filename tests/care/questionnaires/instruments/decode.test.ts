import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textOfFile } from '../../../../src/care/questionnaires/instruments/decode';

const text = '{"title":"Søvn på årets mørkeste dag – «ja»"}';
const utf16 = (little: boolean) => {
  const view = new DataView(new ArrayBuffer(2 + 2 * text.length));
  view.setUint16(0, 0xfeff, little);
  for (let i = 0; i < text.length; i++) view.setUint16(2 + 2 * i, text.charCodeAt(i), little);
  return new Uint8Array(view.buffer);
};

it('reads what other programs have saved: UTF-8 with its mark or without, UTF-16, Latin-1', () => {
  const utf8 = new TextEncoder().encode(text);
  for (const bytes of [utf8, new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]), utf16(true), utf16(false)])
    expect(textOfFile(bytes)).toBe(text);
  const latin = Uint8Array.from(
    [...'{"title":"S'].map((c) => c.charCodeAt(0)).concat(0xf8, 0x76, 0x6e, 0x20, 0xe5, 0x20, 0xe6, 0x22, 0x7d),
  );
  expect(textOfFile(latin)).toBe('{"title":"Søvn å æ"}');
});

it('never throws and never shows a letter that it could not read', () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const marked = (bytes[0] ?? 0) >= 0xef;
      const read = textOfFile(bytes);
      if (!marked) expect(new TextEncoder().encode(read).length === 0 || !read.includes('\ufffd')).toBe(true);
    }),
  ));
it('gives back every text that is UTF-8', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (some) => {
      if (some.startsWith('\ufeff')) return;
      expect(textOfFile(new TextEncoder().encode(some))).toBe(some);
    }),
    { numRuns: 30 },
  ));
