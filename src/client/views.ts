import { doorViews } from './account/door';
import { securityViews } from './account/security';
import { alertViews } from './alerts/alerts';
import { capacityViews } from './capacities/capacities';
import { caseViews } from './cases/case-views';
import { deskViews } from './cases/desk-views';
import { chartViews } from './charts/charts';
import { courseViews } from './courses/courses';
import { criteriaViews } from './criteria/criteria';
import { membersViews } from './members/members-views';
import { replacementViews } from './members/replacement';
import { staffClaimsViews } from './members/staff-claims';
import { staffPlaceViews } from './members/staff-place';
import { readerPlacesViews } from './readers/reader-places';
import { letterTemplatesViews } from './referrals/letter-templates';
import { registryViews } from './registry/registry';
import { handInViews } from './reports/hand-in';
import { handedInViews } from './reports/handed-in';
import { shareSumsViews } from './reports/share-sums';
import { savedRepliesViews } from './saved-replies/saved-replies';
import { scheduledViews } from './scheduled/scheduled';
import { searchViews } from './search/search';
import type { Session } from './session/session';
import type { Log } from './store/logs';
import { meViews } from './team/me';
import { ownDaysViews } from './team/own-days';
import { packsViews } from './team/packs';
import { teamTrustViews } from './team/team-trust';
import type { Topic } from './values';
import { workloadViews } from './workload/workload';

/** Questions of screens, as the features declare them, answered from folded cases by the pure functions of src/care. */
const declared = (session: Session, logOf: (ref: string) => Log) =>
  ({
    ...meViews(session),
    ...securityViews(session),
    ...staffClaimsViews(session),
    ...staffPlaceViews(session),
    ...caseViews(session, logOf),
    ...deskViews(session),
    ...capacityViews(session),
    ...chartViews(session, logOf),
    ...savedRepliesViews(session),
    ...letterTemplatesViews(session),
    ...searchViews(session, logOf),
    ...courseViews(session),
    ...registryViews(session, logOf),
    ...criteriaViews(session),
    ...scheduledViews(session),
    ...membersViews(session, logOf),
    ...replacementViews(session),
    ...alertViews(session),
    ...doorViews(session),
    ...teamTrustViews(session),
    ...ownDaysViews(session),
    ...packsViews(session),
    ...readerPlacesViews(session),
    ...handedInViews(session),
    ...handInViews(session),
    ...shareSumsViews(session),
    ...workloadViews(session),
  }) satisfies Record<View, (args: never) => Promise<unknown>>;

type View = Exclude<Topic, 'own'>;
type Declared = ReturnType<typeof declared>;

/** By name: with what a view is asked for (null where there is nothing to say), and what it answers. */
export type Views = {
  [V in View]: {
    args: Parameters<Declared[V]> extends [infer Args] ? Args : null;
    answer: Awaited<ReturnType<Declared[V]>>;
  };
};

type Answers = { [V in View]: (args: Views[V]['args']) => Promise<Views[V]['answer']> };

export const askingOn = (held: { session: () => Session }, logOf: (ref: string) => Log) => ({
  reads: {
    view: async <V extends View>(name: V, args: Views[V]['args']): Promise<Views[V]['answer']> => {
      const answers: Answers = declared(held.session(), logOf);
      return answers[name](args);
    },
  },
});
