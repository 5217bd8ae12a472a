import type { Plugin } from 'vite';
import { reportsOf } from './report';

/** Serves the report, and tells the preview which programme's text has been saved, so that only its phones are drawn anew. */
export function contentReport(root: string): Plugin {
  const text = /\/locales\/(?:nb|nn|en)\/programmes\/([a-z0-9-]+)\//;
  return {
    name: 'mellom-content-report',
    configureServer(server) {
      server.watcher.add(`${root}/locales`);
      server.middlewares.use('/report.json', (_request, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(reportsOf(root)));
      });
      for (const event of ['add', 'change', 'unlink'])
        server.watcher.on(event, (file: string) => {
          const slug = text.exec(file.replaceAll('\\', '/'))?.[1];
          if (!slug) return;
          const { moduleGraph } = server;
          for (const [id, module] of moduleGraph.idToModuleMap)
            if (text.exec(id)?.[1] === slug) moduleGraph.invalidateModule(module);
          server.ws.send({ type: 'custom', event: 'mellom:saved', data: { slug } });
        });
    },
    // The watcher above has told it; the page is not drawn anew for it as a whole.
    handleHotUpdate: ({ file }) => (text.test(file.replaceAll('\\', '/')) ? [] : undefined),
  };
}
