import { defineItem } from './define';
import { account, line } from './values';

/** In the team's stream: the root seed for a second holder, wrapped to that account alone (docs/protocol.md, "Teams"). */
export const rootShare = defineItem(
  'root-share',
  { to: account, root: account, wrap: line(2_400) },
  { by: ['staff'], in: ['team'], lasting: true, leadsOnly: true },
);
/** In the team's stream: both half sheets of this root have been typed back and fit. */
export const sheets = defineItem('sheets', { root: account }, { by: ['staff'], in: ['team'], lasting: true, leadsOnly: true });
