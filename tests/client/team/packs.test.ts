import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Case, type Device, newCitizen, newColleague, newTeam, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

/** The shipped GAD-7 under another name stands for an instrument that a team has a licence for. */
const pack = readFileSync(join(import.meta.dirname, '../../../locales/instruments/gad-7.json'), 'utf8').replace(
  '"id": "gad-7"',
  '"id": "own-worry"',
);
const gad = (value: number) => Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`q${i + 1}`, value]));
const answers = (instrument: string, values: Record<string, number | null>, at: string) => ({
  kind: 'answers' as const,
  instrument,
  version: '1.0.0',
  language: 'nb' as const,
  wording: 'nb' as const,
  at,
  startedAt: at,
  timeZone: 'Europe/Oslo',
  mode: 'home' as const,
  values,
});

describe('measures', () => {
  let place: Place;
  let lead: Device;
  let therapist: Device;
  let kari: Case;
  beforeAll(async () => {
    place = await newPlace();
    lead = await newTeam(place);
    therapist = await newColleague(place, lead, { name: 'Maja Lie', title: 'psykolog', roles: ['therapist'] });
    kari = await newCitizen(place, therapist);
  });
  afterAll(async () => {
    for (const { engine } of [lead, therapist, kari.citizen]) await engine.close();
    await place.close();
  });
  const view = () => therapist.engine.view('case', { caseRef: kari.theirs, glance: true });

  it('a bad file is refused with the line, and changes nothing', async () => {
    const answer = await lead.engine.importPack(pack.replace('"linkId": "q2"', '"linkId": "q1"'));
    expect(answer).toMatchObject({ ok: false, faults: [{ problem: 'link-id-twice', detail: 'q1' }] });
    expect(await lead.engine.view('packs', null)).toEqual([]);
  });

  it('only a lead brings an instrument in, and the whole team has it', async () => {
    await expect(therapist.engine.importPack(pack)).rejects.toMatchObject({ code: 'E_REFUSED' });
    expect(await lead.engine.importPack(pack)).toEqual({ ok: true, instrument: 'own-worry', title: 'GAD-7' });
    await until(async () => (await therapist.engine.view('packs', null)).length === 1);
    expect(await therapist.engine.view('packs', null)).toMatchObject([{ instrument: 'own-worry', version: '1.0.0' }]);
  });

  it('the instrument travels in the case that it is given in, and its answers are scored on both sides', async () => {
    await therapist.engine.giveQuestionnaire(kari.theirs, {
      instruments: ['own-worry'],
      repeat: 'session',
      firstDue: '2026-01-05',
    });
    const { engine } = kari.citizen;
    await until(async () => 'own-worry' in (await engine.view('case', { caseRef: kari.mine })).packs);
    await engine.write(kari.mine, answers('own-worry', gad(1), '2026-01-05T09:00:00+01:00'));
    await until(async () => ((await view()).measures['own-worry']?.length ?? 0) === 1);
    expect((await view()).measures['own-worry']?.[0]?.score).toMatchObject({ total: 7, band: 'mild' });
  });

  it('an instrument that nobody has is not given', async () => {
    const give = therapist.engine.giveQuestionnaire(kari.theirs, {
      instruments: ['nothing'],
      repeat: 'once',
      firstDue: '2026-01-05',
    });
    await expect(give).rejects.toMatchObject({ code: 'E_INPUT' });
  });

  it('a deterioration is a flag for the therapist until something is said of it, and a newer measure makes a new one', async () => {
    const { engine } = kari.citizen;
    await engine.write(kari.mine, answers('gad-7', gad(1), '2026-01-05T09:00:00+01:00'));
    await engine.write(kari.mine, answers('gad-7', gad(2), '2026-01-12T09:00:00+01:00'));
    const worse = async () => (await view()).flags.find(({ rule, instrument }) => rule === 'R1' && instrument === 'gad-7');
    await until(async () => (await worse()) !== undefined);
    const flag = await worse();
    expect(flag).toMatchObject({ tone: 'red', numbers: { first: 7, last: 14 }, seen: null });
    await therapist.engine.write(kari.theirs, {
      kind: 'flag-seen',
      rule: 'R1',
      instrument: 'gad-7',
      of: flag?.at ?? '',
      action: 'talked',
    });
    await until(async () => (await worse())?.seen?.action === 'talked');
    await engine.write(kari.mine, answers('gad-7', gad(3), '2026-01-19T09:00:00+01:00'));
    await until(async () => (await worse())?.numbers.last === 21);
    expect((await worse())?.seen).toBeNull();
  });

  it('answers leave as a FHIR bundle that names nobody', async () => {
    const bundle = JSON.parse(await therapist.engine.exportFhir(kari.theirs)) as {
      entry: { resource: { resourceType: string } }[];
    };
    const kinds = bundle.entry.map(({ resource }) => resource.resourceType);
    expect(kinds.filter((kind) => kind === 'QuestionnaireResponse')).toHaveLength(4);
    expect(kinds.filter((kind) => kind === 'Questionnaire')).toHaveLength(2);
    expect(JSON.stringify(bundle)).not.toContain('Kari');
  });

  it('a safety plan is written by either, and both have the newest', async () => {
    const plan = {
      warningSigns: ['Sover lite'],
      own: ['Gå ut'],
      others: [],
      helpers: [{ name: 'Mor', phone: '900 00 000' }],
      safer: [],
      reasons: [],
    };
    await therapist.engine.write(kari.theirs, { kind: 'safety-plan', ...plan });
    const mine = () => kari.citizen.engine.view('case', { caseRef: kari.mine });
    await until(async () => (await mine()).safetyPlan !== null);
    await kari.citizen.engine.write(kari.mine, { kind: 'safety-plan', ...plan, reasons: ['Hunden'] });
    await until(async () => (await view()).safetyPlan?.reasons.length === 1);
    expect((await view()).safetyPlan).toMatchObject({ own: ['Gå ut'], reasons: ['Hunden'] });
  });

  it('a pack that the team has taken away stays in the case that uses it', async () => {
    await lead.engine.removePack('own-worry');
    await until(async () => (await therapist.engine.view('packs', null)).length === 0);
    expect((await view()).packs).toHaveProperty('own-worry');
  });
});
