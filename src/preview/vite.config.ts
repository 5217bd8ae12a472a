import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { programmeContent } from '../content/plugin';
import { contentReport } from './report-plugin';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The preview is a small site of its own, made of the app's components; nothing of it goes into the app. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  cacheDir: `${root}/node_modules/.vite-content`,
  publicDir: `${root}/public`,
  define: { __BUILD__: JSON.stringify('preview') },
  plugins: [react(), programmeContent(root, { lenient: true }), contentReport(root)],
  server: { port: Number(process.env.PORT || 5180), strictPort: true, fs: { allow: [root] } },
});
