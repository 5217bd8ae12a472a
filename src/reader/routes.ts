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
        path: '/landet/nokler',
        component: lazyRoom(() => import('./keys/KeysRoom'), 'KeysRoom', ['reader', 'security']),
      }),
    ]),
  ] as const;
}
