import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPack } from '../../../../src/care/questionnaires/instruments/pack';

/** A pack as a team with a licence writes it: here the shipped GAD-7 under another name. */
const text = readFileSync(join(import.meta.dirname, '../../../../locales/instruments/gad-7.json'), 'utf8').replace(
  '"id": "gad-7"',
  '"id": "own-worry"',
);
const faults = (changed: string) => {
  const read = readPack(changed);
  return read.ok ? [] : read.faults;
};
const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

describe("a team's own instrument", () => {
  it('is taken when it is a Questionnaire with scoring and a licence', () => {
    const read = readPack(text);
    expect(read.ok && [read.questionnaire.id, read.rules.scored.length, read.rules.reliableChange]).toEqual(['own-worry', 7, 4]);
  });
  it('is refused where it is not JSON, with the line', () => {
    const broken = text.replace('"status": "active",', '"status": "active"');
    expect(faults(broken)).toMatchObject([{ problem: 'not-json', line: lineOf('"status"') + 1 }]);
    expect(faults('')).toMatchObject([{ problem: 'not-json', line: 1 }]);
  });
  it('is refused under the name of one that ships', () => {
    expect(faults(text.replace('own-worry', 'phq-9'))).toMatchObject([
      { problem: 'ships-already', path: 'id', line: lineOf('"id"') },
    ]);
  });
  it('is refused without words on its licence', () => {
    expect(faults(text.replace(/"copyright": "[^"]*"/, '"copyright": ""'))).toMatchObject([
      { problem: 'shape', path: 'copyright' },
    ]);
  });
  it('is refused with two questions of one name, with the line of the second', () => {
    const twice = text.replace('"linkId": "q2"', '"linkId": "q1"');
    expect(faults(twice)).toMatchObject([{ problem: 'link-id-twice', detail: 'q1', line: lineOf('"linkId": "q2"') }]);
  });
  it('is refused with bands out of order, a limit outside the scale, a risk question that is not there', () => {
    expect(faults(text.replace('"valueDecimal": 15', '"valueDecimal": 9'))).toMatchObject([{ problem: 'bands' }]);
    expect(faults(text.replace(/("valueCode": "nhs"[\s\S]*?"valueDecimal": )8/, '$1 80'))).toMatchObject([
      { problem: 'cut-off-outside', detail: 'nhs 80' },
    ]);
    const risky = text.replace(
      '"url": "band",',
      '"url": "risk", "extension": [{ "url": "link-id", "valueString": "q99" }, { "url": "at-least", "valueDecimal": 1 }] }, { "url": "band",',
    );
    expect(faults(risky)).toMatchObject([{ problem: 'risk-unknown', detail: 'q99' }]);
  });
  it('is refused when it is too large to travel in a case', () => {
    expect(faults(text.replace('"title": "GAD-7"', `"title": "GAD-7", "purpose": "${'x'.repeat(60_000)}"`))).toMatchObject([
      { problem: 'too-large' },
    ]);
  });
  it('tells everything at once, in order of lines', () => {
    const several = text.replace('own-worry', 'phq-9').replace('"linkId": "q2"', '"linkId": "q1"');
    expect(faults(several).map(({ problem }) => problem)).toEqual(['ships-already', 'link-id-twice']);
  });
  it('never throws, whatever the file is', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.string({ maxLength: 30 }), fc.nat(200), (at, put, cut) => {
        readPack(text.slice(0, at) + put + text.slice(at + cut));
      }),
      { numRuns: 60 },
    );
  });
});
