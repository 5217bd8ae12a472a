import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import { caseView } from '../../../src/care/case-view';
import { causesOf } from '../../../src/care/desk/inbox-view';
import { accessView } from '../../../src/care/members/access-view';
import { type Arranged, coversOf, type Membership, therapistOf, wantedMembers } from '../../../src/care/members/arrangements';
import { threadPage } from '../../../src/care/thread/thread-page';
import { asks, atDesk, context, decides, joined, kari, liv, log, maja, message, newId, people } from '../people';

const tor = 'tor-therapist';
const ida = 'ida-intake';
const at = '2026-03-01T08:00:00Z';
const welcome = (seq: number, author: string): Arranged => ({
  seq,
  author,
  item: { id: newId(), at, kind: 'welcome', called: 'Kari', greeting: 'Hei' },
});
const cover = (seq: number, by: string, from: string, until: string, more: { cover?: string; ended?: true } = {}): Arranged => ({
  seq,
  author: maja,
  item: { id: newId(), at, kind: 'cover', cover: 'one', by, from, until, ...more },
});
const handover = (seq: number, to: string): Arranged => ({
  seq,
  author: maja,
  item: { id: newId(), at, kind: 'handover', to, note: 'Tar over' },
});
const from = (...steps: [seq: number, ...members: string[]][]): Membership[] =>
  steps.map(([seq, ...members]) => ({ seq, members }));
const wanted = (arranged: Arranged[], history: Membership[], today = '2026-03-10') =>
  wantedMembers({ arranged, history, today, intake: [ida], isCustodian: (account) => account === liv });

describe('what is asked for anew after an end', () => {
  const said = (seq: number, draft: Arranged['item'], author = maja): Arranged => ({ seq, author, item: draft });
  const ended = (seq: number, reopened?: true) =>
    said(seq, { id: newId(), at, kind: 'discharge', reason: 'completed', ...(reopened ? { reopened } : {}) });
  const asked = (seq: number) => said(seq, { ...asks('again', '2026-03-10'), id: newId(), at }, kari);
  const decided = (seq: number) => said(seq, { ...decides('again', 'd1', { therapist: tor }), id: newId(), at });
  const before = [welcome(1, maja), ended(5)];
  const alone = from([0, maja, liv]);

  it('lets those in who take referrals in, by whichever client is there, and nobody while a course goes on', () => {
    expect(wanted([...before, asked(6)], alone).add).toEqual([ida]);
    expect(wanted([welcome(1, maja), asked(6)], alone).add).toEqual([]);
    expect(wanted([...before, ended(6, true), asked(7)], alone).add).toEqual([]);
    expect(wanted([...before, asked(6)], from([0, maja, liv], [7, maja, liv, ida])).add).toEqual([]);
  });
  it('lets them out again the day after it was decided, and nobody who was in before', () => {
    const all = [...before, asked(6), decided(8)];
    const history = from([0, maja, liv], [7, maja, liv, ida], [9, maja, liv, ida, tor]);
    expect(wanted(all, history, at.slice(0, 10)).remove).not.toContain(ida);
    expect(wanted(all, history, '2026-03-20').remove).toContain(ida);
    expect(wanted(all, from([0, maja, liv], [3, maja, liv, ida], [9, maja, liv, ida, tor]), '2026-03-20').remove).not.toContain(
      ida,
    );
    expect(wanted(all, history, '2026-03-20').add).toEqual([]);
  });
});

describe('a cover', () => {
  const week = cover(5, tor, '2026-03-10', '2026-03-12');
  it('counts from its first day to its last', () => {
    const state = (today: string) => coversOf([week], today)[0]?.state;
    expect(['2026-03-09', '2026-03-10', '2026-03-12', '2026-03-13'].map(state)).toEqual(['coming', 'now', 'now', 'over']);
  });
  it('is what its newest item says, and whose its first was', () => {
    const longer = { ...cover(8, tor, '2026-03-10', '2026-03-20'), author: liv };
    expect(coversOf([week, longer], '2026-03-15')).toMatchObject([{ arrangedBy: maja, until: '2026-03-20', state: 'now' }]);
  });
  it('brings the colleague in on the day, once', () => {
    expect(wanted([welcome(1, maja), week], from([0, maja, liv])).add).toEqual([tor]);
    expect(wanted([welcome(1, maja), week], from([0, maja, liv], [6, maja, liv, tor])).add).toEqual([]);
    expect(wanted([welcome(1, maja), week], from([0, maja, liv]), '2026-03-09').add).toEqual([]);
  });
  it('is said to be over before anybody goes, and then who came by it goes', () => {
    const history = from([0, maja, liv], [6, maja, liv, tor]);
    const over = wanted([welcome(1, maja), week], history, '2026-03-13');
    expect(over).toMatchObject({ remove: [], finish: [{ cover: 'one', by: tor }] });
    const ended = cover(9, tor, '2026-03-10', '2026-03-12', { ended: true });
    expect(wanted([welcome(1, maja), week, ended], history, '2026-03-13')).toEqual({ add: [], remove: [tor], finish: [] });
  });
  it('puts out nobody who was in before it, was let in after it, covers again, is a custodian or answers for the case', () => {
    const ended = (by: string) => cover(9, by, '2026-03-10', '2026-03-12', { ended: true });
    const remove = (arranged: Arranged[], history: Membership[]) =>
      wanted([welcome(1, maja), ...arranged], history, '2026-03-13').remove;
    expect(remove([week, ended(tor)], from([0, maja, liv, tor]))).toEqual([]);
    expect(remove([week, ended(tor)], from([0, maja], [6, maja, tor], [10, maja], [12, maja, tor]))).toEqual([]);
    const again = cover(8, tor, '2026-03-13', '2026-03-14', { cover: 'two' });
    expect(remove([week, again, ended(tor)], from([0, maja], [6, maja, tor]))).toEqual([]);
    expect(remove([cover(5, liv, '2026-03-10', '2026-03-12'), ended(liv)], from([0, maja], [6, maja, liv]))).toEqual([]);
    expect(remove([week, ended(tor), handover(10, tor)], from([0, maja], [6, maja, tor]))).not.toContain(tor);
  });
  it('of two that were arranged together, each ends by itself', () => {
    const second = cover(6, tor, '2026-04-10', '2026-04-12', { cover: 'two' });
    const firstEnded = cover(18, tor, '2026-03-10', '2026-03-12', { ended: true });
    const secondEnded = cover(40, tor, '2026-04-10', '2026-04-12', { cover: 'two', ended: true });
    const history = from([0, maja], [12, maja, tor], [20, maja], [30, maja, tor]);
    expect(wanted([welcome(1, maja), week, second, firstEnded], history, '2026-04-11').remove).toEqual([]);
    expect(wanted([welcome(1, maja), week, second, firstEnded, secondEnded], history, '2026-04-13').remove).toEqual([tor]);
  });
});

describe('a handover', () => {
  it('names who answers, lets them in and the one before out', () => {
    const arranged = [welcome(1, maja), handover(5, tor)];
    expect(therapistOf(arranged)).toBe(tor);
    expect(wanted(arranged, from([0, maja, liv]))).toMatchObject({ add: [tor], remove: [maja] });
  });
  it('leaves custodians in, and whoever was let in again afterwards', () => {
    const arranged = [welcome(1, liv), handover(5, tor)];
    expect(wanted(arranged, from([0, liv], [6, liv, tor])).remove).toEqual([]);
    const again = [welcome(1, maja), handover(5, tor)];
    expect(wanted(again, from([0, maja], [6, maja, tor], [7, tor], [9, maja, tor])).remove).toEqual([]);
  });
  it('does not bring back whoever was put out after it', () => {
    expect(wanted([welcome(1, maja), handover(5, tor)], from([0, maja], [6, maja, tor], [8, maja])).add).toEqual([]);
  });
  it('from hand to hand takes all before the last one out', () => {
    const arranged = [welcome(1, maja), handover(5, tor), handover(6, 'ida')];
    expect(wanted(arranged, from([0, maja], [7, maja, tor]))).toMatchObject({ add: ['ida'], remove: [maja, tor] });
  });
});

describe('what the citizen is told', () => {
  const { write } = log(1);
  const entries = [
    write(maja, at, { kind: 'welcome', called: 'Kari', greeting: 'Hei' }),
    write(maja, at, { kind: 'identity', account: kari }),
    write(maja, at, { kind: 'cover', cover: newId(), by: tor, from: '2026-03-10', until: '2026-03-12', note: 'Ferie' }),
    write(liv, at, { kind: 'custody', reason: 'Maja er syk' }),
    write(liv, at, { kind: 'handover', to: tor, note: 'Tor tar over' }),
  ];
  it('is a line each for cover, handover, identity and custody', () => {
    const { lines } = threadPage(fold(emptyCase(), entries), context(kari), { limit: 50 }, { replyDays: 2 });
    expect(lines.flatMap((line) => (line.type === 'event' ? [[line.event, line.author, line.detail]] : []))).toEqual([
      ['identity', maja, { account: kari }],
      ['cover', maja, { by: tor, from: '2026-03-10', until: '2026-03-12', note: 'Ferie' }],
      ['custody', liv, { reason: 'Maja er syk' }],
      ['handover', liv, { to: tor, note: 'Tor tar over' }],
    ]);
  });
  it('is the end of a cover once, whoever else said so too', () => {
    const own = log(1);
    const item = { kind: 'cover' as const, cover: newId(), by: tor, from: '2026-03-10', until: '2026-03-12' };
    const said = [item, { ...item, ended: true }, { ...item, ended: true }].map((one) => own.write(maja, at, one));
    const { lines } = threadPage(fold(emptyCase(), said), context(kari), { limit: 50 }, { replyDays: 2 });
    expect(lines).toHaveLength(2);
  });
  it('is who erased whose words, in both places', () => {
    const own = log(1);
    const gone = own.write(kari, at, message('Dette angrer jeg på'));
    const erase = own.write(liv, at, { kind: 'erase', seq: gone.seq, row: 'A'.repeat(43) });
    const { item: _, ...row } = gone;
    const state = fold(fold(emptyCase(), [gone, erase]), [{ ...row, mark: 'E_ERASED' }]);
    const { lines } = threadPage(state, context(kari), { limit: 50 }, { replyDays: 2 });
    expect(lines).toMatchObject([
      { type: 'problem', code: 'E_ERASED', author: kari, by: liv },
      { type: 'event', event: 'erased', author: liv, detail: { of: kari } },
    ]);
    expect(JSON.stringify(state)).not.toContain('angrer');
  });
  it('is who covers now, by why they are in', () => {
    const state = fold(emptyCase(), entries.slice(0, 3));
    const members = [...context(kari).members, { account: tor, role: 'staff' as const }];
    const why = (now: string) =>
      accessView(
        state,
        { members },
        [...people, { account: tor, name: 'Tor', title: '', roles: ['therapist'] }],
        [],
        now,
      ).members.map((one) => one.why);
    expect(why('2026-03-11T09:00:00Z')).toEqual(['you', 'therapist', 'custodian', 'cover']);
    expect(why('2026-03-13T09:00:00Z')).toEqual(['you', 'therapist', 'custodian', 'therapist']);
  });
});

describe('a claim', () => {
  const now = '2026-03-12T09:00:00Z';
  const recovered = { ...joined(9, at), removed: ['old-account'] };
  const view = (state: ReturnType<typeof emptyCase>) => caseView(state, now, context(maja)).claim;
  it('is open until an identity item names that very account', () => {
    const { write } = log(10);
    expect(view(fold(emptyCase(), [], [joined(9, at)]))).toEqual({ account: kari, at, recovery: false });
    const other = write(maja, at, { kind: 'identity', account: 'old-account' });
    expect(view(fold(emptyCase(), [other], [recovered]))).toMatchObject({ recovery: true });
    expect(view(fold(emptyCase(), [other, write(maja, at, { kind: 'identity', account: kari })], [recovered]))).toBeNull();
  });
  it('in somebody’s place stands at the top of the inbox, and so does a used link that is tried again', () => {
    const one = atDesk('x', fold(emptyCase(), [], [recovered]), context(maja, { knocks: 2 }));
    expect(causesOf(one, { now, replyDays: 2 }).slice(0, 2)).toMatchObject([
      { reason: 'recovery-claimed', group: 'now' },
      { reason: 'knocked', group: 'now', facts: { count: 2 } },
    ]);
  });
});
