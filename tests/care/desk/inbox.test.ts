import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import type { CaseEntry, MemberChange } from '../../../src/care/case/state';
import type { CaseContext } from '../../../src/care/case-view';
import { casesView, causesOf, inboxView } from '../../../src/care/desk/inbox-view';
import type { DeskCase } from '../../../src/care/desk/reasons';
import type { ConfirmedCourses } from '../../../src/care/registry/reasons';
import {
  answers,
  asks,
  assignMeasures,
  assignProgramme,
  atDesk,
  context,
  decides,
  diary,
  joined,
  kari,
  liv,
  log,
  maja,
  message,
  newId,
  progress,
  sleep,
} from '../people';

const now = '2026-03-12T09:00:00Z';
const desk = { now, replyDays: 2 };
const deskCase = (
  entries: CaseEntry[],
  more: {
    context?: Partial<CaseContext & ConfirmedCourses>;
    changes?: MemberChange[];
    integrityWarning?: DeskCase['integrityWarning'];
  } = {},
): DeskCase => atDesk(newId(), fold(emptyCase(), entries, more.changes), context(maja, more.context), more.integrityWarning);
const causes = (entries: CaseEntry[], more?: Parameters<typeof deskCase>[1]) => causesOf(deskCase(entries, more), desk);
const reasons = (entries: CaseEntry[], more?: Parameters<typeof deskCase>[1]) =>
  causes(entries, more).map(({ reason }) => reason);
const measured = (instrument: 'phq-9' | 'gad-7', totals: number[], from = '2026-03-11') => {
  const { write } = log(100);
  return totals.map((total, i) => {
    const at = new Date(Date.parse(`${from}T18:00:00Z`) - (totals.length - 1 - i) * 7 * 86_400_000).toISOString();
    return write(kari, at, answers(instrument, total));
  });
};

describe('why a case stands in the inbox', () => {
  it('is nothing when nobody waits', () => {
    const { write } = log();
    expect(
      causes([write(kari, '2026-03-11T08:00:00Z', message('Hei')), write(maja, '2026-03-11T09:00:00Z', message('Hei'))]),
    ).toEqual([]);
  });

  it('is an answer to a safety question, until staff have done something since: it asks for a talk, or it holds something back', () => {
    const card = {
      ...sleep,
      holds: { 'talk-first': ['p1/talk-now'], 'sleep-window': ['p1/health-guard'] },
      guards: [
        { address: 'p1/talk-now', feature: 'talk-first', kind: 'choice' as const, holding: ['very-heavy'] },
        { address: 'p1/health-guard', feature: 'sleep-window', kind: 'guard' as const, free: ['none'] },
      ],
    };
    const more = { context: { programmes: [card] } };
    const said = (block: string, keys: string[]) => ({
      kind: 'block' as const,
      address: `sleep/p1/${block}`,
      version: '2.0.0',
      language: 'nb' as const,
      block: 'choice',
      prompt: 'Gjelder noe av dette deg?',
      keys,
      options: keys,
    });
    const { write } = log();
    const window = write(kari, '2026-03-10T18:00:00Z', said('health-guard', ['epilepsy']));
    const talk = write(kari, '2026-03-11T18:00:00Z', said('talk-now', ['very-heavy']));
    const nothing = write(kari, '2026-03-11T18:01:00Z', said('talk-now', ['none']));
    expect(causes([nothing], more)).toEqual([]);
    expect(causes([window], more)).toMatchObject([{ reason: 'held', group: 'today', facts: { feature: 'sleep-window' } }]);
    expect(causes([window, talk], more)[0]).toMatchObject({
      reason: 'held',
      group: 'now',
      facts: { feature: 'talk-first', address: 'sleep/p1/talk-now', options: 'very-heavy' },
    });
    const called = write(maja, '2026-03-12T08:00:00Z', message('Jeg ringer deg klokka ti.'));
    expect(reasons([window, talk, called], more)).not.toContain('held');
  });

  it('is a risk answer until it has been assessed, with what it was before', () => {
    const { write } = log();
    const before = write(kari, '2026-03-02T18:00:00Z', answers('phq-9', 9));
    const risk = write(kari, '2026-03-11T18:00:00Z', answers('phq-9', 9, 1));
    expect(causes([before, risk])[0]).toEqual({
      reason: 'risk',
      group: 'now',
      at: '2026-03-11T18:00:00Z',
      facts: { instrument: 'phq-9', value: 1, previous: 0, previousAt: '2026-03-02T18:00:00Z' },
    });
    const replied = write(maja, '2026-03-12T08:00:00Z', message('Jeg ringer deg'));
    expect(reasons([before, risk, replied])).toContain('risk');
    expect(
      reasons([
        before,
        risk,
        write(maja, '2026-03-12T08:05:00Z', { kind: 'assessment', answers: risk.item.id, action: 'called' }),
      ]),
    ).toEqual([]);
  });

  it('is a warning of the verification', () => {
    expect(causes([], { integrityWarning: { code: 'E_FORK', at: now } })).toMatchObject([
      { reason: 'alarm', group: 'now', facts: { code: 'E_FORK' } },
    ]);
  });

  it('is a deterioration from the reliable change on, and less pressing once staff have done something', () => {
    expect(reasons(measured('phq-9', [12, 17]))).toEqual([]);
    expect(causes(measured('phq-9', [12, 18]))[0]).toMatchObject({
      reason: 'deterioration',
      group: 'now',
      facts: { instrument: 'phq-9', from: 12, to: 18, count: 2 },
    });
    expect(causes(measured('gad-7', [8, 12]))[0]).toMatchObject({
      reason: 'deterioration',
      facts: { instrument: 'gad-7', from: 8, to: 12 },
    });
    const { write } = log(200);
    const acted = causes([...measured('phq-9', [12, 18]), write(maja, '2026-03-12T08:00:00Z', message('La oss snakkes'))]);
    expect(acted).toMatchObject([{ reason: 'deterioration', group: 'week' }]);
  });

  it('is the measure that has risen more, when both have', () => {
    expect(causes([...measured('phq-9', [10, 16]), ...measured('gad-7', [4, 12])])[0]?.facts).toMatchObject({
      instrument: 'gad-7',
    });
  });

  it('is a message that waits, pressing on the day of the promise', () => {
    const { write } = log();
    const waiting = causes([
      write(kari, '2026-03-11T08:00:00Z', message('Kan vi flytte timen?')),
      write(kari, '2026-03-11T09:00:00Z', message('Til fredag')),
    ]);
    expect(waiting).toMatchObject([
      {
        reason: 'message',
        group: 'today',
        at: '2026-03-11T08:00:00Z',
        facts: { text: 'Til fredag', count: 2, replyBy: '2026-03-13' },
      },
    ]);
    expect(causes([log().write(kari, '2026-03-10T08:00:00Z', message('Hei'))])).toMatchObject([
      { group: 'now', facts: { replyBy: '2026-03-12' } },
    ]);
  });

  it('is a taken invitation until staff have written', () => {
    const { write } = log(5);
    const profile = write(kari, '2026-03-11T20:00:00Z', { kind: 'profile', called: 'Kari' });
    expect(causes([profile], { changes: [joined(4, '2026-03-11T20:00:00Z')] })).toMatchObject([
      { reason: 'invitation-claimed', facts: { called: 'Kari' } },
    ]);
    expect(reasons([profile, write(maja, now, message('Velkommen'))], { changes: [joined(4, '2026-03-11T20:00:00Z')] })).toEqual(
      [],
    );
  });

  it('is feedback that has not been answered, the one that stops the reader first', () => {
    const { write } = log();
    const shown = (address: string, wait: boolean) =>
      write(kari, '2026-03-10T08:00:00Z', { kind: 'feedback', address, shows: [], wait, note: 'Hva nå?' });
    expect(causes([shown('sleep/p1/feedback', false), shown('sleep/p2/feedback', true)])).toMatchObject([
      { reason: 'feedback', group: 'today', facts: { address: 'sleep/p2/feedback', note: 'Hva nå?' } },
    ]);
  });

  it('is homework that came after the case was last opened', () => {
    const { write } = log();
    const opened = write(maja, '2026-03-09T08:00:00Z', { kind: 'opened' });
    const [a, b] = [newId(), newId()];
    const nights = [
      write(kari, '2026-03-10T06:00:00Z', diary('2026-03-10', a)),
      write(kari, '2026-03-10T06:05:00Z', diary('2026-03-10', a)),
      write(kari, '2026-03-11T06:00:00Z', diary('2026-03-11', b)),
    ];
    expect(causes([opened, ...nights])).toMatchObject([{ reason: 'homework', facts: { worksheet: 'sleep-diary', count: 2 } }]);
    expect(reasons([opened, ...nights, write(maja, now, { kind: 'opened' })])).toEqual([]);
  });

  it('is “not as expected” from the fourth measure on, unless it is a deterioration', () => {
    expect(causes(measured('phq-9', [15, 14, 16, 14]))).toMatchObject([
      { reason: 'not-on-track', group: 'week', facts: { from: 15, to: 14, count: 4 } },
    ]);
    expect(reasons(measured('phq-9', [12, 14, 16, 18]))).toEqual(['deterioration']);
  });

  it('is a measure that is overdue', () => {
    const { write } = log();
    const assigned = write(maja, '2026-03-01T08:00:00Z', assignMeasures('once', '2026-03-07'));
    expect(causes([assigned])).toMatchObject([
      { reason: 'overdue-measure', facts: { instruments: 'phq-9,gad-7', due: '2026-03-07', days: 5 } },
    ]);
  });

  it('is no measure that was due before somebody came in, until they have had some days', () => {
    const { write, skip } = log();
    const assigned = write(maja, '2026-03-01T08:00:00Z', assignMeasures('once', '2026-03-01'));
    const overdue = (day: string) =>
      inboxView([atDesk('a', fold(emptyCase(), [assigned], [joined(skip(), `${day}T10:00:00Z`)]), context(maja))], {
        now,
        replyDays: 2,
      }).rows.flatMap((row) => [row, ...row.also].filter(({ reason }) => reason === 'overdue-measure'));
    expect(overdue('2026-03-11')).toEqual([]);
    expect(overdue('2026-03-09')).toMatchObject([{ facts: { due: '2026-03-01' } }]);
  });

  it('is ten days of silence of somebody who has joined', () => {
    const { write } = log();
    const silent = (date: string) =>
      causes([write(kari, `${date}T20:00:00Z`, message('Hei')), write(maja, `${date}T21:00:00Z`, message('Hei'))]);
    expect(silent('2026-03-03')).toEqual([]);
    expect(silent('2026-03-02')).toMatchObject([{ reason: 'silence', facts: { days: 10 } }]);
  });

  it('is an invitation that nobody took in time', () => {
    const members = context(maja).members.filter(({ role }) => role !== 'citizen');
    const invitation = (notAfter: string) => causes([], { context: { members, invitation: { open: false, notAfter } } });
    expect(invitation('2026-03-12T10:00:00Z')).toEqual([]);
    expect(invitation('2026-03-12T08:00:00Z')).toMatchObject([
      { reason: 'invitation-expired', facts: { notAfter: '2026-03-12T08:00:00Z' } },
    ]);
  });
  it('is still that invitation once the desk has taken it back', () => {
    const members = context(maja).members.filter(({ role }) => role !== 'citizen');
    const { write } = log();
    const begun = (at: string) =>
      causes([write(maja, at, { kind: 'welcome', called: 'Kari', greeting: 'Hei' })], { context: { members, invitation: null } });
    expect(begun('2026-02-26T10:00:00Z')).toEqual([]);
    expect(begun('2026-02-26T08:00:00Z')).toMatchObject([{ reason: 'invitation-expired', at: '2026-03-12T08:00:00.000Z' }]);
  });
});

describe('the inbox', () => {
  const { write } = log();
  const name = (text: string) => write(maja, '2026-01-01T08:00:00Z', { kind: 'profile', name: text });
  const risk = (value: number) => write(kari, '2026-03-11T18:00:00Z', answers('phq-9', 9 + value, value));

  it('has risk on top, the higher value first, then who presses, then who has waited longest', () => {
    const cases = [
      deskCase([name('venter på time'), write(kari, '2026-03-11T08:00:00Z', message('a'))]),
      deskCase([name('lenge ventet'), write(kari, '2026-03-06T08:00:00Z', message('b'))]),
      deskCase([name('stille'), write(kari, '2026-02-20T08:00:00Z', diary('2026-02-20', newId()))]),
      deskCase([name('risiko 1'), risk(1)]),
      deskCase([name('risiko 3'), risk(3)]),
      deskCase([name('forverring'), ...measured('phq-9', [5, 15])]),
      deskCase([name('ingenting')]),
    ];
    const inbox = inboxView(cases, desk);
    expect(inbox.rows.map((row) => row.name)).toEqual([
      'risiko 3',
      'risiko 1',
      'forverring',
      'lenge ventet',
      'venter på time',
      'stille',
    ]);
    expect(inbox).toMatchObject({ cases: 7, now });
  });

  it('shows one row a case, with its further reasons behind it', () => {
    const { rows } = inboxView(
      [deskCase([name('Kari'), risk(1), write(kari, '2026-03-11T18:05:00Z', message('Kan du ringe?'))])],
      desk,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      reason: 'risk',
      also: [{ reason: 'message', facts: { text: 'Kan du ringe?' } }],
      series: { instrument: 'phq-9', values: [10] },
    });
  });

  it('draws the curve of the measure that the reason speaks of', () => {
    const { rows } = inboxView([deskCase([...measured('phq-9', [9, 9]), ...measured('gad-7', [6, 12])])], desk);
    expect(rows[0]?.series).toEqual({ instrument: 'gad-7', values: [6, 12] });
  });
});

describe('the table of cases', () => {
  it('says who is invited, whose invitation ran out, and how far the others are', () => {
    const { write } = log();
    const named = (text: string) => write(maja, '2026-03-01T08:00:00Z', { kind: 'profile', name: text });
    const members = context(maja).members.filter(({ role }) => role !== 'citizen');
    const cases = [
      deskCase([
        named('Øyvind'),
        write(maja, '2026-03-01T08:00:00Z', assignProgramme),
        write(kari, '2026-03-01T18:00:00Z', progress('p1', 'summary', 4, true)),
        write(kari, '2026-03-08T18:00:00Z', answers('phq-9', 9)),
        write(kari, '2026-03-08T18:05:00Z', answers('gad-7', 7)),
      ]),
      deskCase([named('Anna')], { context: { members, invitation: { open: true, notAfter: '2026-03-20T08:00:00Z' } } }),
      deskCase([named('Åse')], { context: { members, invitation: { open: false, notAfter: '2026-03-01T08:00:00Z' } } }),
    ];
    expect(casesView(cases, now).map(({ caseRef: _, ...row }) => row)).toEqual([
      {
        name: 'Anna',
        status: 'invited',
        week: null,
        programme: null,
        phq9: null,
        gad7: null,
        lastFromCitizen: null,
        openRisk: false,
        next: null,
        mine: false,
        ended: false,
        unfiled: 0,
      },
      {
        name: 'Øyvind',
        status: 'active',
        week: 2,
        programme: { programme: 'sleep', part: 'p2', partsDone: 1, parts: 3 },
        phq9: 9,
        gad7: 7,
        lastFromCitizen: '2026-03-08T18:05:00Z',
        openRisk: false,
        next: null,
        mine: false,
        ended: false,
        unfiled: 2,
      },
      {
        name: 'Åse',
        status: 'expired',
        week: null,
        programme: null,
        phq9: null,
        gad7: null,
        lastFromCitizen: null,
        openRisk: false,
        next: null,
        mine: false,
        ended: false,
        unfiled: 0,
      },
    ]);
  });
});

it('is the record of a course that has ended, for whoever confirms it and until they have, and below whatever else there is', () => {
  const { write } = log();
  const asked = newId();
  const first = newId();
  const entries = [
    write(maja, '2026-01-05T09:00:00Z', { kind: 'welcome', called: 'Kari', greeting: 'Velkommen' }),
    write(liv, '2026-02-02T09:00:00Z', { kind: 'discharge', reason: 'completed' }),
    write(kari, '2026-02-20T09:00:00Z', asks(asked, '2026-02-20')),
  ];
  const begun = entries[0]?.item.id ?? '';
  const at = (me: string, confirmed?: readonly string[], more: CaseEntry[] = []) =>
    causesOf(atDesk('a', fold(emptyCase(), [...entries, ...more]), context(me, confirmed ? { confirmed } : {})), desk);
  // Who is no therapist confirms none.
  expect(at(maja)).toEqual([]);
  expect(at(maja, [])).toEqual([{ reason: 'record', facts: {}, at: '2026-02-02T09:00:00Z', group: 'week' }]);
  expect(at(liv, [])).toEqual([]);
  expect(at(maja, [begun])).toEqual([]);

  const decided = write(maja, '2026-03-01T09:00:00Z', decides(asked, first, { outcome: 'advice' }));
  // Of the course before it whoever ended it is asked, of the last one its therapist.
  expect(at(liv, [], [decided]).map(({ reason }) => reason)).toEqual(['record']);
  expect(at(maja, [], [decided])).toMatchObject([{ reason: 'record', at: '2026-03-01T09:00:00Z' }]);
  expect(at(maja, [asked], [decided])).toEqual([]);
  const wrote = write(kari, '2026-03-11T18:00:00Z', message('Er du der?'));
  expect(at(maja, [], [decided, wrote]).map(({ reason }) => reason)).toEqual(['message', 'record']);
});

it('reckons a case once as long as neither it nor the day at the desk has changed', () => {
  const { write } = log();
  const still = deskCase([write(kari, '2026-03-11T18:00:00Z', message('Er du der?'))]);
  const other = deskCase([write(kari, '2026-03-11T18:00:00Z', message('Hei'))]);
  const rowOf = (cases: DeskCase[], at = desk) => inboxView(cases, at).rows.find(({ caseRef }) => caseRef === still.caseRef);
  const row = rowOf([still, other]);
  const answered = { ...other, summary: { ...other.summary, messages: null } };
  expect(rowOf([answered, still], { ...desk })).toBe(row);
  expect(rowOf([still], { ...desk, now: '2026-03-16T09:00:00Z' })).toMatchObject({ group: 'now' });
  expect(rowOf([{ ...still, summary: { ...still.summary, messages: null } }])).toBeUndefined();
});

describe('what presses equally', () => {
  it('stands by how long it has waited and then by name, in whatever order the cases come', () => {
    const waiting = (name: string, at: string) => {
      const { write } = log();
      return deskCase([write(maja, '2026-03-01T08:00:00Z', { kind: 'profile', name }), write(kari, at, message('Hei'))]);
    };
    const later = waiting('Anna Aas', '2026-03-11T09:30:00Z');
    const all = [waiting('Åse Berg', '2026-03-11T08:00:00Z'), later, waiting('Bo Dahl', '2026-03-11T08:00:00Z')];
    const names = (cases: readonly DeskCase[]) => inboxView(cases, desk).rows.map(({ name }) => name);
    for (const order of [all, all.toReversed(), [later, ...all.filter((one) => one !== later)]])
      expect(names(order)).toEqual(['Bo Dahl', 'Åse Berg', 'Anna Aas']);
  });
});
