import { RouterProvider } from '@tanstack/react-router';
import { StandingGate } from '../citizen/standing/StandingGate';
import { useEngineState } from '../ui/engine-state';
import { ViewsProvider } from '../ui/views';
import { Notices } from './Notices';
import { makeRouter } from './routes';

const router = makeRouter();

/** The rooms behind the lock. */
export function Rooms({ occupied, onSeen }: { occupied: boolean; onSeen: () => void }) {
  const { role } = useEngineState();
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
