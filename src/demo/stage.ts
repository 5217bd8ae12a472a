import type { ItemOf } from '../care/items/items';
import type { DemoCase } from './lillevik';
import { type DemoPerson, newPerson, until, type World } from './person';
import type { Act } from './story';
import { dateOf, day } from './time';

/** What has come about so far: people with their devices, links of cases, ids of items by their name in the story. */
export interface Stage {
  world: World;
  staff: ReadonlyMap<string, DemoPerson>;
  citizens: Map<string, DemoPerson>;
  links: Map<string, { link: string; caseRef: string }>;
  ids: Map<string, string>;
}
/** Something that somebody does in a case. */
export type Turn = { demo: DemoCase; at: number } & (
  | { act: 'invite' | 'claim' | 'confirm' | 'cover' | 'handover' | 'again' | 'return' }
  | { act: 'live'; doing: Act }
);

export function staffOf(people: ReadonlyMap<string, DemoPerson>, id: string): DemoPerson {
  const person = people.get(id);
  if (!person) throw new Error(`nobody is called ${id}`);
  return person;
}

/**
 * One turn, by the engine of whoever it is.
 * @param before is told who is about to write
 * @returns who wrote
 */
export async function play(stage: Stage, turn: Turn, before: (next: DemoPerson) => Promise<void>): Promise<DemoPerson> {
  const { demo } = turn;
  const therapist = staffOf(stage.staff, demo.therapist);
  const place = stage.links.get(demo.id);
  const caseRef = place?.caseRef ?? '';
  if (turn.act === 'claim' || turn.act === 'return') {
    await before(therapist);
    const citizen = await claim(stage.world, demo, place?.link ?? '');
    stage.citizens.set(demo.id, citizen);
    return citizen;
  }
  if (turn.act === 'live' && turn.doing.by === 'citizen') {
    const citizen = staffOf(stage.citizens, demo.id);
    await before(citizen);
    await live(stage, demo, turn.doing, citizen, (await citizen.engine.view('myCase', null)) ?? '');
    return citizen;
  }
  if (turn.act === 'live' && turn.doing.by === 'duty') return duty(stage, demo, turn.doing, before);
  await before(therapist);
  switch (turn.act) {
    case 'invite':
      stage.links.set(demo.id, await invite(therapist, demo, turn.at));
      break;
    case 'confirm': {
      const { engine } = therapist;
      const claimed = async () => (await engine.view('case', { caseRef, glance: true })).claim !== null;
      await until(engine, `${demo.called} has come`, claimed);
      await engine.confirmCitizen(caseRef);
      break;
    }
    case 'again': {
      const { link } = await therapist.engine.inviteAgain(caseRef);
      stage.links.set(demo.id, { link, caseRef });
      break;
    }
    case 'cover':
      await cover(stage, demo, therapist, caseRef, turn.at);
      break;
    case 'handover':
      if (demo.handover) {
        const to = await accountOf(staffOf(stage.staff, demo.handover.to));
        await therapist.engine.handOver(caseRef, { to, note: demo.handover.note });
      }
      break;
    case 'live':
      await live(stage, demo, turn.doing, therapist, caseRef);
      break;
  }
  return therapist;
}

const accountOf = async ({ engine }: DemoPerson): Promise<string> => (await engine.view('me', null)).account;

async function cover(stage: Stage, demo: DemoCase, therapist: DemoPerson, caseRef: string, at: number): Promise<void> {
  if (!demo.cover) return;
  const { by, from, until: last, note } = demo.cover;
  const now = at + (Number.parseInt(demo.cover.at, 10) || 0) * day;
  await therapist.engine.cover(caseRef, {
    by: await accountOf(staffOf(stage.staff, by)),
    from: dateOf(now - from * day),
    until: dateOf(now - last * day),
    note,
  });
}

/** Whoever is on duty has the alert on the machine before answering it. */
async function duty(stage: Stage, demo: DemoCase, act: Act, before: (next: DemoPerson) => Promise<void>): Promise<DemoPerson> {
  const person = staffOf(stage.staff, demo.duty?.by ?? '');
  await before(person);
  const answers = stage.ids.get(`${demo.id}/${act.name}`) ?? '';
  const { engine } = person;
  const alerts = () => engine.view('alerts', { now: new Date(act.at).toISOString() });
  await until(engine, 'the alert has come', async () => (await alerts()).some((one) => one.answers === answers));
  if (act.alert) await engine.answerAlert(answers, act.alert);
  return person;
}

/** Into the case that is theirs, where they have asked before; else into a new one. */
async function invite({ engine }: DemoPerson, demo: DemoCase, at: number) {
  const { name, called, greeting, language, programmes, questionnaires, worksheets } = demo;
  const asked = (await engine.view('referrals', { now: new Date(at).toISOString() })).find((one) => one.name === name);
  const given = { programmes, worksheets, questionnaires: { instruments: questionnaires, repeat: 'weekly' as const } };
  if (!asked) {
    const { link, caseRef } = await engine.inviteCitizen({ name, called, greeting, language, ...given });
    if (!caseRef) throw new Error('an invitation without a case');
    return { link, caseRef };
  }
  const { caseRef } = asked;
  const { link } = await engine.inviteInto(caseRef, { called, greeting, language });
  const firstDue = dateOf(at);
  const give = (what: ItemOf<'assign'>['what']) => engine.write(caseRef, { kind: 'assign', what });
  for (const programme of programmes) await give({ type: 'programme', programme });
  await give({ type: 'questionnaire', ...given.questionnaires, firstDue });
  for (const worksheet of worksheets) await give({ type: 'worksheet', worksheet, repeat: 'daily', firstDue });
  return { link, caseRef };
}

async function claim(world: World, demo: DemoCase, link: string): Promise<DemoPerson> {
  const citizen = await newPerson(world, (engine) => engine.readInvitation(link));
  await citizen.engine.setLanguage(demo.language);
  await citizen.engine.acceptInvitation({ called: demo.called });
  return citizen;
}

async function live({ ids }: Stage, demo: DemoCase, act: Act, { engine }: DemoPerson, caseRef: string): Promise<void> {
  if (!caseRef) throw new Error(`${demo.id} has no case`);
  if (act.reads) await engine.markRead(caseRef);
  if (act.own) await engine.saveOwn(act.own.key, act.own.value);
  if (!act.item) return;
  const { id } = await engine.write(
    caseRef,
    act.item((name) => ids.get(`${demo.id}/${name}`) ?? ''),
  );
  if (act.name) ids.set(`${demo.id}/${act.name}`, id);
}
