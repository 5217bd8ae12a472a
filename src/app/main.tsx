import { arrival, wished } from './arrival';
import '../ui/styles/core.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from '../client/connect';
import { EngineProvider } from '../engine/engine-state';
import { watchInstall } from '../ui/install';
import { beginSteps, beInRoom } from '../ui/steps';
import { applyLook } from '../ui/theme';
import { App } from './App';
import { pressOnce } from './held';
import { bearTranslation } from './translated';
import { keepOffline } from './update';
import { firstLanguage, startWordsIn } from './words';

applyLook();
bearTranslation();
beginSteps();
if (wished) beInRoom({ href: wished, state: {} });
watchInstall();
pressOnce();
const engine = connect();
const first = firstLanguage();
await startWordsIn(first);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <EngineProvider engine={engine}>
        <App arrival={arrival} firstLanguage={first} />
      </EngineProvider>
    </StrictMode>,
  );
}
keepOffline();
