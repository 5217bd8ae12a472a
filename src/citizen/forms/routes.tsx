import { type AnyRoute, createRoute } from '@tanstack/react-router';
import type { Namespace } from 'i18next';
import { lazyRoom } from '../../ui/lazy-room';

/** Questionnaires, and the safety screen that a risk answer leads to: one module, so that safety never waits for a download. */
const rooms = () => import('./rooms');
const words = ['forms', 'safety'] satisfies Namespace;

export function formRoutes<P extends AnyRoute>(parent: P) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/skjema/$assignment',
      component: lazyRoom(rooms, 'QuestionnaireRoom', words),
    }),
    createRoute({ getParentRoute: () => parent, path: '/trygghet/$answers', component: lazyRoom(rooms, 'SafetyRoom', words) }),
  ] as const;
}
