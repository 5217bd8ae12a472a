import type { Plugin } from 'vite';
import { documentFonts } from './fonts-plugin';
import { programmeContent } from './plugin';

/** All that a build of the app, or of its worker, takes from files that are no modules. */
export const contentPlugins = (root: string): Plugin[] => [programmeContent(root), documentFonts()];
