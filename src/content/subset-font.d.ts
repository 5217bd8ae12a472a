/** As far as it is used here. */
declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: 'truetype'; noLayoutClosure: true },
  ): Promise<Buffer>;
}
