import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { questionnaire } from '../../../../src/care/questionnaires/instruments/questionnaire';
import { readScoring } from '../../../../src/care/questionnaires/instruments/scoring';

describe('the scoring that ships', () => {
  it('is what the files of instruments say (vitest -u writes it anew)', async () => {
    const folder = join(import.meta.dirname, '../../../../locales/instruments');
    const rules = readdirSync(folder)
      .sort()
      .map((name) => readScoring(questionnaire.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))));
    const text = `// Gathered from locales/instruments by tests/care/questionnaires/instruments/shipped.test.ts (vitest -u); not to be edited.
import type { ScoringRules } from './scoring';

/** One line an instrument. A file and not a module of the build's, because the engine also runs where no build is: in the journeys. */
export const shipped: readonly ScoringRules[] = [
${rules.map((one) => `  ${JSON.stringify(one)},\n`).join('')}];
`;
    await expect(text).toMatchFileSnapshot('../../../../src/care/questionnaires/instruments/shipped.ts');
  });
});
