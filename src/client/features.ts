import { doorOn } from './account/door';
import { exportOn } from './account/export';
import { lockOn } from './account/lock';
import { onboardingOn } from './account/onboarding';
import { restoringOn } from './account/restore';
import { unlockersOn } from './account/unlockers';
import { alertsOn } from './alerts/alerts';
import { ownBlocksOn } from './calendar/own-blocks';
import { capacitiesOn } from './capacities/capacities';
import { receiptsOn } from './cases/receipts';
import { chartsOn } from './charts/charts';
import { coursesOn } from './courses/courses';
import { criteriaOn } from './criteria/criteria';
import { documentsOn } from './documents/documents';
import { caseMembersOn } from './members/case-members';
import { invitationsOn } from './members/invitations';
import { staffClaimsOn } from './members/staff-claims';
import type { Joined } from './methods';
import { readerPlacesOn } from './readers/reader-places';
import { letterTemplatesOn } from './referrals/letter-templates';
import { referralsOn } from './referrals/referrals';
import { registryOn } from './registry/registry';
import { handInOn } from './reports/hand-in';
import { shareSumsOn } from './reports/share-sums';
import { savedRepliesOn } from './saved-replies/saved-replies';
import { scheduledOn } from './scheduled/scheduled';
import type { AccountHolder } from './session/account-holder';
import type { AutoLock } from './session/auto-lock';
import { deviceSettingsOn } from './session/device-settings';
import { ownOn } from './session/own';
import type { Log } from './store/logs';
import { writingOn } from './sync/writing';
import { ownDaysOn } from './team/own-days';
import { ownPhoneOn } from './team/own-phone';
import { packsOn } from './team/packs';
import { teamOn } from './team/team';
import { teamTrustOn } from './team/team-trust';
import { askingOn } from './views';

/** All that screens may ask and do, each by the feature that declares it. */
export const featuresOn = (held: AccountHolder, autoLock: AutoLock, logOf: (ref: string) => Log) => [
  onboardingOn(held),
  doorOn(held),
  unlockersOn(held),
  restoringOn(held, autoLock),
  lockOn(held, autoLock),
  deviceSettingsOn(held, autoLock),
  ownOn(held),
  exportOn(held, logOf),
  documentsOn(held, logOf),
  receiptsOn(held, logOf),
  writingOn(held, logOf),
  alertsOn(held),
  invitationsOn(held, logOf),
  referralsOn(held),
  capacitiesOn(held),
  chartsOn(held, logOf),
  savedRepliesOn(held),
  letterTemplatesOn(held),
  coursesOn(held, logOf),
  registryOn(held),
  handInOn(held),
  shareSumsOn(held),
  criteriaOn(held),
  scheduledOn(held),
  staffClaimsOn(held),
  caseMembersOn(held, logOf),
  teamOn(held),
  teamTrustOn(held),
  ownPhoneOn(held),
  ownDaysOn(held),
  readerPlacesOn(held),
  ownBlocksOn(held),
  packsOn(held, logOf),
  askingOn(held, logOf),
];

type Features = ReturnType<typeof featuresOn>[number];
export type Reads = Joined<Features, 'always'> & Joined<Features, 'reads'> & Joined<Features, 'saves'>;
export type Acts = Joined<Features, 'acts'>;
