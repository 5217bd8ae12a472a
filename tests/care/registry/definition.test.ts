import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { measured } from '../../../src/care/figures/columns';
import { nationalShares } from '../../../src/care/pooling/shares';
import { registryDefinition } from '../../../src/care/registry/definition';
import { rphMds } from '../../../src/care/registry/rph-mds';
import { sections } from '../../../src/care/reports/sections';
import { sharesCodebook } from '../../../src/care/shares/counters';

test('the definition that ships is what its file says (vitest -u writes it anew)', async () => {
  const definition = registryDefinition.parse(JSON.parse(readFileSync('locales/registries/rph-mds-1.0.json', 'utf8')));
  const text = `// Gathered from locales/registries by tests/care/registry/definition.test.ts (vitest -u); not to be edited.
import type { RegistryDefinition } from './definition';

/** The registry of Rask psykisk helsehjelp. A file and not a module of the build's, because the engine also runs where no build is: in the journeys. */
export const rphMds: RegistryDefinition = ${JSON.stringify(definition)};
`;
  await expect(text).toMatchFileSnapshot('../../../src/care/registry/rph-mds.ts');
});

const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);

test('what the code names of it is there: the measures of the figures, the sums, what a reader pools', () => {
  expect(rphMds.outcomes.map(({ instrument }) => instrument)).toEqual(measured);
  expect(sharesCodebook).toBe(rphMds.id);
  for (const share of nationalShares) {
    const axes = rphMds.tables.find(({ id }) => id === share)?.axes ?? [];
    expect(axes.map(({ codes }) => codes.map((one) => 'code' in one && one.code))).toEqual([['yes', 'no']]);
  }
});

test('each table and summary that leaves is looked over in one section', () => {
  expect(sections.flatMap(({ tables }) => [...tables]).toSorted()).toEqual(ids(rphMds.tables).toSorted());
  expect(sections.flatMap(({ summaries }): string[] => [...summaries]).toSorted()).toEqual(ids(rphMds.summaries).toSorted());
});
