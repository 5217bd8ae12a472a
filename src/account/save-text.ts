import { saveFile } from '../ui/saveFile';

/** A plain text file, made here and handed to the browser's own saving. */
export function saveText(name: string, lines: readonly string[]): void {
  saveFile(name, 'text/plain', `${lines.join('\n')}\n`);
}
