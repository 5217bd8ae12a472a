import { toBase64url } from '../../crypto/bytes';
import { secureRandom } from '../../crypto/sodium';
import { type Context, iso } from '../context';

/**
 * The account's devices, each in a box of its own that only this account can read. A list for the person to recognise theirs by; it
 * guards nothing, since devices share the account's seed.
 */
export interface Devices {
  /** Online: this device is in the list, and was here today. */
  seen: () => Promise<void>;
  list: () => Promise<KnownDevice[]>;
  /** Signed out: off the list, if the relay can be reached. */
  leave: () => Promise<void>;
}
export interface KnownDevice {
  id: string;
  label: string;
  since: string;
  lastSeen: string;
  here: boolean;
}
interface Seen {
  label: string;
  since: string;
  lastSeen: string;
}
const prefix = 'device/';
const restBetween = 6 * 60 * 60_000;

export function devicesOf(u: Context): Devices {
  const idHere = async (): Promise<string | null> => {
    const row = await u.device();
    if (!row) return null;
    if (row.deviceId) return row.deviceId;
    const drawn = toBase64url(secureRandom(16));
    await u.changeDevice((now) => ({ ...now, deviceId: now.deviceId ?? drawn }));
    return (await u.device())?.deviceId ?? null;
  };
  return {
    seen: async () => {
      const id = await idHere();
      const row = await u.device();
      // An account that has no place yet may still be given up.
      if (id === null || !row?.finished) return;
      const before = asSeen(await u.boxes.read(prefix + id));
      const rested = before && Math.abs(u.env.now() - Date.parse(before.lastSeen)) < restBetween;
      if (rested && before.label === u.env.device) return;
      const now: Seen = { label: u.env.device, since: before?.since ?? row.since, lastSeen: iso(u.env) };
      await u.boxes.tell(prefix + id, now);
      u.state.changed('security');
    },
    list: async () => {
      const id = await idHere();
      const row = await u.device();
      const others = (await u.boxes.list(prefix)).flatMap(({ key, value }) => {
        const one = asSeen(value);
        return one && key !== prefix + id ? [{ id: key.slice(prefix.length), ...one, here: false }] : [];
      });
      const here = { id: id ?? '', label: u.env.device, since: row?.since ?? '', lastSeen: iso(u.env), here: true };
      return [here, ...others.toSorted((a, b) => (a.lastSeen < b.lastSeen ? 1 : -1))];
    },
    leave: async () => {
      const id = (await u.device())?.deviceId;
      if (id && u.connection.status() === 'online') await u.boxes.tell(prefix + id, null);
    },
  };
}

function asSeen(value: unknown): Seen | null {
  if (typeof value !== 'object' || value === null) return null;
  const { label, since, lastSeen } = value as Partial<Record<keyof Seen, unknown>>;
  return typeof label === 'string' && typeof since === 'string' && typeof lastSeen === 'string'
    ? { label, since, lastSeen }
    : null;
}
