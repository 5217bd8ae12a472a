import { bytesToHex } from '@noble/hashes/utils.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage, seenBy, settled } from '../attacks/stage';
import { until } from '../fixtures/engines';
import { openStream } from './open.mjs';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('T30 a conversation that real clients have written, taken from the relay’s own disk, opens with one member’s seed by docs/protocol.md alone, and says what the export says', async () => {
  const kari = await stage.newCase();
  const { engine } = kari.citizen;
  for (const text of ['Sov bedre i natt', 'Blåbær på ski 🎿', 'x'.repeat(3_000)])
    await engine.write(kari.mine, { kind: 'message', text });
  await until(async () => (await seenBy(stage.lead.engine, kari.theirs)).length === 5);
  await settled(engine, stage.lead.engine);
  const hex = (bytes: Uint8Array) => bytesToHex(new Uint8Array(bytes));
  const rows = stage.truth.rows(kari.stream);
  const team = rows[0]?.subarray(283, 315) ?? new Uint8Array();
  const stored = {
    stream: hex(kari.stream),
    rows: rows.map(hex),
    cards: stage.truth.cards().map(hex),
    rosters: stage.truth
      .rosters(team)
      .map(({ roster, signature }) => ({ document: new TextDecoder().decode(roster), signature: hex(signature) })),
  };
  const opened = openStream(stored, new Uint8Array(kari.account.seed));
  expect(opened.refused).toEqual([]);
  expect(opened.warnings).toEqual([]);
  expect(opened.lines.filter(({ item }) => item === undefined)).toEqual([]);
  const exported = JSON.parse(await engine.exportAll()) as { cases: { entries: { seq: number; item?: unknown }[] }[] };
  const entries = exported.cases.flatMap((one) => one.entries).filter(({ item }) => item !== undefined);
  expect(opened.lines.map(({ seq, item }) => ({ seq, item }))).toEqual(entries.map(({ seq, item }) => ({ seq, item })));
});
