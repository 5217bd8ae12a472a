import { type AnyRoute, createRoute } from '@tanstack/react-router';
import { lazyRoom } from '../../ui/lazy-room';

/** How a worksheet is come to: to begin a new entry, in one of its variants, from a screen of a programme. */
interface SheetSearch {
  ny?: true | undefined;
  skjema?: string | undefined;
  /** Not shared unless the citizen says so. */
  alene?: true | undefined;
  /** `programme/part/screen` */
  fra?: string | undefined;
}

/** Programmes, their reading, and the worksheets that belong to them. */
export function programmeRoutes<P extends AnyRoute>(parent: P) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/program',
      component: lazyRoom(() => import('./ProgrammeList'), 'ProgrammeList', ['programme']),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/program/$slug',
      component: lazyRoom(() => import('./ProgrammeRoom'), 'ProgrammeRoom', ['programme', 'worksheets']),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/program/$slug/huskeliste',
      component: lazyRoom(() => import('./KeepRoom'), 'KeepRoom', ['programme']),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/meg/huskeliste',
      component: lazyRoom(() => import('./KeepRoom'), 'KeepRoom', ['programme']),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/program/$slug/$part',
      component: lazyRoom(() => import('./reader/PartStart'), 'PartStart'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/program/$slug/$part/$screen',
      component: lazyRoom(() => import('./reader/Reader'), 'Reader', ['programme', 'worksheets', 'forms']),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/dagbok',
      component: lazyRoom(() => import('../worksheets/SheetsRoom'), 'SheetsRoom', ['programme', 'worksheets']),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/dagbok/$worksheet',
      validateSearch: (search: Record<string, unknown>): SheetSearch => ({
        ny: search.ny === true ? true : undefined,
        skjema: typeof search.skjema === 'string' ? search.skjema : undefined,
        alene: search.alene === true ? true : undefined,
        fra: typeof search.fra === 'string' ? search.fra : undefined,
      }),
      component: lazyRoom(() => import('../worksheets/SheetRoom'), 'SheetRoom', ['programme', 'worksheets']),
    }),
  ] as const;
}
