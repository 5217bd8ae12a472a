import { expect, test } from 'vitest';
import { allSent, messagesIn, newCitizen, newTeam, until, untilState } from '../fixtures/engines';
import { narrowNetwork } from '../fixtures/narrow-network';
import { newPlace } from '../fixtures/place';

/** Networks that are less than a line to the relay. */
test('A22 where the network refuses WebSockets and lets pages through, somebody comes in, writes and is answered all the same', () =>
  carriesAll('refuses'));
test('A22 where the network breaks WebSockets, likewise', () => carriesAll('breaks'));
test('A22 where the network swallows WebSockets without a word, likewise', () => carriesAll('swallows'));

async function carriesAll(way: Parameters<typeof narrowNetwork>[1]) {
  const place = await newPlace();
  const lead = await newTeam(place);
  const network = await narrowNetwork(place.url, way);
  const { citizen, mine, theirs } = await newCitizen({ url: network.url, environment: { connectWithin: 1_000 } }, lead);
  const { engine } = citizen;
  try {
    // As large as one thing can be: a poll carries it in letters, a third longer.
    const long = 'å'.repeat(3_900);
    await engine.write(mine, { kind: 'message', text: long });
    for (let i = 0; i < 20; i++) await engine.write(mine, { kind: 'message', text: `nummer ${i}` });
    await allSent(engine);
    await until(async () => (await messagesIn(lead.engine)).length === 21);
    expect((await messagesIn(lead.engine))[0]).toBe(long);
    await lead.engine.write(theirs, { kind: 'message', text: 'framme' });
    await until(async () => (await messagesIn(engine)).includes('framme'));
    expect(network.refused()).toBeGreaterThan(0);
    // The relay goes and comes: found again the same way.
    await place.stop();
    await untilState(engine, ({ connection }) => connection === 'offline');
    await engine.write(mine, { kind: 'message', text: 'mens den var borte' });
    await place.start();
    await engine.touched();
    await until(async () => (await messagesIn(lead.engine)).includes('mens den var borte'));
    expect((await engine.state()).integrityWarnings).toEqual([]);
  } finally {
    await engine.close();
    await lead.engine.close();
    await network.close();
    await place.close();
  }
}
