import { type AnyRoute, createRoute } from '@tanstack/react-router';
import { lazyRoom } from '../ui/lazy-room';

/** The national reader's rooms, loaded when they are opened: nobody else's page has them. */
export function readerRoutes<P extends AnyRoute>(parent: P) {
  const desk = createRoute({
    getParentRoute: () => parent,
    id: 'reader-desk',
    component: lazyRoom(() => import('./shell/ReaderDesk'), 'ReaderDesk', ['reader']),
  });
  return [
    desk.addChildren([
      createRoute({
        getParentRoute: () => desk,
        path: '/landet/oversikt',
        component: lazyRoom(() => import('./overview/OverviewRoom'), 'OverviewRoom', ['reader']),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/landet/innsendinger',
        component: lazyRoom(() => import('./submissions/SubmissionsRoom'), 'SubmissionsRoom', ['reader']),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/landet/summer',
        component: lazyRoom(() => import('./sums/SumsRoom'), 'SumsRoom', ['reader', 'sums']),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/landet/kodebok',
        component: lazyRoom(() => import('./codebook/CodebookRoom'), 'CodebookRoom', ['reader']),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/landet/nokler',
        component: lazyRoom(() => import('./keys/KeysRoom'), 'KeysRoom', ['reader', 'security']),
      }),
    ]),
  ] as const;
}
