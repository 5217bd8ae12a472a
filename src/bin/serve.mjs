import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './prepare.mjs';

/** Modules of the built relay. @param {'main' | 'demo'} name */
export const built = (name) => import(pathToFileURL(join(root, 'dist', 'relay', `${name}.js`)).href);
