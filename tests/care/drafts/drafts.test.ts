import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { healed } from '../../../src/care/drafts/heal';
import { standing, together, type Version } from '../../../src/care/drafts/merge';
import { isRegistered } from '../../../src/care/drafts/shapes';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 29, 10, minute)).toISOString();
const version = (minute: number, value: unknown): Version => ({ value, savedAt: at(minute) });
const both = (key: string, ...versions: Version[]) => standing(key, together(key, versions));

const phone = {
  startedAt: '2026-11-29T10:00:00.000Z',
  due: '2026-11-28',
  instrument: 0,
  question: 2,
  values: { 'phq-9': { q1: 1, q2: 2 } },
  written: {},
};
const computer = { ...phone, startedAt: '2026-11-29T10:05:00.000Z', question: 1, values: { 'phq-9': { q1: 3 } } };

describe('two versions of one draft', () => {
  it('of a questionnaire: instants and places are one device’s, answers of the same round stand together', () => {
    expect(both('form/a', version(1, phone), version(5, computer)).value).toEqual({
      ...computer,
      values: { 'phq-9': { q1: 3, q2: 2 } },
    });
  });
  it('of two rounds: the later round stands, with nothing of the earlier one', () => {
    const before = { ...phone, due: '2026-11-21' };
    expect(both('form/a', version(1, before), version(5, computer)).value).toEqual(computer);
  });
  it('of a diary of one day: times are one whole time, what one device left open is filled in, and words are joined', () => {
    const here = {
      entry: 'AAAAAAAAAAAAAAAAAAAAAA',
      words: ['note'],
      values: { lightsOff: '23:30', finalWake: '06:30', note: 'Sov urolig.' },
      share: true,
    };
    const there = {
      entry: 'BBBBBBBBBBBBBBBBBBBBBB',
      words: ['note'],
      values: { lightsOff: '23:00', note: 'Drømte.' },
      share: false,
    };
    expect(both('draft-entry/sleep-diary/2026-11-29', version(1, here), version(2, there)).value).toEqual({
      ...there,
      values: { lightsOff: '23:00', finalWake: '06:30', note: 'Drømte.\n\nSov urolig.' },
    });
  });
  it('of two entries that were begun apart: no answer of one goes into the other, and the words of both are kept', () => {
    const one = {
      entry: 'AAAAAAAAAAAAAAAAAAAAAA',
      words: ['thought'],
      values: { thought: 'Jeg rekker det ikke', belief: 80 },
      share: true,
    };
    const two = { entry: 'BBBBBBBBBBBBBBBBBBBBBB', words: ['thought'], values: { thought: 'De ler av meg' }, share: true };
    expect(both('draft-entry/thought-record/new', version(1, one), version(2, two)).value).toEqual({
      ...two,
      values: { thought: 'De ler av meg\n\nJeg rekker det ikke' },
    });
  });
  it('of a clock time or a setting: the later whole one', () => {
    expect(both('sleep/rise-time', version(1, '06:30'), version(2, '07:00')).value).toBe('07:00');
    expect(both('settings/keys', version(2, false), version(1, true)).value).toBe(false);
  });
  it('of a safety plan: every line of both, each once', () => {
    const plan = {
      warningSigns: ['Sover ikke'],
      own: ['Gå tur'],
      others: [],
      helpers: [{ name: 'Mamma' }],
      safer: [],
      reasons: [],
    };
    const other = { ...plan, own: ['Gå tur', 'Dusje'], helpers: [{ name: 'Bror' }] };
    expect(both('safety-plan', version(1, plan), version(2, other)).value).toEqual({
      ...other,
      helpers: [{ name: 'Bror' }, { name: 'Mamma' }],
    });
  });
  it('of prose: both texts, and nothing twice', () => {
    expect(both('draft/x', version(1, 'Hei'), version(2, 'Hei Lea')).value).toBe('Hei Lea');
    expect(both('draft/x', version(1, 'En.\nTo.'), version(2, 'En!\nTo.')).value).toBe('En!\nTo.\n\nEn.');
  });
  it('sent from one device while more was written on the other: what was not sent is still there', () => {
    const sent: Version = { value: null, savedAt: at(5), removed: true };
    expect(both('draft/x', version(1, 'Ikke sendt ennå'), sent).value).toBe('Ikke sendt ennå');
    expect(both('form/a', version(1, phone), sent).removed).toBe(true);
  });
  it('a version that was written on top of another one takes its place', () => {
    const before = version(1, 'Jeg sov dårlig.');
    const mended: Version = { value: 'Jeg sov godt.', savedAt: at(2), after: [at(1)] };
    expect(both('draft/x', before, mended).value).toBe('Jeg sov godt.');
    expect(both('draft/x', before, { value: null, savedAt: at(2), removed: true, after: [at(1)] }).removed).toBe(true);
  });
});

const text = fc.stringMatching(/^[a-zæøå .\n]{0,24}$/);
const clock = fc.constantFrom('23:00', '23:30', '06:45');
const id = fc.constantFrom('AAAAAAAAAAAAAAAAAAAAAA', 'BBBBBBBBBBBBBBBBBBBBBB');
const instant = fc.integer({ min: 0, max: 59 }).map(at);
const written: Record<string, fc.Arbitrary<unknown>> = {
  'draft/x': text,
  'form/a': fc.record({
    startedAt: instant,
    due: fc.constantFrom('2026-11-21', '2026-11-28'),
    instrument: fc.integer({ min: 0, max: 1 }),
    question: fc.integer({ min: 0, max: 8 }),
    values: fc.dictionary(
      fc.constantFrom('phq-9', 'gad-7'),
      fc.dictionary(fc.constantFrom('q1', 'q2'), fc.integer({ min: 0, max: 3 })),
    ),
    written: fc.dictionary(fc.constantFrom('phq-9', 'gad-7'), id),
  }),
  'draft-entry/sleep-diary/2026-11-29': fc.record({
    entry: id,
    share: fc.boolean(),
    words: fc.constant(['note']),
    values: fc.record({ lightsOff: clock, outOfBed: clock, note: text }, { requiredKeys: [] }),
  }),
  'draft-entry/thought-record/new': fc.record({
    entry: id,
    share: fc.boolean(),
    words: fc.constant(['thought']),
    values: fc.record({ thought: text, belief: fc.integer({ min: 0, max: 100 }) }, { requiredKeys: [] }),
  }),
  'place/sleep/p1': fc.record({ screen: fc.constantFrom('a', 'b'), opened: fc.subarray(['a', 'b', 'c']), at: instant }),
  'time/c': fc.dictionary(fc.constantFrom('2026-11-28', '2026-11-29'), fc.integer({ min: 1, max: 900 })),
};
const key = fc.constantFrom(...Object.keys(written));
const versionOf = (of: string) =>
  fc
    .record({ savedAt: instant, removed: fc.constantFrom(undefined, undefined, true), value: written[of] ?? text })
    .map(({ savedAt, removed, value }): Version => (removed ? { savedAt, removed, value: null } : { savedAt, value }));
const three = key.chain((of) => fc.tuple(fc.constant(of), versionOf(of), versionOf(of), versionOf(of)));

/** Every string and number that stands somewhere in a value. */
const atoms = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(atoms) : [value];

describe('bringing versions together', () => {
  it('gives the same whatever the order and however often', () => {
    fc.assert(
      fc.property(three, ([of, a, b, c]) => {
        const abc = together(of, together(of, [a], [b]), [c]);
        for (const other of [
          together(of, [a], together(of, [b], [c])),
          together(of, [c], together(of, [b], [a])),
          together(of, together(of, [a], [c]), together(of, [c], [b])),
          together(of, abc, abc),
        ])
          expect(other).toEqual(abc);
        expect(standing(of, abc)).toEqual(standing(of, together(of, abc, [b])));
      }),
      { numRuns: 400 },
    );
  });
  it('mixes no id, time, date, choice or number with another one', () => {
    fc.assert(
      fc.property(three, ([of, ...versions]) => {
        if (of === 'draft/x') return;
        const known = new Set(versions.flatMap(({ value }) => atoms(value)));
        const prose = new Set(['note', 'thought']);
        const check = (value: unknown, field: string): void => {
          if (typeof value === 'object' && value !== null) for (const [name, inner] of Object.entries(value)) check(inner, name);
          else if (!prose.has(field)) expect(known).toContain(value);
        };
        check(both(of, ...versions).value, '');
      }),
      { numRuns: 400 },
    );
  });
  it('loses no line of anybody’s prose', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(instant, text), { minLength: 1, maxLength: 4 }), (all) => {
        const sum = String(both('draft/x', ...all.map(([savedAt, value]): Version => ({ savedAt, value }))).value);
        for (const [, value] of all) for (const line of value.split('\n')) expect(sum).toContain(line.trim());
      }),
    );
  });
});

describe('a draft that was glued before there was a rule', () => {
  it('is a whole one when it is read: instants, dates, clock times and ids', () => {
    const glued = { ...phone, startedAt: `${phone.startedAt}\n\n${computer.startedAt}`, written: { 'phq-9': 'A'.repeat(22) } };
    expect(healed('form/a', glued)).toEqual({ ...phone, written: { 'phq-9': 'A'.repeat(22) } });
    expect(healed('form/a', { ...phone, startedAt: phone.startedAt + computer.startedAt })).toEqual(phone);
    expect(healed('sleep/rise-time', '06:30\n\n07:00')).toBe('06:30');
    const entry = {
      entry: `${'A'.repeat(22)}\n\n${'B'.repeat(22)}`,
      share: true,
      values: {
        lightsOff: '23:30\n\n23:00',
        date: '2026-11-29\n\n2026-11-28',
        at: '2026-11-29T12:00\n\n2026-11-29T13:00',
        note: 'En.\n\nTo.',
      },
    };
    expect(healed('draft-entry/sleep-diary/2026-11-29', entry)).toEqual({
      entry: 'A'.repeat(22),
      share: true,
      values: { lightsOff: '23:30', date: '2026-11-29', at: '2026-11-29T12:00', note: 'En.\n\nTo.' },
    });
  });
  it('and one that is whole is left as it is', () => {
    fc.assert(
      fc.property(
        key.chain((of) => fc.tuple(fc.constant(of), written[of] ?? text)),
        ([of, value]) => {
          expect(healed(of, value)).toBe(value);
        },
      ),
    );
  });
});

describe('what drafts are made of', () => {
  it('is told in one place for every key under which a screen or the engine keeps something', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(join('src', name), 'utf8'));
    const calls =
      /(?:useDraft(?:<[^(]*>)?|useWords|saveOwn|readOwn|removeOwn|useOwn|own\.save|own\.tell)\(\s*['`]([a-z-]+)[/'`]/g;
    const named =
      /(?:prefix|ownName|countedPrefix|\w+Setting|codeUsed|\w+Key|messageDraft)\s*=\s*(?:\([^)]*\)(?:: string)? => )?['`]([a-z-]+)\//g;
    const keys = sources.flatMap((text) => [...text.matchAll(calls), ...text.matchAll(named)].map(([, room]) => room ?? ''));
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter((room) => !isRegistered(room))).toEqual([]);
  });
});
