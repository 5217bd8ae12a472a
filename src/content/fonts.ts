/** Two weights of one face, each a TrueType file. */
export interface DocumentFonts {
  regular: Uint8Array;
  bold: Uint8Array;
}

/** The fonts that documents are set in; fetched when the first one is drawn, and precached. */
export async function loadFonts(): Promise<DocumentFonts> {
  const { default: fonts } = await import('virtual:fonts');
  return { regular: await unpacked(fonts.regular), bold: await unpacked(fonts.bold) };
}

async function unpacked(base64: string): Promise<Uint8Array> {
  const packed = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
  return new Uint8Array(await new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
}
