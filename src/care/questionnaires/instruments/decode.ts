/**
 * Text of a file that somebody has saved somewhere: UTF-8 or UTF-16 by its mark, else UTF-8 where the bytes are that, else Windows-1252,
 * which holds Latin-1's letters and is what older programs write (WHATWG Encoding, "latin1" is a label of it). Never with "�".
 */
export function textOfFile(bytes: Uint8Array): string {
  const marked = [
    ['utf-8', 0xef, 0xbb, 0xbf],
    ['utf-16le', 0xff, 0xfe],
    ['utf-16be', 0xfe, 0xff],
  ] as const;
  const mark = marked.find(([, ...start]) => start.every((byte, i) => bytes[i] === byte));
  if (mark) return new TextDecoder(mark[0]).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
