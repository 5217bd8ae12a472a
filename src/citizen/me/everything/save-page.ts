import { localDate } from '../../../ui/format';
import { saveFile } from '../../../ui/saveFile';

const look =
  'body{font:1.0625rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1d2b28;background:#fff}' +
  'h1,h2{font-family:Georgia,serif}h2{margin-top:2.5rem;border-bottom:1px solid #ccc}h3{margin:1.5rem 0 .25rem}' +
  'ol,ul{padding-left:1.25rem}li{margin:.35rem 0}dt{color:#555;margin-top:.6rem}dd{margin:0;white-space:pre-line}small{display:block}';

/** What stands on a page, as a file that any browser opens, today and in ten years: the words, without the app's buttons and drawings. */
export function savePage(page: HTMLElement, title: string): void {
  const copy = page.cloneNode(true) as HTMLElement;
  for (const one of copy.querySelectorAll('svg, button')) one.remove();
  for (const one of copy.querySelectorAll('[tabindex]')) one.removeAttribute('tabindex');
  const { lang, dir } = document.documentElement;
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${look}</style>`;
  const html = `<!doctype html>\n<html lang="${lang}" dir="${dir || 'ltr'}"><head>${head}</head><body>${copy.innerHTML}</body></html>\n`;
  saveFile(`mellom-${localDate(new Date())}.html`, 'text/html;charset=utf-8', html);
}
