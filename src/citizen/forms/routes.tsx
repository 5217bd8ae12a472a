import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** Questionnaires, and the safety screen that a risk answer leads to: one module, so that safety never waits for a download. */
const rooms = () => import('./rooms');

export function formRoutes<P extends AnyRoute>(parent: P) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/skjema/$assignment',
      component: lazyRouteComponent(rooms, 'QuestionnaireRoom'),
    }),
    createRoute({ getParentRoute: () => parent, path: '/trygghet/$answers', component: lazyRouteComponent(rooms, 'SafetyRoom') }),
  ] as const;
}
