import { type Content, loadContent } from './content';
import { type CourseTurn, courseTurns, playCourse } from './courses';
import { type DemoCase, lillevik } from './lillevik';
import { type DemoPerson, hasSent, newPerson, until, type World } from './person';
import { playReferral, type ReferralTurn, referralTurns } from './referrals';
import { confirmRecords } from './registry';
import { play, type Stage, staffOf, type Turn } from './stage';
import { storyOf } from './story';
import { createClock, type DemoClock, dateOf, day, entryId, minute, moment } from './time';

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
/** The therapist has made sure who it is that came. */
const knownAfter = day;
/** A lead who has been away logs in again, and the client issues the list anew. */
const leadLogsIn = 8 * day;

/** Lillevik, from its first day until now: every row written by the real engine, every answer judged by the real relay. */
export async function seedDemo(plan: DemoPlan): Promise<DemoSignIns> {
  const world: World = plan;
  const staff = await makeTeam(world, plan.setupLink);
  const content = { nb: await loadContent('nb'), nn: await loadContent('nn'), en: await loadContent('en') };
  const turns = turnsOf(content, plan.now);
  const stage: Stage = { world, staff, citizens: new Map(), links: new Map(), ids: new Map() };
  /** Who wrote last in each case: the next one waits, so that the log has the order of the story. */
  const last = new Map<string, DemoPerson>();
  const lead = staffOf(staff, 'liv');
  let fresh = false;
  for (const [index, turn] of turns.entries()) {
    plan.clock.moveTo(turn.at);
    if (!fresh && turn.at > plan.now - leadLogsIn) {
      fresh = true;
      await lead.engine.lock();
      await lead.engine.unlock({ passphrase: lead.passphrase });
    }
    if ('asks' in turn) await playReferral(world, staff, content.nb, turn);
    else if ('course' in turn) await playCourse(stage, turn);
    else {
      const { id } = turn.demo;
      const writer = await play(stage, turn, async (next) => {
        const before = last.get(id);
        if (before && before !== next) await hasSent(before);
      });
      last.set(id, writer);
    }
    plan.onProgress(index + 1, turns.length);
  }
  plan.clock.moveTo(plan.now);
  await confirmRecords([staffOf(staff, 'maja'), staffOf(staff, 'per')], plan.now);
  const everybody = [...staff.values(), ...stage.citizens.values()];
  for (const one of everybody) await hasSent(one);
  for (const { engine } of everybody) await engine.close();
  return {
    lead: lead.recoveryCode,
    therapist: staffOf(staff, 'maja').recoveryCode,
    citizen: staffOf(stage.citizens, 'kari').recoveryCode,
  };
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
  const { account } = await lead.engine.view('me', null);
  await lead.engine.setRoles(account, { name: first.name, title: first.title, roles: first.roles });
  for (const { by, ...reply } of lillevik.replies)
    await staffOf(people, by).engine.saveReply({ ...reply, reply: entryId(`reply-${by}`, 0) });
  for (const one of lillevik.staff) await tellOfWork(staffOf(people, one.id), one, world.clock.now());
  return people;
}

/** When somebody works, and for how many they have room. */
async function tellOfWork({ engine }: DemoPerson, of: (typeof lillevik.staff)[number], now: number): Promise<void> {
  const ahead = (days: number) => dateOf(now + days * day);
  const { from, ...room } = of.room;
  await engine.setHours(of.hours);
  await engine.setCapacity({ ...room, ...(from === undefined ? {} : { from: ahead(from) }) });
  if (of.away) {
    const absence = entryId(`away-${of.id}`, 0);
    await engine.setAbsence({ absence, from: ahead(of.away.from), until: ahead(of.away.until) });
  }
}

function turnsOf(content: Record<'nb' | 'nn' | 'en', Content>, now: number): (Turn | ReferralTurn | CourseTurn)[] {
  const cases = lillevik.cases.flatMap((demo): Turn[] => [
    { demo, act: 'invite', at: moment(demo.began, now) },
    ...(demo.claimed ? [{ demo, act: 'claim' as const, at: moment(demo.claimed, now) }] : []),
    ...storyOf(demo, content[demo.language], now).map((act): Turn => ({ demo, act: 'live', at: act.at, doing: act })),
    ...membersOf(demo, now),
  ]);
  return [...cases, ...referralTurns(now), ...courseTurns(now)].sort((a, b) => a.at - b.at);
}

function membersOf(demo: DemoCase, now: number): Turn[] {
  const { claimed, cover, handover, again } = demo;
  const known = claimed ? moment(claimed, now) + knownAfter : now;
  return [
    ...(known < now ? [{ demo, act: 'confirm' as const, at: known }] : []),
    ...(cover ? [{ demo, act: 'cover' as const, at: moment(cover.at, now) }] : []),
    ...(handover ? [{ demo, act: 'handover' as const, at: moment(handover.at, now) }] : []),
    ...(again
      ? [
          { demo, act: 'again' as const, at: moment(again.at, now) },
          { demo, act: 'return' as const, at: moment(again.claimed, now) },
        ]
      : []),
  ];
}

/** Earliest moment of the story: everybody's first day at work. */
export const demoBegins = (now: number): number =>
  now - Math.max(...lillevik.cases.map((demo) => now - moment(demo.began, now))) - day - minute;
