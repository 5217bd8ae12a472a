import { RouterProvider } from '@tanstack/react-router';
import i18next from 'i18next';
import { use } from 'react';
import { StandingGate } from '../citizen/standing/StandingGate';
import { useEngineState } from '../ui/engine-state';
import { ViewsProvider } from '../ui/views';
import { Notices } from './Notices';
import { makeRouter } from './routes';
import { citizenWords, staffWords } from './words';

const router = makeRouter();
const loaded = new Map<string, Promise<void>>();

/** The rooms behind the lock, once their words are here. */
export function Rooms({ occupied, onSeen }: { occupied: boolean; onSeen: () => void }) {
  const { role } = useEngineState();
  use(words(role === 'staff' ? 'staff' : 'citizen'));
  return (
    <ViewsProvider>
      <Notices occupied={occupied} onSeen={onSeen} />
      {role === 'citizen' ? (
        <StandingGate>
          <RouterProvider router={router} />
        </StandingGate>
      ) : (
        <RouterProvider router={router} />
      )}
    </ViewsProvider>
  );
}

function words(role: 'staff' | 'citizen'): Promise<void> {
  const known = loaded.get(role);
  if (known) return known;
  const loading = i18next.loadNamespaces(role === 'staff' ? staffWords : citizenWords);
  loaded.set(role, loading);
  return loading;
}
