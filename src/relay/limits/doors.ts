import type { AccountId } from '../../protocol/bytes';
import { hex } from '../bytes';

/**
 * How many connections there are from each address, and logged in to each account. Generous to those who share an address: the staff of a
 * whole municipality, or the phones of one carrier, may have one.
 */
export interface Doors<Peer> {
  /** Whether one more connection from this address is too many. */
  isFull: (address: string) => boolean;
  opened: (address: string) => void;
  closed: (address: string) => void;
  /** Gives the oldest connection of the account, if there are too many now: phones that lose their network leave dead ones behind. */
  loggedIn: (account: AccountId, peer: Peer) => Peer | null;
  left: (account: AccountId, peer: Peer) => void;
}

export function openDoors<Peer>(p: { anAddress: number; anAccount: number }): Doors<Peer> {
  const addresses = new Map<string, number>();
  const accounts = new Map<string, Set<Peer>>();
  return {
    isFull: (address) => (addresses.get(address) ?? 0) >= p.anAddress,
    opened: (address) => addresses.set(address, (addresses.get(address) ?? 0) + 1),
    closed: (address) => {
      const left = (addresses.get(address) ?? 1) - 1;
      if (left > 0) addresses.set(address, left);
      else addresses.delete(address);
    },
    loggedIn: (account, peer) => {
      const there = accounts.get(hex(account)) ?? new Set();
      there.add(peer);
      accounts.set(hex(account), there);
      const [oldest] = there;
      return there.size > p.anAccount && oldest !== undefined ? oldest : null;
    },
    left: (account, peer) => {
      const there = accounts.get(hex(account));
      there?.delete(peer);
      if (there?.size === 0) accounts.delete(hex(account));
    },
  };
}
