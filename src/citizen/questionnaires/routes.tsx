import { type AnyRoute, createRoute } from '@tanstack/react-router';
import type { Namespace } from 'i18next';
import { lazyRoom } from '../../ui/lazy-room';
import { safetyRoom } from '../safety/rooms';

/** Questionnaires, and the safety screen that a risk answer leads to: it is fetched with the first question (safety/rooms.ts). */
const rooms = () => import('./rooms');
const words = ['forms'] satisfies Namespace;

export function formRoutes<P extends AnyRoute>(parent: P) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/skjema/$assignment',
      component: lazyRoom(rooms, 'QuestionnaireRoom', words),
    }),
    createRoute({ getParentRoute: () => parent, path: '/trygghet/$answers', component: lazyRoom(safetyRoom, 'SafetyRoom') }),
  ] as const;
}
