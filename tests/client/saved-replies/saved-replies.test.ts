import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Case, type Device, engineOn, newCitizen, newColleague, newTeam, passphrase, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

const [one, other] = ['AAAAAAAAAAAAAAAAAAAAAA', 'BAAAAAAAAAAAAAAAAAAAAA'] as const;

describe('saved replies', () => {
  let place: Place;
  let lead: Device;
  let maja: Device;
  let kari: Case;
  beforeAll(async () => {
    place = await newPlace();
    lead = await newTeam(place);
    maja = await newColleague(place, lead, { name: 'Maja Lie', title: 'psykolog', roles: ['therapist'] });
    kari = await newCitizen(place, maja);
  });
  afterAll(async () => {
    for (const { engine } of [lead, maja, kari.citizen]) await engine.close();
    await place.close();
  });
  const of = async (who: Pick<Device, 'engine'>) =>
    (await who.engine.view('savedReplies', null)).map(({ name, text, whose, written }) => [
      name,
      text,
      whose,
      written?.by ?? null,
    ]);

  it('one’s own are on one’s own devices and nobody else’s; the team’s are everybody’s, with who wrote them last', async () => {
    const { account } = await maja.engine.view('me', null);
    await maja.engine.saveReply({ reply: one, whose: 'own', name: 'Takk', text: 'Takk, {name}.' });
    await maja.engine.saveReply({ reply: other, whose: 'team', name: 'Time', text: 'Vi ses {appointment}.' });
    await until(async () => (await of(lead)).length === 1);
    expect(await of(lead)).toEqual([['Time', 'Vi ses {appointment}.', 'team', account]]);
    expect(await kari.citizen.engine.view('savedReplies', null)).toEqual([]);

    const engine = engineOn(place);
    await engine.restore({ code: maja.recoveryCode }, { passphrase });
    await until(async () => {
      // Whatever is written here brings the boxes together.
      await engine.saveOwn('settings/keys', true);
      return (await of({ engine })).length === 2;
    });
    expect(await of({ engine })).toEqual(await of(maja));
    await engine.close();

    await lead.engine.saveReply({ reply: other, whose: 'team', name: 'Time', text: 'Hei {name}. Vi ses {appointment}.' });
    await until(async () => (await of(maja)).some(([, text]) => text === 'Hei {name}. Vi ses {appointment}.'));
  });

  it('with a place that nothing fills they are refused, and what stood there stands', async () => {
    const before = await of(maja);
    for (const whose of ['own', 'team'] as const)
      await expect(
        maja.engine.saveReply({ reply: whose === 'own' ? one : other, whose, name: 'Time', text: 'Vi ses {timen}.' }),
      ).rejects.toMatchObject({ code: 'E_INPUT' });
    expect(await of(maja)).toEqual(before);
  });

  it('taken away they are gone for whoever had them', async () => {
    await maja.engine.removeReply({ reply: one, whose: 'own', name: 'Takk', text: 'Takk, {name}.' });
    await maja.engine.removeReply({ reply: other, whose: 'team', name: 'Time', text: 'Vi ses {appointment}.' });
    expect(await of(maja)).toEqual([]);
    await until(async () => (await of(lead)).length === 0);
  });
});
