import { type Device, newCitizen, newColleague, until } from '../fixtures/engines';
import type { Figure } from './figure';
import { openPlace, type Place, writeMessages } from './place';
import { inWorker, openWorker } from './worker-page';

const colleagues = 3;
const epochs = 50;
const perEpoch = 4;

/**
 * A case of five members that has changed its key fifty times, on a device that has nothing: all epoch rows, the newest page, then every row
 * from 0, with keys walked back. Beside it a case as long that has changed its key twice, in the same Chromium.
 */
export async function membersBench(): Promise<Figure[]> {
  const place = await openPlace();
  const staff: Device[] = [];
  try {
    const { lead, one } = place;
    const at = { url: place.url };
    for (let i = 0; i <= colleagues; i++)
      staff.push(await newColleague(at, lead, { name: `Kollega ${i}`, title: 'Psykolog', roles: ['therapist'] }));
    const accounts = await Promise.all(staff.map(async ({ engine }) => (await engine.view('me', null)).account));
    const [last, ...others] = accounts.reverse();
    const plain = await newCitizen(at, lead, { name: 'Per Hansen', called: 'Per' });
    for (const { engine } of staff) await engine.lock();
    for (const account of others) await lead.engine.letIn(one.theirs, account);
    const before = 2 + others.length;
    for (let epoch = before; epoch < epochs; epoch++) {
      if (epoch % 2 === 0) await lead.engine.letIn(one.theirs, last ?? '');
      else await lead.engine.putOut(one.theirs, last ?? '');
      await writeMessages(one.citizen.engine, one.mine, perEpoch, epoch * perEpoch);
    }
    await writeMessages(plain.citizen.engine, plain.mine, epochs * perEpoch + epochs - before);
    const members = async () => (await one.citizen.engine.view('case', { caseRef: one.mine })).members.length;
    await until(async () => (await members()) === 2 + others.length);
    await plain.citizen.engine.close();

    const few = await opening(place, plain.citizen);
    const many = await opening(place, one.citizen);
    return [
      { what: `a case of 5 members and ${epochs} epochs opened on an empty device`, value: many, unit: 'ms' },
      { what: 'against a case as long with 2 epochs', value: many / few, unit: '×', aim: { atMost: 2 } },
    ];
  } finally {
    for (const { engine } of staff) await engine.close();
    await place.close();
  }
}

/** From the first word of how much there is until all of it is judged, opened and on the disk. */
async function opening(place: Place, citizen: Device): Promise<number> {
  const context = await place.open({ bypassCSP: true });
  const page = await context.newPage();
  await openWorker(page);
  const worker = inWorker(page);
  await worker.restore(citizen.recoveryCode, citizen.passphrase);
  await page.waitForFunction(() => {
    const { states } = globalThis as unknown as { states: { state: { catchUp: unknown } }[] };
    return states.some(({ state }) => state.catchUp) && states.at(-1)?.state.catchUp === null;
  });
  const states = await worker.states();
  const begun = states.find(({ state }) => state.catchUp);
  const ended = states.findLast(({ state }, index) => state.catchUp === null && states[index - 1]?.state.catchUp);
  const took = (ended?.at ?? Number.NaN) - (begun?.at ?? Number.NaN);
  await context.close();
  return took;
}
