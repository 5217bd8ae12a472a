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

export const shipped: readonly ScoringRules[] = ${JSON.stringify(rules, null, 2)};
`;
    await expect(text).toMatchFileSnapshot('../../../../src/care/questionnaires/instruments/shipped.ts');
  });
});
