import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { registryDefinition } from '../../../src/care/registry/definition';

test('the definition that ships is what its file says (vitest -u writes it anew)', async () => {
  const definition = registryDefinition.parse(JSON.parse(readFileSync('locales/registries/rph-mds-1.0.json', 'utf8')));
  const text = `// Gathered from locales/registries by tests/care/registry/definition.test.ts (vitest -u); not to be edited.
import type { RegistryDefinition } from './definition';

/** The registry of Rask psykisk helsehjelp. A file and not a module of the build's, because the engine also runs where no build is: in the journeys. */
export const rphMds: RegistryDefinition = ${JSON.stringify(definition)};
`;
  await expect(text).toMatchFileSnapshot('../../../src/care/registry/rph-mds.ts');
});
