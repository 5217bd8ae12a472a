import { type AnyRoute, createRoute } from '@tanstack/react-router';
import { lazyRoom } from '../../ui/lazy-room';

/** Times to choose among, and an appointment: under the id of the one or the other. */
export function appointmentRoutes<P extends AnyRoute>(parent: P) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/time/$about',
      component: lazyRoom(() => import('./TimeRoom'), 'TimeRoom', ['appointments']),
    }),
  ] as const;
}
