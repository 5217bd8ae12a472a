import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useState } from 'react';
import { ReplacementGate } from '../citizen/replacement/ReplacementGate';
import { useEngine, useEngineState } from '../engine/engine-state';
import { ViewsProvider } from '../engine/views';
import { acceptDraft } from '../reader/keys/accept-draft';
import { Opening } from '../ui/Opening';
import { goesOn } from '../ui/steps';
import { Notices } from './Notices';
import { followSteps, keepRooms, roomsHistory, takeKeptRooms } from './rooms-history';
import { makeRouter } from './routes';

const history = roomsHistory();
const router = makeRouter(history);
/** Asked once a page: afterwards it knows its rooms itself. */
let known = !goesOn();

/** The rooms behind the lock, at the one where somebody was before a reload. */
export function Rooms({
  occupied,
  door,
  reading,
  onSeen,
}: {
  occupied: boolean;
  /** A team's door, opened by somebody who has a case. Of their own team: the room in which they ask again. */
  door: string | null;
  /** One more team's link to read: it waits in the room where such are accepted. */
  reading: string | null;
  onSeen: () => void;
}) {
  const engine = useEngine();
  const [ready, setReady] = useState(known);
  useEffect(() => {
    if (ready) return;
    void takeKeptRooms(engine).finally(() => {
      known = true;
      setReady(true);
    });
  }, [engine, ready]);
  const [foreign, setForeign] = useState(false);
  useEffect(() => {
    if (!ready || door === null) return;
    void engine.isOwnDoor(door).then((own) => {
      setForeign(!own);
      if (!own) return;
      void router.navigate({ to: '/hjelp' });
      onSeen();
    });
  }, [engine, ready, door, onSeen]);
  useEffect(() => {
    if (!ready || reading === null) return;
    void engine.saveOwn(acceptDraft, reading).then(() => {
      void router.navigate({ to: '/landet/nokler' });
      onSeen();
    });
  }, [engine, ready, reading, onSeen]);
  return (
    <ViewsProvider>
      <Notices occupied={occupied || (door !== null && foreign)} onSeen={onSeen} />
      {ready ? <OpenRooms /> : <Opening />}
    </ViewsProvider>
  );
}

function OpenRooms() {
  const engine = useEngine();
  const { role } = useEngineState();
  useLayoutEffect(() => followSteps(history), []);
  useEffect(() => keepRooms(engine, history), [engine]);
  return role === 'citizen' ? (
    <ReplacementGate>
      <RouterProvider router={router} />
    </ReplacementGate>
  ) : (
    <RouterProvider router={router} />
  );
}
