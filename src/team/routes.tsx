import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** The staff's rooms, loaded when they are opened. A case stands under the engine's opaque handle. */
export function teamRoutes<P extends AnyRoute>(parent: P) {
  const desk = createRoute({
    getParentRoute: () => parent,
    id: 'desk',
    component: lazyRouteComponent(() => import('./desk/Desk'), 'Desk'),
  });
  return [
    desk.addChildren([
      createRoute({
        getParentRoute: () => desk,
        path: '/innboks',
        component: lazyRouteComponent(() => import('./inbox/Inbox'), 'Inbox'),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/saker',
        component: lazyRouteComponent(() => import('./cases/Cases'), 'Cases'),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/sak/$caseRef',
        component: lazyRouteComponent(() => import('./case/CaseRoom'), 'CaseRoom'),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/vakt',
        component: lazyRouteComponent(() => import('./duty/DutyRoom'), 'DutyRoom'),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/inviter',
        component: lazyRouteComponent(() => import('./invite/Invite'), 'Invite'),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/team',
        component: lazyRouteComponent(() => import('./roster/Team'), 'Team'),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/oppsett',
        component: lazyRouteComponent(() => import('./settings/Settings'), 'Settings'),
      }),
    ]),
  ] as const;
}
