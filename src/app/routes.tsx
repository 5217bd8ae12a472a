import {
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  Outlet,
  type RouterHistory,
  useRouterState,
} from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { appointmentRoutes } from '../citizen/appointments/routes';
import { courseRoutes } from '../citizen/courses/routes';
import { programmeRoutes } from '../citizen/programmes/routes';
import { formRoutes } from '../citizen/questionnaires/routes';
import { useEngineState } from '../engine/engine-state';
import { readerRoutes } from '../reader/routes';
import { teamRoutes } from '../team/routes';
import { lazyRoom, withWords } from '../ui/lazy-room';
import { lazyScreen } from '../ui/lazy-screen';
import { Opening } from '../ui/Opening';
import { CrashPage } from './Crash';
import { NotFound } from './NotFound';
import { OnItsWay } from './OnItsWay';

/** Every room of the app. These addresses stay inside the page; browsers see none of them (rooms-history.ts). */
const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: CrashPage });

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });
const citizen = createRoute({ getParentRoute: () => root, id: 'citizen', component: CitizenOnly });
const staff = createRoute({ getParentRoute: () => root, id: 'staff', component: StaffOnly });

const reader = createRoute({ getParentRoute: () => root, id: 'reader', component: ReaderOnly });

const Today = lazyScreen(() => withWords(() => import('../citizen/today/TodayRoom').then((m) => m.TodayRoom), ['today']));

const Door = lazyRoom(() => import('../citizen/referrals/DoorRoom'), 'DoorRoom', ['door', 'forms', 'welcome']);

const citizenRooms = [
  createRoute({ getParentRoute: () => citizen, path: '/hjelp', component: Door }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/hei',
    component: lazyRoom(() => import('../citizen/welcome/FirstMessage'), 'FirstMessage'),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/meldinger',
    component: lazyRoom(() => import('../citizen/messages/MessagesRoom'), 'MessagesRoom', ['messages', 'me']),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/meg',
    component: lazyRoom(() => import('../citizen/me/MeRoom'), 'MeRoom', ['me', 'programme', 'safety', 'door', 'discharge']),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/meg/innsyn',
    component: lazyRoom(() => import('../citizen/access/AccessRoom'), 'AccessRoom', ['me', 'messages']),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/meg/samtykker',
    component: lazyRoom(() => import('../citizen/consents/ConsentsRoom'), 'ConsentsRoom', ['me', 'documents']),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/meg/brev',
    component: lazyRoom(() => import('../citizen/documents/DocumentsRoom'), 'DocumentsRoom', ['me', 'documents']),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/meg/brev/$document',
    component: lazyRoom(() => import('../citizen/documents/DocumentRoom'), 'DocumentRoom', ['me', 'documents']),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/meg/svar',
    component: lazyRoom(() => import('../citizen/questionnaires/AnswersRoom'), 'AnswersRoom', ['me', 'care']),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/meg/svar/$item',
    component: lazyRoom(() => import('../citizen/questionnaires/AnswerRoom'), 'AnswerRoom', ['me', 'forms']),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/meg/innstillinger',
    component: lazyRoom(() => import('../citizen/me/SettingsRoom'), 'SettingsRoom', ['me']),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/meg/alt',
    component: lazyRoom(() => import('../citizen/me/everything/EverythingRoom'), 'EverythingRoom', [
      'discharge',
      'documents',
      'door',
      'me',
      'messages',
      'programme',
      'safety',
      'worksheets',
    ]),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/meg/merknader',
    component: lazyRoom(() => import('../citizen/remarks/RemarksRoom'), 'RemarksRoom', ['me']),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/meg/personvern',
    component: lazyRoom(() => import('../citizen/me/PrivacyRoom'), 'PrivacyRoom', ['me', 'privacy']),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/meg/holde-fast',
    component: lazyRoom(() => import('../citizen/discharge/StayingWellRoom'), 'StayingWellRoom', ['discharge', 'door', 'me']),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/meg/plan',
    component: lazyRoom(() => import('../citizen/safety/PlanRoom'), 'PlanRoom', ['safety']),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/meg/sikkerhet',
    component: lazyRoom(() => import('../citizen/me/SecurityRoom'), 'SecurityRoom', ['me', 'security']),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/meg/passfrase',
    component: lazyRoom(() => import('../citizen/me/PassphraseRoom'), 'PassphraseRoom', ['security']),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/meg/mistet',
    component: lazyRoom(() => import('../citizen/me/LostDeviceRoom'), 'LostDeviceRoom', ['me', 'security']),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/meg/kode',
    component: lazyRoom(() => import('../citizen/me/RenewCodeRoom'), 'RenewCodeRoom', ['me']),
  }),
] as const;

const tree = root.addChildren([
  home,
  citizen.addChildren([
    ...citizenRooms,
    ...appointmentRoutes(citizen),
    ...courseRoutes(citizen),
    ...programmeRoutes(citizen),
    ...formRoutes(citizen),
  ]),
  staff.addChildren([...teamRoutes(staff)]),
  reader.addChildren([...readerRoutes(reader)]),
]);

export function makeRouter(history: RouterHistory) {
  return createRouter({
    history,
    routeTree: tree,
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    defaultPendingComponent: OnItsWay,
    scrollRestoration: false,
    InnerWrap: FromTheFirst,
  });
}
declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

/** Before the router has found the first room there is nothing of its own: until then it is the app that opens. */
function FromTheFirst({ children }: { children: ReactNode }): JSX.Element {
  const none = useRouterState({ select: ({ matches }) => matches.length === 0 });
  return (
    <>
      {none && <Opening />}
      {children}
    </>
  );
}
function Home() {
  const { role, unfinished } = useEngineState();
  if (role === 'staff') return <Navigate to="/innboks" />;
  if (role === 'reader') return <Navigate to="/landet/oversikt" />;
  // Begun at a team's door, and not done there.
  return unfinished ? <Navigate to="/hjelp" /> : <Today />;
}
function CitizenOnly() {
  return useEngineState().role === 'citizen' ? <Outlet /> : <NotFound />;
}
function ReaderOnly() {
  return useEngineState().role === 'reader' ? <Outlet /> : <NotFound />;
}
function StaffOnly() {
  return useEngineState().role === 'staff' ? <Outlet /> : <NotFound />;
}
