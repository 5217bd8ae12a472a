import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** Programmes, their reading, and the worksheets that belong to them. */
export function programmeRoutes<P extends AnyRoute>(parent: P) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/program',
      component: lazyRouteComponent(() => import('./ProgrammeList'), 'ProgrammeList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/program/$slug',
      component: lazyRouteComponent(() => import('./ProgrammeRoom'), 'ProgrammeRoom'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/program/$slug/$part',
      component: lazyRouteComponent(() => import('./PartStart'), 'PartStart'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/program/$slug/$part/$screen',
      component: lazyRouteComponent(() => import('./Reader'), 'Reader'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/dagbok/$worksheet',
      component: lazyRouteComponent(() => import('../sheets/SheetRoom'), 'SheetRoom'),
    }),
  ] as const;
}
