import type { ItemDraft } from '../care/items/items';
import type { WrittenReferral } from '../client/api';
import { answersOf } from './answers';
import type { Content } from './content';
import { type DemoReferral, lillevik } from './lillevik';
import { type DemoPerson, hasSent, newPerson, until, type World } from './person';
import { staffOf } from './stage';
import { dateOf, entryId, moment } from './time';

/** Where somebody who asks has come. */
export type ReferralTurn = { asks: DemoReferral; at: number; act: 'ask' | 'note' | 'decide' | 'book' };

/** Those who wait for an answer: what they wrote or said, and how far it has come. */
export const referralTurns = (now: number): ReferralTurn[] =>
  lillevik.referrals.flatMap((asks): ReferralTurn[] => [
    { asks, act: 'ask', at: moment(asks.at, now) },
    ...(asks.note ? [{ asks, act: 'note' as const, at: moment(asks.note.at, now) }] : []),
    ...(asks.decided ? [{ asks, act: 'decide' as const, at: moment(asks.decided.at, now) }] : []),
    ...(asks.booked ? [{ asks, act: 'book' as const, at: moment(asks.booked.at, now) }] : []),
  ]);

export async function playReferral(
  world: World,
  staff: ReadonlyMap<string, DemoPerson>,
  content: Content,
  { asks, act, at }: ReferralTurn,
): Promise<void> {
  const person = staffOf(staff, asks.by);
  const { engine } = person;
  if (act === 'ask') {
    if (asks.way === 'door') return comeByDoor(world, staffOf(staff, 'liv'), content, asks, at);
    await engine.writeReferral(said(asks, at));
    return hasSent(person);
  }
  const rows = () => engine.view('referrals', { now: new Date(at).toISOString() });
  await until(engine, `${asks.name} has asked`, async () => (await rows()).some(({ name }) => name === asks.name));
  const row = (await rows()).find(({ name }) => name === asks.name);
  if (!row) return;
  const write = (item: ItemDraft) => engine.write(row.caseRef, item);
  if (act === 'note' && asks.note) await engine.writeNote(row.caseRef, { text: asks.note.text, topic: 'triage' });
  if (act === 'decide' && asks.decided) {
    const { help, letter } = asks.decided;
    const { account } = await staffOf(staff, asks.decided.therapist).engine.view('me', null);
    const decision = entryId(`decided-${asks.id}`, 0);
    await write({ kind: 'decision', decision, referral: row.referral, outcome: 'taken-in', help, therapist: account, letter });
  }
  if (act === 'book' && asks.booked) {
    const { start, minutes, mode } = asks.booked;
    const appointment = entryId(`time-${asks.id}`, 0);
    await write({
      kind: 'appointment',
      appointment,
      start: new Date(moment(start, world.now)).toISOString(),
      minutes,
      mode,
    });
  }
  await hasSent(person);
}

/** What the person said, without what the team has done with it. */
function said({ at: _, by, id, note, decided, booked, measures, ...referral }: DemoReferral, at: number): WrittenReferral {
  return { wish: '', helped: '', times: '', reach: { call: true }, ...referral, contactAt: dateOf(at) };
}

/** At night, on a phone of their own: measured first, then sent, then the account secured. */
async function comeByDoor(world: World, lead: DemoPerson, content: Content, asks: DemoReferral, at: number): Promise<void> {
  const { link } = await lead.engine.view('door', null);
  const person = await newPerson(world, async (engine) => {
    await engine.beginAtDoor(`${world.relay}${link}`);
    const mine = (await engine.view('myCase', null)) ?? '';
    await engine.write(mine, { kind: 'profile', called: asks.called ?? asks.name, phone: asks.phone });
    const { item9 = 0, ...totals } = asks.measures ?? {};
    for (const [instrument, total] of Object.entries(totals))
      await engine.write(mine, answersOf(content, { instrument, total, item9, at, language: 'nb' }));
    await engine.write(mine, { kind: 'referral', referral: entryId(`asks-${asks.id}`, 0), ...said(asks, at) });
    await engine.sendFromDoor();
  });
  await person.engine.finishAtDoor();
  await hasSent(person);
  await person.engine.close();
}
