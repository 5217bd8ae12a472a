/** What programmes, instruments and worksheets are called in one language (src/content/plugin.ts). */
declare module 'virtual:titles/*' {
  const titles: import('./titles').Titles;
  export default titles;
}
