import type { RequestName } from '../protocol/messages';
import type { Desk, Handlers } from './asking';
import { accountRequests } from './requests-accounts';
import { invitationRequests } from './requests-invitations';
import { streamRequests } from './requests-streams';
import { teamRequests } from './requests-team';

export const withoutLogin: ReadonlySet<RequestName> = new Set([
  'register',
  'login',
  'vault.open',
  'opaque.start',
  'roster.get',
  'invite.open',
  'invite.epochs',
  'invite.team',
]);

/** What each request is answered with. Logging in is the socket's own (sockets.ts). */
export const makeHandlers = (desk: Desk): Omit<Handlers, 'login'> => ({
  ...accountRequests(desk),
  ...teamRequests(desk),
  ...streamRequests(desk),
  ...invitationRequests(desk),
});
