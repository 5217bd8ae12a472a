import { saveFile } from '../../ui/saveFile';

/** A file that has been made here. */
export interface HandedFile {
  name: string;
  type: string;
  content: BlobPart;
}
/**
 * The seam to a municipality's record system. What ships lays files in a folder that a person picks, out of which the municipality's own import
 * takes them, and downloads them where the browser has no folders. A channel hands over; whether something has arrived, a person says.
 */
export interface Channel {
  name: 'folder' | 'download';
  /** Asks for what it needs, within the press of a button; null when the person gave it up. The answer lays one file there. */
  open: () => Promise<((file: HandedFile) => Promise<void>) | null>;
}

/** As far as it is used here: Chromium's, and not among the types of the language yet. */
interface Folders {
  showDirectoryPicker: (options: { id: string; mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
}
const hasFolders = <S extends object>(scope: S): scope is S & Folders => 'showDirectoryPicker' in scope;

const folder = (scope: Folders): Channel => ({
  name: 'folder',
  open: async () => {
    let there: FileSystemDirectoryHandle;
    try {
      there = await scope.showDirectoryPicker({ id: 'mellom', mode: 'readwrite' });
    } catch (gaveUp) {
      if (gaveUp instanceof DOMException && gaveUp.name === 'AbortError') return null;
      throw gaveUp;
    }
    return async ({ name, content }) => {
      const file = await (await there.getFileHandle(name, { create: true })).createWritable();
      await file.write(new Blob([content]));
      await file.close();
    };
  },
});
const download: Channel = {
  name: 'download',
  open: async () => async (file) => saveFile(file.name, file.type, file.content),
};

/** The ways out of this browser, the best one first. */
export const channels: readonly Channel[] = hasFolders(window) ? [folder(window), download] : [download];
