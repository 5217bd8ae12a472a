/** A table as a file (RFC 4180, semicolons as spreadsheets in Norway expect). */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => row.map(cell).join(';'))
    .join('\r\n')
    .concat('\r\n');

/**
 * A text that a spreadsheet would reckon as a formula is kept a text (OWASP, CSV injection): also behind white space and invisible
 * characters, which some drop, and in full-width signs, which some take for the others.
 */
function cell(text: string): string {
  const safe = /^(?:[\t\r]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
