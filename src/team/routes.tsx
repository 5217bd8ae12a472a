import { type AnyRoute, createRoute } from '@tanstack/react-router';
import { isDate } from '../care/time/dates';
import { lazyRoom } from '../ui/lazy-room';

/** The days that somebody looks at in the report, to be looked at as they would leave. */
interface HandInSearch {
  fra?: string | undefined;
  til?: string | undefined;
}
const dayIn = (value: unknown) => (typeof value === 'string' && isDate(value) ? value : undefined);

/** The staff's rooms, loaded when they are opened. A case stands under the engine's opaque handle. */
export function teamRoutes<P extends AnyRoute>(parent: P) {
  const desk = createRoute({
    getParentRoute: () => parent,
    id: 'desk',
    component: lazyRoom(() => import('./shell/Desk'), 'Desk', ['team']),
  });
  const report = createRoute({
    getParentRoute: () => desk,
    path: '/rapport',
    component: lazyRoom(() => import('./report/ReportRooms'), 'ReportRooms', ['report']),
  });
  return [
    desk.addChildren([
      createRoute({
        getParentRoute: () => desk,
        path: '/innboks',
        component: lazyRoom(() => import('./inbox/Inbox'), 'Inbox'),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/kalender',
        component: lazyRoom(() => import('./calendar/Calendar'), 'Calendar', ['calendar']),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/saker',
        component: lazyRoom(() => import('./cases/Cases'), 'Cases'),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/saker/veiledning',
        component: lazyRoom(() => import('./supervision/SupervisionRoom'), 'SupervisionRoom', ['supervision']),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/henvendelser',
        component: lazyRoom(() => import('./referrals/ReferralsRoom'), 'ReferralsRoom', ['referrals', 'courses']),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/sok',
        component: lazyRoom(() => import('./search/SearchRoom'), 'SearchRoom', ['search']),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/kurs',
        component: lazyRoom(() => import('./courses/CoursesRoom'), 'CoursesRoom', ['courses']),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/sak/$caseRef',
        component: lazyRoom(() => import('./case/CaseRoom'), 'CaseRoom', [
          'calendar',
          'supervision',
          'worksheets',
          'programme',
          'care',
          'safety',
          'documents',
          'replies',
          'courses',
          'discharge',
          'registry',
          'referrals',
          'scheduled',
        ]),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/sak/$caseRef/brev/$template',
        component: lazyRoom(() => import('./documents/LetterRoom'), 'LetterRoom', ['documents']),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/sak/$caseRef/papir/$document',
        component: lazyRoom(() => import('./documents/PaperRoom'), 'PaperRoom', ['documents']),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/vakt',
        component: lazyRoom(() => import('./alerts/DutyRoom'), 'DutyRoom'),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/inviter',
        component: lazyRoom(() => import('./invitations/InviteRoom'), 'InviteRoom'),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/programmer',
        component: lazyRoom(() => import('./catalogue/Catalogue'), 'Catalogue', ['worksheets']),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/programmer/$slug',
        component: lazyRoom(() => import('./catalogue/ProgrammeRoom'), 'ProgrammeRoom'),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/maal',
        component: lazyRoom(() => import('./questionnaires/Measures'), 'Measures'),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/team',
        component: lazyRoom(() => import('./roster/Team'), 'Team', ['workload']),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/team/kriterier',
        component: lazyRoom(() => import('./criteria/CriteriaRoom'), 'CriteriaRoom', ['criteria', 'workload']),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/team/belastning',
        component: lazyRoom(() => import('./workload/WorkloadRoom'), 'WorkloadRoom', ['workload', 'referrals']),
      }),
      report.addChildren([
        createRoute({
          getParentRoute: () => report,
          path: '/',
          component: lazyRoom(() => import('./report/ReportRoom'), 'ReportRoom'),
        }),
        createRoute({
          getParentRoute: () => report,
          path: '/poster',
          component: lazyRoom(() => import('./report/RecordsRoom'), 'RecordsRoom'),
        }),
        createRoute({
          getParentRoute: () => report,
          path: '/$detail',
          component: lazyRoom(() => import('./report/DetailRoom'), 'DetailRoom'),
        }),
      ]),
      createRoute({
        getParentRoute: () => desk,
        path: '/innsending',
        validateSearch: ({ fra, til }: Record<string, unknown>): HandInSearch => ({ fra: dayIn(fra), til: dayIn(til) }),
        component: lazyRoom(() => import('./hand-in/HandInRoom'), 'HandInRoom', ['handin', 'report', 'sums']),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/team/bemanning',
        component: lazyRoom(() => import('./sizing/SizingRoom'), 'SizingRoom', ['sizing', 'workload']),
      }),
      createRoute({
        getParentRoute: () => desk,
        path: '/oppsett',
        component: lazyRoom(() => import('./settings/Settings'), 'Settings', ['security', 'calendar', 'replies']),
      }),
    ]),
  ] as const;
}
