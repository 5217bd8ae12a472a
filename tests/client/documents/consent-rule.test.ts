import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentText } from '../../../src/care/documents/documents';
import type { ItemDraft } from '../../../src/care/items/items';
import { type Case, type Device, newCitizen, newTeam, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';
import { structureOf } from './pdf-structure';

let place: Place;
let therapist: Device;
let kari: Case;
beforeAll(async () => {
  place = await newPlace();
  therapist = await newTeam(place);
  kari = await newCitizen(place, therapist);
});
afterAll(async () => {
  for (const { engine } of [therapist, kari.citizen]) await engine.close();
  await place.close();
});

const document = 'letterAAAAAAAAAAAAAAAA';
const letter = (state: 'reading' | 'locked'): Extract<ItemDraft, { kind: 'document' }> => ({
  kind: 'document',
  document,
  template: 'summary',
  partner: 'gp',
  state,
  language: 'nb',
  title: 'Sammenfatning til fastlege',
  sender: [],
  marks: [],
  to: ['Tor Vang'],
  sections: [{ key: 'why', heading: 'Bakgrunn', text: 'Tok kontakt.' }],
  closing: [],
  footer: '',
});
const consent = (state: 'given' | 'withdrawn') =>
  ({ kind: 'consent', partner: 'gp', state, how: 'mellom', on: '2026-03-02' }) as const;
const atDesk = () => therapist.engine.view('case', { caseRef: kari.theirs, glance: true });
const atHome = () => kari.citizen.engine.view('case', { caseRef: kari.mine });
const heard = (state: string) =>
  until(async () => (await atDesk()).consents.some(({ partner, answer }) => partner === 'gp' && answer?.state === state));

it('T70 a letter is neither shown nor locked nor said to be sent without the consent that holds, and nothing is written then', async () => {
  const write = therapist.engine.write;
  await expect(write(kari.theirs, letter('reading'))).rejects.toMatchObject({ code: 'E_CONSENT' });
  expect((await atDesk()).documents).toEqual([]);
  // Staff cannot say yes in the citizen's place.
  await write(kari.theirs, consent('given'));
  await expect(write(kari.theirs, letter('reading'))).rejects.toMatchObject({ code: 'E_CONSENT' });

  await kari.citizen.engine.write(kari.mine, consent('given'));
  await heard('given');
  await write(kari.theirs, letter('locked'));
  await until(async () => (await atHome()).documents.length === 1);

  await kari.citizen.engine.write(kari.mine, consent('withdrawn'));
  await heard('withdrawn');
  const sent = { kind: 'document-sent', document, to: 'Tor Vang', on: '2026-03-02', how: 'post' } as const;
  await expect(write(kari.theirs, sent)).rejects.toMatchObject({ code: 'E_CONSENT' });
  expect((await atDesk()).documents).toMatchObject([{ step: 'locked', sent: [] }]);
});

it('the citizen draws the same file as the therapist, out of what lies in the case', async () => {
  const drawn = await Promise.all(
    [await atDesk(), await atHome()].map(({ documents: [one] }, n) => {
      if (!one) throw new Error('no letter');
      return (n === 0 ? therapist : kari.citizen).engine.pdf(documentText(one.letter));
    }),
  );
  const [mine, theirs] = drawn.map(({ file }) => Buffer.from(file));
  expect(mine && theirs && mine.equals(theirs)).toBe(true);
  expect((await structureOf(new Uint8Array(mine ?? []))).faults).toEqual([]);
});
