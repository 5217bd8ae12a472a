import { join } from 'node:path';
import { build } from 'vite';
import { contentPlugins } from '../../src/content/plugins';

/** One source as the script of a worker, made by the build's own bundler for itself alone: in the build its name is a fingerprint. */
export async function builtWorker(source: string): Promise<string> {
  const root = process.cwd();
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: contentPlugins(root),
    build: { write: false, copyPublicDir: false, lib: { entry: join(root, source), formats: ['es'], fileName: 'worker' } },
  });
  const [output] = [built].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error(`nothing was built of ${source}`);
  return chunk.code;
}
