import { type AnyRoute, createRoute } from '@tanstack/react-router';
import { lazyRoom } from '../../ui/lazy-room';

/** Programmes, their reading, and the worksheets that belong to them. */
export function programmeRoutes<P extends AnyRoute>(parent: P) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/program',
      component: lazyRoom(() => import('./ProgrammeList'), 'ProgrammeList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/program/$slug',
      component: lazyRoom(() => import('./ProgrammeRoom'), 'ProgrammeRoom'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/program/$slug/huskeliste',
      component: lazyRoom(() => import('./KeepRoom'), 'KeepRoom'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/meg/huskeliste',
      component: lazyRoom(() => import('./KeepRoom'), 'KeepRoom'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/program/$slug/$part',
      component: lazyRoom(() => import('./PartStart'), 'PartStart'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/program/$slug/$part/$screen',
      component: lazyRoom(() => import('./Reader'), 'Reader'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/dagbok/$worksheet',
      component: lazyRoom(() => import('../sheets/SheetRoom'), 'SheetRoom'),
    }),
  ] as const;
}
