import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leanOf, outcomeOf, reliableBand, type Totals, turnOf } from '../../../../src/care/questionnaires/instruments/outcome';
import { readInstrument } from '../../../../src/care/questionnaires/instruments/read';
import { rulesOf } from '../../../../src/care/questionnaires/instruments/rules';
import { score } from '../../../../src/care/questionnaires/instruments/score';
import { rangeOf, type ScoringRules } from '../../../../src/care/questionnaires/instruments/scoring';
import { rphMds } from '../../../../src/care/registry/rph-mds';

const shipped = (id: string): ScoringRules => {
  const rules = rulesOf(id);
  if (!rules) throw new Error(`no rules for ${id}`);
  return rules;
};
const [phq9, gad7, who5, audit, auditC] = ['phq-9', 'gad-7', 'who-5', 'audit', 'audit-c'].map(shipped) as [
  ScoringRules,
  ScoringRules,
  ScoringRules,
  ScoringRules,
  ScoringRules,
];

const document = (id: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../../locales/instruments', `${id}.json`), 'utf8'));
const read = (id: string, language: 'nb' | 'nn' | 'en') => readInstrument(document(id), language);

interface FhirItem {
  linkId: string;
  type: string;
  code?: object[];
  item?: FhirItem[];
  answerOption?: { valueCoding: object }[];
}
interface Fhir {
  item: FhirItem[];
}
const flat = (items: readonly FhirItem[]): FhirItem[] => items.flatMap((one) => [one, ...flat(one.item ?? [])]);

const frequency = ['Ikke i det hele tatt', 'Noen dager', 'Mer enn halvparten av dagene', 'Nesten hver dag'];
const often = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'];

describe('the wording of PHQ-9', () => {
  it('is the official one in bokmål, to the letter', () => {
    const phq = read('phq-9', 'nb');
    expect(phq.official).toBe(true);
    expect(phq.items.map(({ text }) => text)).toEqual([
      'Liten interesse for eller glede av å gjøre ting',
      'Følt deg nedfor, deprimert eller fylt av håpløshet',
      'Vansker med å sovne, sove uten avbrudd eller sovet for mye',
      'Følt deg trett eller energiløs',
      'Dårlig matlyst eller å spise for mye',
      'Vært misfornøyd med deg selv eller følt deg mislykket, eller følt at du har sviktet deg selv eller familien din',
      'Vansker med å konsentrere deg om ting, slik som å lese avisen eller se på tv',
      'Beveget deg eller snakket så langsomt at andre kan ha merket det? Eller motsatt – følt deg så urolig eller rastløs at du har beveget deg mye mer enn vanlig',
      'Tanker om at det ville vært bedre om du var død eller om å skade deg selv',
      'Hvis du har opplevd ett eller flere av de problemene som nevnes, i hvor stor grad har problemene gjort det vanskelig for deg å utføre arbeidet ditt, ordne med ting hjemme eller å komme overens med andre?',
    ]);
    expect(phq.items.slice(0, 9).map(({ options }) => options.map(({ text }) => text))).toEqual(Array(9).fill(frequency));
    expect(phq.items[0]?.stem).toBe(
      'Hvor ofte har du vært plaget av ett eller flere av de følgende problemene i løpet av de siste to ukene.',
    );
    expect(phq.items[9]).toMatchObject({ stem: null, scored: false });
    expect(phq.items[9]?.options.map(({ text }) => text)).toEqual([
      'Ikke vanskelig i det hele tatt',
      'Litt vanskelig',
      'Svært vanskelig',
      'Ekstremt vanskelig',
    ]);
  });

  it('is the official one in English', () => {
    const phq = read('phq-9', 'en');
    expect(phq).toMatchObject({ official: true, wording: 'en' });
    expect(phq.items.map(({ text }) => text)).toEqual([
      'Little interest or pleasure in doing things',
      'Feeling down, depressed, or hopeless',
      'Trouble falling or staying asleep, or sleeping too much',
      'Feeling tired or having little energy',
      'Poor appetite or overeating',
      'Feeling bad about yourself — or that you are a failure or have let yourself or your family down',
      'Trouble concentrating on things, such as reading the newspaper or watching television',
      'Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual',
      'Thoughts that you would be better off dead or of hurting yourself in some way',
      'If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?',
    ]);
    expect(phq.items[0]?.options.map(({ text }) => text)).toEqual(often);
    expect(phq.items[0]?.stem).toBe('Over the last 2 weeks, how often have you been bothered by any of the following problems?');
    expect(phq.items[9]?.options.map(({ text }) => text)).toEqual([
      'Not difficult at all',
      'Somewhat difficult',
      'Very difficult',
      'Extremely difficult',
    ]);
  });
});

describe('the wording of GAD-7', () => {
  it('is provisional in bokmål and says so', () => {
    const gad = read('gad-7', 'nb');
    expect(gad.official).toBe(false);
    expect(gad.items.map(({ text }) => text)).toEqual([
      'Følt deg nervøs, engstelig eller veldig stresset',
      'Ikke klart å slutte å bekymre deg eller kontrollere bekymringene dine',
      'Bekymret deg for mye om ulike ting',
      'Hatt vansker med å slappe av',
      'Vært så rastløs at det har vært vanskelig å sitte stille',
      'Blitt lett irritert eller ergret deg over ting',
      'Følt deg redd som om noe forferdelig kunne komme til å skje',
    ]);
    expect(gad.items[0]?.stem).toBe('Hvor ofte har du vært plaget av følgende problemer i løpet av de siste to ukene?');
    for (const { options } of gad.items) expect(options.map(({ text }) => text)).toEqual(frequency);
  });
  it('is the official one in English, without the known error of “not at all sure”', () => {
    const gad = read('gad-7', 'en');
    expect(gad.items.map(({ text }) => text)).toEqual([
      'Feeling nervous, anxious or on edge',
      'Not being able to stop or control worrying',
      'Worrying too much about different things',
      'Trouble relaxing',
      'Being so restless that it is hard to sit still',
      'Becoming easily annoyed or irritable',
      'Feeling afraid as if something awful might happen',
    ]);
    for (const { options } of gad.items) expect(options.map(({ text }) => text)).toEqual(often);
  });
});

describe('an instrument', () => {
  it.each(['phq-9', 'gad-7'])('%s is shown in bokmål to a reader of nynorsk, and says that it is', (id) => {
    expect(read(id, 'nn')).toEqual(read(id, 'nb'));
    expect(read(id, 'nn').wording).toBe('nb');
  });
  it.each([phq9, gad7])('$id is scored by the items that it has', (rules) => {
    const { items, risk } = read(rules.id, 'nb');
    expect(items.filter(({ scored }) => scored).map(({ linkId }) => linkId)).toEqual(rules.scored.map(({ linkId }) => linkId));
    expect(risk).toEqual(rules.risk);
    for (const { options } of items) expect(options.map(({ value }) => value)).toEqual([0, 1, 2, 3]);
  });
  it('carries the LOINC codes of its panel, items and answers', () => {
    const codes = (value: unknown): string[] =>
      typeof value !== 'object' || value === null
        ? []
        : [...('code' in value && typeof value.code === 'string' ? [value.code] : []), ...Object.values(value).flatMap(codes)];
    const distinct = (id: string) => new Set(codes(document(id)));
    expect([...distinct('phq-9')].sort()).toEqual(
      [
        '44249-1',
        '44250-9',
        '44255-8',
        '44259-0',
        '44254-1',
        '44251-7',
        '44258-2',
        '44252-5',
        '44253-3',
        '44260-8',
        '69722-7',
        'LA6568-5',
        'LA6569-3',
        'LA6570-1',
        'LA6571-9',
        'LA6572-7',
        'LA6573-5',
        'LA6574-3',
        'LA6575-0',
      ].sort(),
    );
    expect([...distinct('gad-7')].sort()).toEqual(
      [
        '69737-5',
        '69725-0',
        '68509-9',
        '69733-4',
        '69734-2',
        '69735-9',
        '69689-8',
        '69736-7',
        'LA6568-5',
        'LA6569-3',
        'LA6570-1',
        'LA6571-9',
        'LA18938-3',
      ].sort(),
    );
  });
  it('is given with its origin, its permission and the LOINC notice', () => {
    for (const id of ['phq-9', 'gad-7']) {
      const notices = read(id, 'nb').notices.join(' ');
      expect(notices).toContain('No permission required to reproduce, translate, display or distribute');
      expect(notices).toContain('http://loinc.org/license');
    }
  });
  it.each(['phq-9', 'gad-7'])(
    '%s is a FHIR R4 Questionnaire: codes of its sets, linkIds that are unique, options where there is a choice',
    (id) => {
      const fhir = document(id) as Fhir;
      expect(fhir).toMatchObject({
        resourceType: 'Questionnaire',
        id,
        status: 'active',
        language: 'nb',
        subjectType: ['Patient'],
      });
      const items = flat(fhir.item);
      expect(new Set(items.map(({ linkId }) => linkId)).size).toBe(items.length);
      for (const item of items) {
        expect(['group', 'choice']).toContain(item.type);
        expect([item.linkId, (item.answerOption ?? []).length]).toEqual([item.linkId, item.type === 'choice' ? 4 : 0]);
        expect(item.item === undefined || item.type === 'group').toBe(true);
        if (item.type === 'choice') expect(item.code).toMatchObject([{ system: 'http://loinc.org' }]);
        for (const { valueCoding } of item.answerOption ?? []) expect(valueCoding).toMatchObject({ system: 'http://loinc.org' });
      }
    },
  );
  it('is refused when the document is none', () => {
    expect(() => readInstrument({ resourceType: 'Patient' }, 'nb')).toThrow('E_INPUT');
  });
});

const values = (list: (number | null)[]) => Object.fromEntries(list.map((value, i) => [`q${i + 1}`, value]));

describe('scoring', () => {
  it('adds up, and names the band', () => {
    expect(score(phq9, values([1, 1, 2, 2, 1, 1, 1, 0, 0]))).toEqual({
      total: 9,
      min: 0,
      max: 27,
      band: 'mild',
      missing: 0,
      prorated: false,
      riskValue: 0,
    });
    expect(score(gad7, values([3, 3, 2, 2, 2, 2, 1]))).toMatchObject({ total: 15, max: 21, band: 'severe', riskValue: null });
  });
  it.each([
    [
      'phq-9',
      [0, 4, 5, 9, 10, 14, 15, 19, 20, 27],
      [
        'minimal',
        'minimal',
        'mild',
        'mild',
        'moderate',
        'moderate',
        'moderately-severe',
        'moderately-severe',
        'severe',
        'severe',
      ],
    ],
    ['gad-7', [0, 4, 5, 9, 10, 14, 15, 21], ['minimal', 'minimal', 'mild', 'mild', 'moderate', 'moderate', 'severe', 'severe']],
  ] as const)('puts the bands of %s where the sources put them', (id, totals, bands) => {
    const items = rulesOf(id)?.scored.length ?? 0;
    const spread = (total: number) => values(Array.from({ length: items }, (_, i) => Math.min(3, Math.max(0, total - 3 * i))));
    expect(totals.map((total) => score(rulesOf(id), spread(total)).total)).toEqual(totals);
    expect(totals.map((total) => score(rulesOf(id), spread(total)).band)).toEqual(bands);
  });
  it('replaces up to two missing answers by the mean, and gives no total with three', () => {
    expect(score(phq9, values([2, 2, 2, 2, 2, 2, 2, null, null]))).toMatchObject({
      total: 18,
      missing: 2,
      prorated: true,
      riskValue: null,
    });
    expect(score(phq9, values([1, 2, 1, 1, 1, 1, 1, 1]))).toMatchObject({ total: 10, missing: 1, prorated: true });
    expect(score(gad7, values([3, 3, 3, 3, null, null, null]))).toMatchObject({
      total: null,
      band: null,
      missing: 3,
      prorated: false,
    });
  });
  it('reads the risk item by itself, whatever else is missing', () => {
    expect(score(phq9, { q9: 2 })).toMatchObject({ total: null, riskValue: 2 });
  });
  it('leaves the question on function out of the total', () => {
    expect(score(phq9, { ...values([0, 0, 0, 0, 0, 0, 0, 0, 0]), function: 3 }).total).toBe(0);
  });
  it('counts a value that the instrument does not have as missing', () => {
    expect(score(phq9, values([9, 1, 1, 1, 1, 1, 1, 1, 1])).missing).toBe(1);
  });
  it('knows nothing of an unknown instrument', () => {
    expect(score(rulesOf('constructor'), { q1: 3 }).total).toBeNull();
  });
  it('never leaves its range, and never falls when an answer rises', () => {
    const answer = fc.option(fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(fc.array(answer, { minLength: 9, maxLength: 9 }), fc.nat(8), (list, at) => {
        const before = score(phq9, values(list));
        if (before.total === null) {
          expect(before.missing).toBeGreaterThan(2);
          return;
        }
        expect(before.total).toBeGreaterThanOrEqual(0);
        expect(before.total).toBeLessThanOrEqual(27);
        const was = list[at];
        if (was === null || was === undefined || was === 3) return;
        expect(score(phq9, values(list.with(at, was + 1))).total ?? -1).toBeGreaterThanOrEqual(before.total);
      }),
    );
  });
});

describe('what became of a course', () => {
  const nhs = rphMds.outcomes;
  const ten = nhs.map((measure) => ({ ...measure, cutOff: 10 }));
  const outcome = (first: Totals, last: Totals, measures = nhs) => outcomeOf(measures, first, last);
  // design notes 6.8
  it.each([
    [[16, 8], [12, 6], true, true, true, false, true],
    [[10, 9], [7, 7], true, true, false, false, false],
    [[18, 11], [14, 9], true, false, true, false, false],
    [[9, 4], [7, 3], false, null, true, false, null],
    [[12, 18], [9, 9], true, false, false, true, false],
    [[15, 9], [9, 13], true, false, false, false, false],
    [[8, 8], [8, 4], true, true, true, false, true],
  ] as const)(
    'PHQ-9 %j, GAD-7 %j',
    (phq, gad, caseness, recovery, reliableImprovement, reliableDeterioration, reliableRecovery) => {
      expect(outcome([phq[0], gad[0]], [phq[1], gad[1]])).toEqual({
        caseness,
        recovery,
        reliableImprovement,
        reliableDeterioration,
        reliableRecovery,
      });
    },
  );
  it('differs between the two thresholds of GAD-7, which are both given', () => {
    expect(outcome([6, 9], [4, 4])?.caseness).toBe(true);
    expect(outcome([6, 9], [4, 4], ten)?.caseness).toBe(false);
  });
  it('turns round for a measure of which more is better', () => {
    const wellbeing = [{ cutOff: 50, reliableChange: 10, direction: 'higher-is-better' as const }];
    expect(outcomeOf(wellbeing, [50], [60])).toMatchObject({ caseness: true, recovery: true, reliableRecovery: true });
    expect(outcomeOf(wellbeing, [51], [41])).toMatchObject({ caseness: false, recovery: null, reliableDeterioration: true });
  });
  it('is judged by one measure where the other is missing, and by none where both are', () => {
    expect(outcome([14, null], [5, 3])).toMatchObject({ recovery: true, reliableRecovery: true });
    expect(outcome([null, 8], [3, null])).toBeNull();
  });
  it('is never both reliably better and reliably worse, and turns round with time', () => {
    const totals = fc.tuple(fc.integer({ min: 0, max: 27 }), fc.integer({ min: 0, max: 21 }));
    fc.assert(
      fc.property(totals, totals, fc.constantFrom(nhs, ten), (a, b, measures) => {
        const there = outcome(a, b, measures);
        const back = outcome(b, a, measures);
        expect(there?.reliableImprovement && there.reliableDeterioration).toBe(false);
        expect(there?.reliableImprovement).toBe(back?.reliableDeterioration);
        if (there?.reliableRecovery) expect(there.recovery && there.reliableImprovement).toBe(true);
        if (!there?.caseness) expect(there?.recovery).toBeNull();
        expect(outcome(a, a, measures)?.reliableImprovement).toBe(false);
      }),
    );
  });
  it('has a band of no reliable change that stays inside the scale', () => {
    expect(reliableBand(phq9, 12)).toEqual({ from: 6, to: 18 });
    expect(reliableBand(gad7, 2)).toEqual({ from: 0, to: 6 });
    expect(reliableBand(phq9, 25)).toEqual({ from: 19, to: 27 });
  });
});

describe('the other measures that ship', () => {
  it('WHO-5 is four times its sum, and higher is better', () => {
    expect(score(who5, values([5, 5, 5, 5, 5]))).toMatchObject({ total: 100, min: 0, max: 100, band: 'good' });
    expect(score(who5, values([3, 2, 3, 2, 2]))).toMatchObject({ total: 48, band: 'low' });
    expect(score(who5, values([1, 1, 2, 2, 1]))).toMatchObject({ total: 28, band: 'very-low' });
    expect(turnOf(who5, 28, 48)).toBe('better');
    expect(turnOf(who5, 48, 40)).toBe('same');
    expect(turnOf(who5, 48, 36)).toBe('worse');
  });
  it('what a person is told of first against last is a turn only where the change is reliable, else the way it points', () => {
    expect(leanOf(phq9, 13, 8)).toBe('towards-better');
    expect(leanOf(phq9, 13, 7)).toBe('better');
    expect(leanOf(gad7, 9, 12)).toBe('towards-worse');
    expect(leanOf(gad7, 9, 13)).toBe('worse');
    expect(leanOf(who5, 48, 52)).toBe('towards-better');
    expect(leanOf(audit, 4, 30)).toBe('towards-worse');
    const total = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(fc.constantFrom(phq9, gad7, who5, audit, auditC), total, total, (rules, from, to) => {
        const lean = leanOf(rules, from, to);
        expect(lean === 'better' || lean === 'worse' ? lean : 'same').toBe(turnOf(rules, from, to));
        expect(lean === 'even').toBe(from === to);
        const lower = to < from;
        if (from !== to) expect(lean.endsWith('better')).toBe(rules.direction === 'higher-is-worse' ? lower : !lower);
      }),
    );
  });
  it('WHO-5 and AUDIT-C replace no missing answer', () => {
    expect(score(who5, values([5, 5, 5, 5, null])).total).toBeNull();
    expect(score(auditC, values([2, null, 1])).total).toBeNull();
  });
  it('AUDIT counts its last two questions 0, 2 and 4, and has the bands of the WHO', () => {
    expect(rangeOf(audit)).toEqual({ min: 0, max: 40 });
    expect(score(audit, values([2, 1, 1, 0, 0, 0, 1, 0, 2, 0]))).toMatchObject({ total: 7, band: 'low-risk' });
    expect(score(audit, values([3, 1, 1, 0, 0, 0, 1, 0, 2, 0]))).toMatchObject({ total: 8, band: 'hazardous' });
    expect(score(audit, values([4, 4, 4, 0, 0, 0, 2, 0, 2, 0]))).toMatchObject({ total: 16, band: 'harmful' });
    expect(score(audit, values([4, 4, 4, 4, 0, 0, 0, 0, 0, 4]))).toMatchObject({ total: 20, band: 'dependence' });
    expect(score(audit, values([1, 1, 1, 1, 1, 1, 1, 1, 1, 1])).total).toBeNull();
  });
  it('AUDIT-C is the first three of AUDIT, with the limits of both sexes named', () => {
    expect(read('audit-c', 'nb').items).toEqual(read('audit', 'nb').items.slice(0, 3));
    expect(auditC.cutOffs).toEqual({ women: 3, men: 4 });
  });
  it('no reliable change is claimed where none is known', () => {
    expect(audit.reliableChange).toBeNull();
    expect(reliableBand(audit, 12)).toBeNull();
    expect(turnOf(audit, 4, 30)).toBe('same');
  });
  it('work status is asked and never summed', () => {
    const work = read('work-status', 'nn');
    expect(work).toMatchObject({ wording: 'nn', official: true });
    expect(work.items.find(({ linkId }) => linkId === 'percent')?.number).toEqual({ min: 0, max: 100 });
    expect(score(rulesOf('work-status'), { status: 3, percent: 0, nav: 1 })).toMatchObject({ total: null, band: null });
  });
  it('the experience of the help is a mean of what was answered, the overall question beside it', () => {
    expect(score(rulesOf('experience'), { ...values([4, 3, 4, null, 3, null]), overall: 0 })).toMatchObject({
      total: 3.5,
      max: 4,
      missing: 2,
    });
  });
  it.each(['phq-9', 'gad-7', 'who-5', 'audit', 'audit-c'])('%s has no approved wording in nynorsk, and shows bokmål', (id) => {
    expect(read(id, 'nn').wording).toBe('nb');
  });
  it.each(['who-5', 'audit', 'audit-c', 'work-status', 'experience'])(
    '%s says where its numbers and its words come from',
    (id) => {
      expect(shipped(id).source.length).toBeGreaterThan(20);
      expect(read(id, 'nb').notices.length).toBeGreaterThan(0);
    },
  );
  it('a total turned round by reversed items stays in its range', () => {
    const turned: ScoringRules = { ...gad7, scored: gad7.scored.map((one, i) => ({ ...one, reversed: i % 2 === 0 })) };
    expect(score(turned, values([0, 0, 0, 0, 0, 0, 0])).total).toBe(12);
    expect(score(turned, values([3, 3, 3, 3, 3, 3, 3])).total).toBe(9);
  });
});
