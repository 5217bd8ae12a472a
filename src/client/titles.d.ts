/** What programmes and their parts are called in one language (src/bin/content-plugin.ts). */
declare module 'virtual:programme-titles/*' {
  const titles: { id: string; title: string; parts: [id: string, title: string][] }[];
  export default titles;
}
