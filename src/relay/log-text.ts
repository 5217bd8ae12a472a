import type { ChainEnd, EpochFacts, LogState } from '../crypto/log';
import { memberRole, streamType } from '../protocol/kinds';

/**
 * What `packLog` of src/crypto/log writes, byte for byte, for logs of which one part has changed since the last time: epochs and chain
 * ends are written once each and remembered. Ids here are public, so Buffer's base64 may be used.
 */
export function packedLog(log: LogState): string {
  const [stream, team, founder] = [log.stream, log.team, log.founder].map((id) => (id ? `"${text(id)}"` : 'null'));
  const epochs = log.epochs.map((epoch) => once(epochTexts, epoch, epochText));
  const chains = [...log.chains.values()].map((end) => once(chainTexts, end, chainText));
  const type = log.type ? streamType[log.type] : null;
  return `{"stream":${stream},"type":${type},"team":${team},"founder":${founder},"last":${log.last},"head":"${text(log.head)}","epochs":[${epochs.join()}],"chains":[${chains.join()}]}`;
}

const epochTexts = new WeakMap<EpochFacts, string>();
const chainTexts = new WeakMap<ChainEnd, string>();

const epochText = (epoch: EpochFacts): string =>
  JSON.stringify({
    ...epoch,
    id: text(epoch.id),
    author: text(epoch.author),
    commit: text(epoch.commit),
    rosterHash: text(epoch.rosterHash),
    invite: epoch.invite && {
      invitePk: text(epoch.invite.invitePk),
      notAfter: epoch.invite.notAfter,
      replaces: text(epoch.invite.replaces),
    },
    members: epoch.members.map((member) => [text(member.account), memberRole[member.role]]),
  });
const chainText = ({ chain, author, n, id }: ChainEnd): string => `["${text(chain)}","${text(author)}",${n},"${text(id)}"]`;

function once<Key extends object>(texts: WeakMap<Key, string>, key: Key, write: (key: Key) => string): string {
  let written = texts.get(key);
  if (written === undefined) {
    written = write(key);
    texts.set(key, written);
  }
  return written;
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
