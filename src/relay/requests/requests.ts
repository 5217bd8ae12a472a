import type { RequestName } from '../../protocol/messages';
import { accountRequests } from './accounts';
import type { Handlers, RelayContext } from './context';
import { invitationRequests } from './invitations';
import { streamRequests } from './streams';
import { teamRequests } from './team';

export const withoutLogin: ReadonlySet<RequestName> = new Set([
  'register',
  'login',
  'vault.open',
  'opaque.start',
  'roster.get',
  'door.cards',
  'invite.open',
  'invite.epochs',
  'invite.team',
]);

/** What each request is answered with. Logging in is the socket's own (sockets.ts). */
export const makeHandlers = (desk: RelayContext): Omit<Handlers, 'login'> => ({
  ...accountRequests(desk),
  ...teamRequests(desk),
  ...streamRequests(desk),
  ...invitationRequests(desk),
});
