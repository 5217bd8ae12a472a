import { type AnyRoute, createRoute } from '@tanstack/react-router';
import { lazyRoom } from '../../ui/lazy-room';

/** A meeting of a course, and what is read for it. */
export function courseRoutes<P extends AnyRoute>(parent: P) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/samling/$meeting',
      component: lazyRoom(() => import('./MeetingRoom'), 'MeetingRoom', ['courses']),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/samling/$meeting/$sheet',
      component: lazyRoom(() => import('./SheetRoom'), 'SheetRoom', ['courses']),
    }),
  ] as const;
}
