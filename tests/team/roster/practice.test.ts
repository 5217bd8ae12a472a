import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TeamAbout } from '../../../src/client/api';
import { faultsIn, practiceOf, withPractice } from '../../../src/team/roster/practice';

const bare: TeamAbout = { name: 'RPH', municipality: 'Lillevik', phone: '33 00 00 00', hours: 'hverdager', replyDays: 2 };
const whole: TeamAbout = {
  ...bare,
  crisis: { from: '2026-01-05', numbers: [{ name: 'Legevakt', number: '116 117', about: 'hele døgnet' }] },
  selfStart: ['sleep'],
  door: { age: 16, closed: { words: 'Vi åpner 3. august.', until: '2026-08-02' } },
  days: { christmasEve: true, newYearsEve: false },
  closedDays: [{ from: '2026-07-13', until: '2026-07-31' }],
  places: [{ kommune: '4204' }, { kommune: '0301', bydel: 'Gamle Oslo' }],
  rooms: ['Samtalerom 2', 'Kurssalen'],
  videoHosts: ['join.nhn.no'],
  retentionMonths: 24,
};

describe('how a team works, as a lead writes it', () => {
  it('stands in the fields as it was signed, and is signed as it stands', () => {
    for (const about of [bare, whole]) {
      expect(faultsIn(practiceOf(about))).toEqual([]);
      expect(withPractice(about, practiceOf(about))).toEqual(about);
    }
  });

  it('leaves the rest of what the team says as it is, however the fields are filled', () => {
    const words = fc.string({ maxLength: 80 });
    fc.assert(
      fc.property(words, words, words, (places, rooms, videoHosts) => {
        const draft = { ...practiceOf(whole), places, rooms, videoHosts };
        if (faultsIn(draft).length > 0) return;
        const { crisis, selfStart, name, replyDays, door } = withPractice(whole, draft);
        expect({ crisis, selfStart, name, replyDays, door }).toEqual({
          crisis: whole.crisis,
          selfStart: whole.selfStart,
          name: whole.name,
          replyDays: whole.replyDays,
          door: whole.door,
        });
      }),
    );
  });

  it('takes a pasted address as its host, and each line once', () => {
    const draft = { ...practiceOf(bare), videoHosts: 'https://Join.NHN.no/rom?x=1\njoin.nhn.no\n', rooms: ' A \n\nA\nB' };
    expect(faultsIn(draft)).toEqual([]);
    expect(withPractice(bare, draft)).toMatchObject({ videoHosts: ['join.nhn.no'], rooms: ['A', 'B'] });
  });

  it.each([
    ['words', { open: true, closed: true, words: ' ' }],
    ['until', { open: true, closed: true, words: 'x', until: '2026-02-30' }],
    ['closedDays', { closedDays: [{ from: '2026-08-02', until: '2026-07-02' }] }],
    ['closedDays', { closedDays: [{ from: '2026-08-02', until: '' }] }],
    ['places', { places: 'Lillevik' }],
    ['rooms', { rooms: 'x'.repeat(61) }],
    ['videoHosts', { videoHosts: 'localhost' }],
  ])('has a fault in %s, and is not signed', (field, wrong) => {
    expect(faultsIn({ ...practiceOf(bare), ...wrong })).toEqual([field]);
  });

  it('does not mind words of a closed door that is not closed', () => {
    expect(faultsIn({ ...practiceOf(bare), closed: true, words: '' })).toEqual([]);
    expect(withPractice(bare, { ...practiceOf(bare), closed: true })).toEqual(bare);
  });
});
