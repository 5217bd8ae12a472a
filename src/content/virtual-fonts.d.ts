/** The fonts of documents, each a TrueType file, gzip, base64 (src/content/fonts-plugin.ts). */
declare module 'virtual:fonts' {
  const fonts: { regular: string; bold: string };
  export default fonts;
}
