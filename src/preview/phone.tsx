import '../ui/styles/core.css';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { makeRouter } from '../app/routes';
import { startWordsIn } from '../app/words';
import { CrisisSheet } from '../citizen/safety/CrisisSheet';
import { EngineProvider } from '../engine/engine-state';
import { ViewsProvider } from '../engine/views';
import { HelpProvider } from '../ui/controls/help';
import { previewEngine } from './engine';

/** One phone: the app's own rooms at one screen of a programme, in one language. `?lang=nn&programme=sleep&part=p1&screen=welcome` */
const asked = new URLSearchParams(location.search);
const lang = asked.get('lang');
const language = lang === 'nn' || lang === 'en' ? lang : 'nb';
const programme = asked.get('programme') ?? '';
const [part, screen] = [asked.get('part') ?? undefined, asked.get('screen') ?? undefined];
document.documentElement.dataset.colorScheme = asked.get('look') === 'dark' ? 'dark' : 'light';

await startWordsIn(language);
const path = ['/program', programme, part, screen].filter(Boolean).join('/');
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <EngineProvider engine={previewEngine(language, { programme, part, screen })}>
      <HelpProvider sheet={(close) => <CrisisSheet onClose={close} />}>
        <ViewsProvider>
          <RouterProvider router={makeRouter(createMemoryHistory({ initialEntries: [path] }))} />
        </ViewsProvider>
      </HelpProvider>
    </EngineProvider>,
  );

import.meta.hot?.on('mellom:saved', ({ slug }: { slug: string }) => {
  if (slug === programme) location.reload();
});
