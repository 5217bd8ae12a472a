import { describe, expect, it } from 'vitest';
import { compileProgramme } from '../../../src/care/programmes/compile';
import type { Sheets } from '../../../src/care/programmes/directives';
import { faultLine } from '../../../src/care/programmes/faults';
import { readiness, resumeScreen } from '../../../src/care/programmes/progress';
import { lix } from '../../../src/care/programmes/readability';
import { sleep } from '../people';

const card = `---
id: calm
title: Ro
version: 1.0.0
lang: nb
reviewStatus: needs-clinical-review
reviewedBy: []
problem: ANG
minAge: 16
duration: { parts: 1, weeks: 1, minutesPerPart: [20, 40], minutesPerDay: 10 }
person: Sunniva
summary: Om ro.
forWhom:
  - Du er urolig.
talkFirst:
  - Du er gravid.
holds:
  window: { setBy: [p1/guard], releasedBy: therapist }
parts: [p1]
retiredIds: [p1/old-list]
sources:
  - { ref: "En bok", usedFor: "alt" }
---

Ro er for **deg**.
`;
const part = `---
id: p1
title: Del en
lang: nb
minutes: 20
pauseDays: 7
goal: Du vet mer.
homework:
  - { id: diary, worksheet: sleep-diary, times: 7 }
checkIn: [phq-9]
reviewStatus: needs-clinical-review
---

::screen{id="welcome"}
## Velkommen

Her lærer du **noe** nytt.

- en ting
- en ting til

::screen{id="health" skip="no"}
## Helsa

:::guard{id="guard" holds="window"}
Gjelder noe av dette?

- \`baby\` Jeg er gravid
- \`none\` Nei

> Vi venter med vinduet.
:::

::screen{id="quiz"}
## Sjekk deg selv

:::quiz{id="check" kind="single" correct="yes"}
Stemmer det?

- \`yes\` Ja
  > Ja, det gjør det.
- \`no\` Nei
  > Lett å tro. Men nei.
:::

:::slider{id="calm" min="0" max="10" step="1" series="calm"}
Hvor rolig er du?

- \`0\` Urolig
- \`10\` Rolig
:::

:::exercise{id="breath" kind="breathing" rounds="12"}
To minutter.

- \`in-4\` Pust inn
- \`out-6\` Pust ut
:::

::worksheet{id="night" ref="sleep-diary" mode="view" view="week"}

::screen{id="end"}
## Slutt

:::homework
- \`diary\` **Dagbok.** Hver morgen.
:::

:::feedback{id="feedback" shows="calm,guard" wait="no"}
Vil du sende svarene?
:::

:::next-time{id="next-time"}
Hva lurer du på?
:::

:::summary
- Du har lært noe.
:::
`;
const sheets: Sheets = {
  worksheets: new Map([['sleep-diary', { views: ['week'], variants: ['short'] }]]),
  instruments: ['phq-9'],
};
const path = (lang: string, file: string) => `locales/${lang}/programmes/calm/${file}`;
const compile = (files: Record<string, string>, more: Partial<Sheets> = {}) =>
  compileProgramme('calm', new Map(Object.entries(files)), { ...sheets, ...more });
const nb = (partText: string, cardText = card) => ({
  [path('nb', 'programme.md')]: cardText,
  [path('nb', 'part-1.md')]: partText,
});
const errors = (files: Record<string, string>, more?: Partial<Sheets>) =>
  compile(files, more)
    .faults.filter(({ level }) => level === 'error')
    .map(faultLine);
/** Errors of the part with one thing changed, without the folder in front. */
const errorsWith = (from: string, to: string) => {
  expect(part).toContain(from);
  return errors(nb(part.replace(from, to))).map((line) => line.replace('locales/nb/programmes/calm/', ''));
};
const lineOf = (text: string) => part.slice(0, part.indexOf(text)).split('\n').length;

describe('a programme as the build makes it', () => {
  const { cards, parts } = compile(nb(part));
  it('has no faults when it is right', () => {
    expect(errors(nb(part))).toEqual([]);
  });
  it('keeps paragraphs, lists and strong words, and nothing else', () => {
    expect(parts.nb?.[0]?.screens[0]).toEqual({
      id: 'welcome',
      title: 'Velkommen',
      mayskip: true,
      blocks: [
        { type: 'text', text: [{ p: ['Her lærer du ', { strong: 'noe' }, ' nytt.'] }, { ul: [['en ting'], ['en ting til']] }] },
      ],
    });
  });
  it('knows each block by its kind', () => {
    const [, health, quiz] = parts.nb?.[0]?.screens ?? [];
    expect(health).toMatchObject({
      mayskip: false,
      blocks: [{ type: 'guard', holds: 'window', held: [{ p: ['Vi venter med vinduet.'] }] }],
    });
    expect(quiz?.blocks).toMatchObject([
      {
        type: 'quiz',
        correct: ['yes'],
        options: [{ key: 'yes', text: ['Ja'], feedback: [{ p: ['Ja, det gjør det.'] }] }, { key: 'no' }],
      },
      { type: 'slider', min: 0, max: 10, step: 1, series: 'calm', share: true, minLabel: 'Urolig', maxLabel: 'Rolig' },
      {
        type: 'exercise',
        kind: 'breathing',
        rounds: 12,
        steps: [
          { phase: 'in', seconds: 4, text: ['Pust inn'] },
          { phase: 'out', seconds: 6 },
        ],
      },
      { type: 'worksheet', ref: 'sleep-diary', mode: 'view', view: 'week' },
    ]);
  });
  it('has a card that outlines its parts and tells what its guards hold', () => {
    expect(cards.nb).toMatchObject({
      id: 'calm',
      reviewed: false,
      holds: { window: ['p1/guard'] },
      guards: [{ address: 'p1/guard', feature: 'window', kind: 'guard', free: ['none'] }],
      about: [{ p: ['Ro er for ', { strong: 'deg' }, '.'] }],
      parts: [
        {
          id: 'p1',
          screens: ['welcome', 'health', 'quiz', 'end'],
          pauseDays: 7,
          homework: [{ id: 'diary', worksheet: 'sleep-diary', times: 7 }],
        },
      ],
    });
  });
});

describe('the build refuses', () => {
  it.each<[string, string, string, RegExp]>([
    ['an unknown directive', '::worksheet{', '::sceen{', /unknown directive "::sceen"/],
    ['an unknown attribute', 'series="calm"', 'colour="red"', /unknown attribute "colour" on slider/],
    ['a value outside its set', 'kind="single" correct', 'kind="both" correct', /quiz kind is one of single, multi/],
    ['the wrong number of colons', '::worksheet{id', ':::worksheet{id', /worksheet/],
    [
      'attributes that are written otherwise',
      '::screen{id="quiz"}',
      '::screen{#quiz}',
      /stands alone on its line, attributes as name="value"/,
    ],
    ['a text behind a directive', '::screen{id="quiz"}', '::screen{id="quiz"} her', /./],
    ['an id of wrong form', 'id="calm" min', 'id="Calm_1" min', /"Calm_1" is no id/],
    ['a block id used twice', 'id="calm" min', 'id="check" min', /the block id "check" is used twice/],
    ['a screen id used twice', '::screen{id="end"}', '::screen{id="quiz"}', /the screen id "quiz" is used twice/],
    ['a retired id', 'id="calm" min', 'id="old-list" min', /the id "old-list" is retired/],
    ['an option key of wrong form', '`baby` Jeg', '`Baby!` Jeg', /"Baby!" is no key/],
    ['an option key twice', '`baby` Jeg', '`none` Jeg', /the key "none" stands twice/],
    ['an option without a key', '- `baby` Jeg', '- Jeg', /an option begins with its key/],
    ['a correct answer that is no option', 'correct="yes"', 'correct="maybe"', /correct "maybe" is no option/],
    ['a quiz option without feedback', '  > Lett å tro. Men nei.\n', '', /quiz option "no" has no feedback/],
    ['a guard without none', '- `none` Nei\n', '- `nothing` Nei\n', /a guard has the option none/],
    ['a guard on a screen that may be skipped', ' skip="no"', '', /the guard on "health" needs skip="no"/],
    ['a guard that holds an unknown feature', 'holds="window"', 'holds="door"', /unknown feature "door"/],
    ['a slider that ends where it begins', 'max="10"', 'max="0"', /slider min is not below max/],
    ['a slider step that does not divide', 'step="1"', 'step="3"', /slider step does not divide/],
    ['a slider without names for its ends', '- `10` Rolig', '- `9` Rolig', /slider names its ends with the keys 0 and 10/],
    ['a timed step that is none', '`in-4`', '`inn-4`', /"inn-4" is no step/],
    ['an exercise over ten minutes', 'rounds="12"', 'rounds="61"', /at most ten minutes/],
    ['breathing out that is shorter than breathing in', '`out-6`', '`out-3`', /at least as long as breathing in/],
    ['waiting without an end', 'wait="no"', 'wait="yes"', /feedback that waits has release-days/],
    ['an unknown worksheet', 'ref="sleep-diary"', 'ref="dream-diary"', /unknown worksheet "dream-diary"/],
    ['an unknown view', 'view="week"', 'view="month"', /worksheet sleep-diary has no view "month"/],
    ['feedback that shows what is not there', 'shows="calm,guard"', 'shows="calm,mood"', /feedback shows "mood"/],
    [
      'homework that is not in the front matter',
      '`diary` **',
      '`walk` **',
      /homework keys are not those of the front matter: diary/,
    ],
    ['a heading that is no title', 'Her lærer du', '### Under\n\nHer lærer du', /only a screen has a heading/],
    ['a screen without a title', '## Velkommen\n', '', /the screen "welcome" has no "## Title"/],
    [
      'a title that is not on the next line',
      '::screen{id="end"}\n',
      '::screen{id="end"}\n\n',
      /the screen "end" has no "## Title" on its next line/,
    ],
    ['a link', 'Her lærer du', '[Her](https://example.org) lærer du', /link is not allowed/],
    ['emphasis', 'Her lærer du', 'Her *lærer* du', /emphasis is not allowed/],
    ['HTML', 'Her lærer du', 'Her <b>lærer</b> du', /html is not allowed/],
    ['code', 'Her lærer du', 'Her `lærer` du', /inlineCode is not allowed/],
    ['a picture', 'Her lærer du', '![her](x.png) lærer du', /image is not allowed/],
    ['a colon glued to what follows', 'Her lærer du', 'Kl. 10:30 lærer du', /":30" reads as a directive/],
    [
      'a screen of over 300 words',
      'Her lærer du',
      `${'Vi sier noe her nå. '.repeat(61)}Her lærer du`,
      /"welcome" has 31\d words; 300 are the limit/,
    ],
  ])('%s', (_, from, to, message) => {
    expect(errorsWith(from, to).join('\n')).toMatch(message);
  });

  it.each([
    ['::worksheet{', '::sceen{', '::worksheet{', 'unknown directive'],
    ['series="calm"', 'colour="red"', ':::slider{', 'unknown attribute'],
    ['  > Lett å tro. Men nei.\n', '', '- `no` Nei', 'quiz option "no"'],
    ['shows="calm,guard"', 'shows="mood"', ':::feedback{', 'feedback shows'],
    ['id="calm" min', 'id="check" min', ':::slider{', 'the block id "check"'],
    ['title: Del en', 'title: Del en\ncolour: red', 'lang: nb', 'unknown key "colour"'],
  ] as const)('with the line where it stands: %s as %s', (from, to, anchor, message) => {
    expect(errorsWith(from, to)[0]).toContain(`part-1.md:${lineOf(anchor)}: ${message}`);
  });

  it('a block that is never closed, and does not let it swallow what follows unseen', () => {
    const list = errorsWith('> Vi venter med vinduet.\n:::\n', '> Vi venter med vinduet.\n');
    expect(list).toContain('part-1.md:24: blocks do not nest'.replace('24', String(lineOf('::screen{id="quiz"}') - 1)));
    expect(errors(nb(part.replace(/:::\n$/, ''))).join()).toMatch(/"summary" is not closed with ":::"/);
  });
  it('text before the first screen', () => {
    expect(errorsWith('::screen{id="welcome"}', 'Hei.\n\n::screen{id="welcome"}')[0]).toBe(
      'part-1.md:14: nothing may stand before the first ::screen',
    );
  });
  it('a part that lacks one of its four moments, or has one twice', () => {
    expect(errorsWith(':::next-time{id="next-time"}\nHva lurer du på?\n:::\n', '').join()).toMatch(
      /a part has one next-time, this has 0/,
    );
    expect(errors(nb(`${part}\n:::summary\n- Igjen.\n:::\n`)).join()).toMatch(/a part has one summary, this has 2/);
  });
  it('front matter that is missing, lacks a key, has an unknown one, or a review by nobody', () => {
    expect(errors(nb('Hei'))[0]).toMatch(/part-1.md:1: no front matter/);
    expect(errorsWith('goal: Du vet mer.\n', '')).toContain('part-1.md:1: the front matter lacks "goal"');
    expect(errorsWith('reviewStatus: needs-clinical-review', 'reviewStatus: fine').join()).toMatch(/:11: reviewStatus is one of/);
    expect(errorsWith('reviewStatus: needs-clinical-review', 'reviewStatus: reviewed').join()).toMatch(
      /reviewedBy with name, role and date/,
    );
    expect(errors(nb(part.replace('title: Del en', 'title: "Del')))[0]).toMatch(/front matter: /);
  });
  it('an unknown instrument or homework worksheet', () => {
    expect(errorsWith('checkIn: [phq-9]', 'checkIn: [mood-3]')).toContain('part-1.md:1: unknown instrument "mood-3"');
    expect(errorsWith('worksheet: sleep-diary,', 'worksheet: dreams,')).toContain('part-1.md:1: unknown worksheet "dreams"');
  });
  it('holds that name no guard, and guards that no hold names', () => {
    expect(errors(nb(part, card.replace('p1/guard', 'p1/gone'))).map((e) => e.split(': ').slice(1).join(': '))).toEqual([
      'holds: setBy does not name "p1/guard"',
      'holds.window: "p1/gone" is no guard',
    ]);
  });
  it('an id that readers have answers under and that is gone without being retired', () => {
    const released = { released: new Map([['calm', ['p1/calm', 'p1/mood', 'p1/old-list', 'p2/later']]]) };
    expect(errors(nb(part), released)).toEqual([
      `${path('nb', 'part-1.md')}:1: "mood" has been released and is gone; name it in retiredIds as p1/mood`,
    ]);
  });
  it('files that are no part of the programme', () => {
    expect(errors({ ...nb(part), [path('nb', 'part-2.md')]: part })[0]).toBe(
      `${path('nb', 'part-2.md')}:1: no part of the programme has this file`,
    );
  });
  it('text that is too hard to read', () => {
    const hard =
      'Behandlingsforløpet tilrettelegges individuelt gjennom systematiske kartleggingsinstrumenter vedrørende søvnvansker. ';
    expect(errorsWith('Her lærer du', `${hard.repeat(9)}Her lærer du`).join()).toMatch(/LIX \d\d\d?\.\d; 35 is the limit/);
  });
  it('all of it in one run', () => {
    const broken = part
      .replace('::worksheet{', '::sceen{')
      .replace('correct="yes"', 'correct="maybe"')
      .replace('title: Del en\n', '');
    expect(errors(nb(broken)).length).toBeGreaterThanOrEqual(3);
  });
});

describe('a translation', () => {
  const words = (text: string) => text.replace('lang: nb', 'lang: en').replace('reviewStatus', 'translates: 1.0.0\nreviewStatus');
  const english = (partText: string) => ({
    ...nb(part),
    [path('en', 'programme.md')]: words(card),
    [path('en', 'part-1.md')]: partText,
  });

  it('takes its facts from nb and its words from itself', () => {
    const twin = words(part).replace('minutes: 20\npauseDays: 7\n', '').replace('## Velkommen', '## Welcome');
    const { parts, faults } = compile(english(twin));
    expect(faults.filter(({ level }) => level === 'error')).toEqual([]);
    expect(parts.en?.[0]).toMatchObject({ lang: 'en', minutes: 20, screens: [{ title: 'Welcome' }, {}, {}, {}] });
  });
  it('is refused when its skeleton differs from nb, at the line where it does', () => {
    const twin = words(part).replace('- `baby` Jeg', '- `child` Jeg');
    expect(errors(english(twin)).join()).toMatch(/en\/programmes\/calm\/part-1\.md:29: differs from nb: "`baby`" is expected/);
    expect(errors(english(words(part).replace('max="10"', 'max="20"').replace('`10`', '`20`'))).join()).toMatch(
      /differs from nb/,
    );
  });
  it('is warned about, not refused, when it follows an older nb or lacks a part', () => {
    const { faults } = compile({
      ...nb(part),
      [path('en', 'programme.md')]: words(card).replace('translates: 1.0.0', 'translates: 0.9.0'),
    });
    expect(faults.filter(({ path: file }) => file.includes('/en/')).map(({ level, message }) => [level, message])).toEqual([
      ['warning', 'the part is missing; it is shown in nb'],
      ['warning', 'translates 0.9.0; nb is at 1.0.0'],
    ]);
  });
});

describe('LIX', () => {
  it('is words a sentence plus per cent of words over six letters, without headings and single words', () => {
    expect(lix(['Jeg sover godt om natta.', 'Overskrift'])).toBe(5);
    expect(lix(['Jeg legger meg klokka halv elleve.'])).toBeCloseTo(6);
    expect(lix(['Søvntrykket bygger seg opp hele dagen.'])).toBeCloseTo(6 + 100 / 6);
    expect(lix(['Vi møtes kl. 10.30 på kontoret ditt.'])).toBeCloseTo(7 + 100 / 7);
  });
});

describe('where a reader goes on', () => {
  const [, second, third] = sleep.parts;
  it('is the screen last read; if that is gone, the nearest earlier one that is known, else the first', () => {
    const one = sleep.parts[0];
    if (!one || !second || !third) throw new Error('three parts');
    expect(resumeScreen(one, null)).toBe('welcome');
    expect(resumeScreen(one, 'health')).toBe('health');
    expect(resumeScreen(one, 'gone', ['welcome', 'two-forces', 'gone', 'summary'])).toBe('two-forces');
    expect(resumeScreen(one, 'gone')).toBe('welcome');
    expect(readiness(second, () => 0)).toEqual({ ready: true, have: 0, need: 0 });
    expect(readiness(third, () => 5)).toEqual({ ready: false, have: 5, need: 7 });
  });
});
