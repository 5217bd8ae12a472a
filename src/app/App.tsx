import { Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { CrisisSheet } from '../citizen/safety/CrisisSheet';
import { useInsisting } from '../citizen/safety/insist';
import { whileLocked } from '../citizen/safety/rooms';
import type { EngineState, Language } from '../client/api';
import { useEngine, useEngineState } from '../engine/engine-state';
import { HelpProvider } from '../ui/controls/help';
import { lazyScreen } from '../ui/lazy-screen';
import { Opening } from '../ui/Opening';
import { forgetRooms } from '../ui/steps';
import { type Arrival, keepForReload } from './arrival';
import { CrashBoundary } from './Crash';
import { Elsewhere } from './Elsewhere';
import { useActivity } from './useActivity';
import { changeLanguage } from './words';

const Start = lazyScreen(() => import('../citizen/welcome/Start').then((m) => m.Start));
const Unlock = lazyScreen(() => import('../account/unlock/Unlock').then((m) => m.Unlock));
const WhileLocked = lazyScreen(() => whileLocked().then((m) => m.WhileLocked));
const StaffWelcome = lazyScreen(() => import('../team/welcome/StaffWelcome').then((m) => m.StaffWelcome));
const Rooms = lazyScreen(() => import('./Rooms').then((m) => m.Rooms));

type Role = NonNullable<EngineState['role']>;
const crisisSheet = (close: () => void) => <CrisisSheet onClose={close} />;

export function App({ arrival, firstLanguage }: { arrival: Arrival | null; firstLanguage: Language }) {
  useLanguage(firstLanguage);
  useActivity();
  return (
    <CrashBoundary>
      <HelpProvider sheet={crisisSheet}>
        {/* Help stays within reach when a room breaks. */}
        <CrashBoundary>
          <Suspense fallback={<Opening />}>
            <Gate arrival={arrival} />
          </Suspense>
        </CrashBoundary>
      </HelpProvider>
    </CrashBoundary>
  );
}

/** Which of the five doors this device stands at. */
function Gate({ arrival }: { arrival: Arrival | null }) {
  const { phase, unfinished, role } = useEngineState();
  // A link counts until what it asked for is done or turned away. Where somebody already is, it is not used.
  const [link, setLink] = useState(arrival);
  const wasEmpty = useRef(false);
  if (phase === 'empty') wasEmpty.current = true;
  const hadAccount = useRef(false);
  if (phase === 'open' || phase === 'locked') hadAccount.current = true;
  const unkept = useInsisting();
  const [opening, setOpening] = useState(false);
  if (phase === 'open' && opening) setOpening(false);
  const drop = () => setLink(null);
  useEffect(() => keepForReload(link), [link]);
  useLayoutEffect(() => {
    if (phase === 'empty') forgetRooms();
  }, [phase]);
  // What the link asked for is done: signing out later leads to an empty device, not back to a used link.
  useEffect(() => {
    if (phase === 'open' && wasEmpty.current) setLink(null);
  }, [phase]);
  switch (phase) {
    case 'starting':
      return <Opening />;
    case 'elsewhere':
      return <Elsewhere />;
    case 'locked':
      return unkept && !opening ? <WhileLocked onOpen={() => setOpening(true)} /> : <Unlock />;
    case 'empty': {
      // Staff's own way in lives with the team (src/team/welcome); a resumed one has no link any more.
      if (link?.kind === 'staff' || link?.kind === 'setup') return <StaffWelcome arrived={link} onLeave={drop} />;
      if (unfinished === 'team' || (unfinished && (role === 'staff' || role === 'reader')))
        return <StaffWelcome arrived={null} onLeave={drop} />;
      return (
        <Start
          arrived={link}
          left={hadAccount.current}
          onTyped={(invitation) => setLink({ kind: 'invitation', link: invitation })}
          onStaff={(invitation) => setLink({ kind: 'staff', link: invitation })}
        />
      );
    }
    case 'open':
      // A restored account opens before it is known whose rooms they are.
      if (role === null) return <Opening />;
      return (
        <Rooms
          occupied={link !== null && !isSheet(link) && !asksAgain(link, role) && !isToRead(link, role) && !wasEmpty.current}
          door={link?.kind === 'door' && role === 'citizen' ? link.link : null}
          reading={link !== null && isToRead(link, role) && !wasEmpty.current ? link.link : null}
          onSeen={drop}
        />
      );
  }
}

/** Whoever reads the figures of teams is let in by one more of them. */
const isToRead = (link: Arrival, role: Role): link is Extract<Arrival, { kind: 'staff' }> =>
  link.kind === 'staff' && role === 'reader';
/** Whoever has a case and comes to a door asks for help in their own case. */
const asksAgain = (link: Arrival, role: Role) => link.kind === 'door' && role === 'citizen';
/** The address of the printed sheet brings nothing that could go unused. */
const isSheet = (link: Arrival) => link.kind === 'restore' && link.code === '';

/** The engine remembers the language of an account; where there is none yet, the page's own wish counts. */
function useLanguage(first: Language) {
  const engine = useEngine();
  const { language, phase } = useEngineState();
  // Told once: after that the reader has the word.
  const wished = useRef<Language | null>(first);
  useEffect(() => {
    if (phase === 'starting' || phase === 'elsewhere') return;
    const wish = wished.current;
    wished.current = null;
    if (phase === 'empty' && wish && wish !== language) void engine.setLanguage(wish);
    else void changeLanguage(language);
  }, [engine, language, phase]);
}
