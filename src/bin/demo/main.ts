import type { Engine } from '../../client/api';
import { loadContent } from './content';
import { type DemoCase, lillevik } from './lillevik';
import { type DemoPerson, newPerson, until, type World } from './person';
import { type Act, storyOf } from './story';
import { createClock, type DemoClock, day, minute, moment } from './time';

export { createClock };

export interface DemoPlan {
  /** Origin of a relay whose clock is `clock` and whose limits let weeks pass in seconds. */
  relay: string;
  clock: DemoClock;
  /** The relay's one-time link for the first lead. */
  setupLink: string;
  /** The time that the story ends at. */
  now: number;
  onProgress: (done: number, of: number) => void;
}
/** Recovery codes with which a browser signs in as these people. */
export interface DemoSignIns {
  lead: string;
  therapist: string;
  citizen: string;
}
type Happening = Act & { demo: DemoCase; act: 'invite' | 'claim' | 'live' };

/** Lillevik, from its first day until now: every row written by the real engine, every answer judged by the real relay. */
export async function seedDemo(plan: DemoPlan): Promise<DemoSignIns> {
  const world: World = plan;
  const staff = await makeTeam(world, plan.setupLink);
  const happenings = await historyOf(plan.now);
  const citizens = new Map<string, DemoPerson>();
  const links = new Map<string, { link: string; caseRef: string }>();
  const ids = new Map<string, string>();
  for (const [index, happening] of happenings.entries()) {
    const { demo, at } = happening;
    plan.clock.moveTo(at);
    const therapist = staffOf(staff, demo.therapist).engine;
    if (happening.act === 'invite') links.set(demo.id, await invite(therapist, demo));
    const link = links.get(demo.id);
    if (happening.act === 'claim') citizens.set(demo.id, await claim(world, demo, link?.link ?? ''));
    const citizen = citizens.get(demo.id)?.engine;
    if (happening.act === 'live' && link && citizen) await live(happening, citizen, therapist, link.caseRef, ids);
    plan.onProgress(index + 1, happenings.length);
  }
  plan.clock.moveTo(plan.now);
  const everybody = [...staff.values(), ...citizens.values()];
  for (const { engine } of everybody) await until(engine, 'all is sent', async () => (await engine.state()).unsent === 0);
  for (const { engine } of everybody) await engine.close();
  return {
    lead: staffOf(staff, 'liv').recoveryCode,
    therapist: staffOf(staff, 'maja').recoveryCode,
    citizen: staffOf(citizens, 'kari').recoveryCode,
  };
}

function staffOf(people: ReadonlyMap<string, DemoPerson>, id: string): DemoPerson {
  const person = people.get(id);
  if (!person) throw new Error(`nobody is called ${id}`);
  return person;
}

async function makeTeam(world: World, setupLink: string): Promise<Map<string, DemoPerson>> {
  const [first, ...others] = lillevik.staff;
  if (!first) throw new Error('a team needs a lead');
  const lead = await newPerson(world, (engine) => engine.readSetup(setupLink));
  await lead.engine.setUpTeam({ about: lillevik.about, name: first.name, title: first.title });
  const people = new Map([[first.id, lead]]);
  for (const { id, name, title, roles } of others) {
    const { link } = await lead.engine.inviteStaff({ name, roles });
    const person = await newPerson(world, (engine) => engine.readInvitation(link));
    await person.engine.acceptInvitation({ name, title });
    const claims = () => lead.engine.view('staffClaims', null);
    await until(lead.engine, `${name} asks to come in`, async () => (await claims()).length > 0);
    for (const { claim: asked } of await claims()) await lead.engine.admitStaff(asked, { name, title, roles });
    await until(person.engine, `${name} is listed`, async () => (await person.engine.view('me', null)).roles.length > 0);
    people.set(id, person);
  }
  return people;
}

async function historyOf(now: number): Promise<Happening[]> {
  const content = { nb: await loadContent('nb'), nn: await loadContent('nn'), en: await loadContent('en') };
  return lillevik.cases
    .flatMap((demo): Happening[] => [
      { demo, act: 'invite', at: moment(demo.began, now), by: 'staff' },
      ...(demo.claimed ? [{ demo, act: 'claim' as const, at: moment(demo.claimed, now), by: 'citizen' as const }] : []),
      ...storyOf(demo, content[demo.language], now).map((act) => ({ ...act, demo, act: 'live' as const })),
    ])
    .sort((a, b) => a.at - b.at);
}

async function invite(therapist: Engine, demo: DemoCase) {
  const { name, called, greeting, language, programmes, questionnaires, worksheets } = demo;
  const made = await therapist.inviteCitizen({
    name,
    called,
    greeting,
    language,
    programmes,
    worksheets,
    questionnaires: { instruments: questionnaires, repeat: 'weekly' },
  });
  if (!made.caseRef) throw new Error('an invitation without a case');
  return { link: made.link, caseRef: made.caseRef };
}

async function claim(world: World, demo: DemoCase, link: string): Promise<DemoPerson> {
  const citizen = await newPerson(world, (engine) => engine.readInvitation(link));
  await citizen.engine.setLanguage(demo.language);
  await citizen.engine.acceptInvitation({ called: demo.called });
  return citizen;
}

async function live(
  act: Happening,
  citizen: Engine,
  therapist: Engine,
  staffRef: string,
  ids: Map<string, string>,
): Promise<void> {
  const engine = act.by === 'citizen' ? citizen : therapist;
  const caseRef = act.by === 'citizen' ? await citizen.view('myCase', null) : staffRef;
  if (!caseRef) throw new Error(`${act.demo.id} has no case`);
  if (act.reads) await engine.markRead(caseRef);
  if (act.own) await engine.saveOwn(act.own.key, act.own.value);
  if (!act.item) return;
  const { id } = await engine.write(
    caseRef,
    act.item((name) => ids.get(`${act.demo.id}/${name}`) ?? ''),
  );
  if (act.name) ids.set(`${act.demo.id}/${act.name}`, id);
}

/** Earliest moment of the story: everybody's first day at work. */
export const demoBegins = (now: number): number =>
  now - Math.max(...lillevik.cases.map((demo) => now - moment(demo.began, now))) - day - minute;
