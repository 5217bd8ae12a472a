import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hex } from '../../src/crypto/bytes';
import { runNode } from '../../src/scripts/run.mjs';
import { type RelayProcess, startRelayProcess } from '../fixtures/relay';
import { logIn, type Peer } from './peer';
import { appended, type Case, foundTeam, message, newCase, type Team } from './team';

const rounds = 5;
const streams = 12;
const rowsARound = 60;

describe('a relay that is killed in the middle of its work', () => {
  let relay: RelayProcess;
  let team: Team;
  beforeAll(async () => {
    if (!existsSync('dist/relay/main.js')) await runNode(['src/scripts/build.mjs'], { cwd: process.cwd(), quiet: true });
    relay = await startRelayProcess();
    team = await foundTeam({ url: relay.url, setupToken: relay.setupLink.split('#')[1] ?? null });
  }, 180_000);
  afterAll(async () => {
    await relay?.close();
  });

  test('has every acknowledged row once, under the number that it said, and takes the others when they come again', async () => {
    const acknowledged = new Map<string, number>();
    const cases = Array.from({ length: streams }, () => newCase(team));
    let peer = await logIn(relay.url, team.therapist);
    for (const at of cases) acknowledged.set(rowKey(at, at.first), await appended(peer, at.first));

    for (let round = 0; round < rounds; round++) {
      const outboxes = cases.map((at) => ({ at, rows: Array.from({ length: rowsARound }, (_, n) => message(team, at, `${n}`)) }));
      let heard = 0;
      // Somewhere in the load, elsewhere each time: while batches are judged, written, synced and acknowledged.
      const fatal = 40 + round * 97;
      let dying: Promise<void> | null = null;
      const hear = () => {
        if (++heard >= fatal) dying ??= relay.kill();
      };
      await Promise.all(outboxes.map(({ at, rows }) => sendUntilDeath(peer, at, rows, acknowledged, hear)));
      expect(dying, 'the relay died in mid-load').not.toBeNull();
      await dying;
      peer.close();
      expect(outboxes.some(({ at, rows }) => rows.some((row) => !acknowledged.has(rowKey(at, row))))).toBe(true);

      await relay.start();
      peer = await logIn(relay.url, team.therapist);
      for (const at of cases) await expectAllThere(peer, at, acknowledged);
      // An outbox sends everything again, from the first row that it has heard nothing of; here even those before it.
      await Promise.all(
        outboxes.map(async ({ at, rows }) => {
          for (const row of rows) {
            const seq = await appended(peer, row);
            expect(acknowledged.get(rowKey(at, row)) ?? seq).toBe(seq);
            acknowledged.set(rowKey(at, row), seq);
          }
        }),
      );
    }
    for (const at of cases) {
      const rows = await expectAllThere(peer, at, acknowledged);
      expect(rows).toHaveLength(1 + rounds * rowsARound);
    }
    peer.close();
  }, 180_000);
});

const rowKey = (at: Case, row: Uint8Array) => `${hex(at.stream)}${hex(row.subarray(0, 218))}`;

/** Several rows of a stream under way at once, as after a day without network. What is answered counts; the rest is silence. */
async function sendUntilDeath(
  peer: Peer,
  at: Case,
  rows: Uint8Array[],
  into: Map<string, number>,
  hear: () => void,
): Promise<void> {
  const gone = new Promise<null>((resolve) => {
    if (peer.socket.connected) peer.socket.once('disconnect', () => resolve(null));
    else resolve(null);
  });
  const pending = [...rows];
  const lane = async () => {
    for (let row = pending.shift(); row; row = pending.shift()) {
      const said = await Promise.race([peer.ask('append', { row }).catch(() => null), gone]);
      if (!said) return;
      if (!said.ok) throw new Error(said.code);
      into.set(rowKey(at, row), said.seq);
      hear();
    }
  };
  await Promise.all([lane(), lane(), lane()]);
}

async function expectAllThere(peer: Peer, at: Case, acknowledged: Map<string, number>): Promise<Uint8Array[]> {
  const there: Uint8Array[] = [];
  for (;;) {
    const page = await peer.ask('read', { stream: at.stream, after: there.length - 1, limit: 200 });
    if (!page.ok) throw new Error(page.code);
    for (const { seq, row } of page.rows) {
      expect(seq).toBe(there.length);
      there.push(row);
    }
    if (there.length > page.last) break;
  }
  const keys = there.map((row) => rowKey(at, row));
  expect(new Set(keys).size).toBe(keys.length);
  for (const [key, seq] of acknowledged) if (key.startsWith(hex(at.stream))) expect(keys[seq]).toBe(key);
  return there;
}
