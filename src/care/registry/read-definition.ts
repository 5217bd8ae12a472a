import { type RegistryDefinition, registryDefinition } from './definition';
import { type DefinitionFault, faultsOfMeasures, faultsOfPopulations, faultsOfTables, type Known } from './definition-faults';

export type DefinitionRead = { ok: true; definition: RegistryDefinition } | { ok: false; faults: DefinitionFault[] };

/**
 * A registry's definition out of a file, ours or another service's. Whatever is wrong with it is told at once, each with its place; one that
 * is read can be counted by.
 */
export function readDefinition(value: unknown, known: Known): DefinitionRead {
  const read = registryDefinition.safeParse(value);
  if (!read.success)
    return {
      ok: false,
      faults: read.error.issues.map(({ path, message }) => ({ path: written(path), problem: 'shape', detail: message })),
    };
  const definition = read.data;
  const faults = [...faultsOfMeasures(definition, known), ...faultsOfPopulations(definition), ...faultsOfTables(definition)];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, definition };
}

const written = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (all, part) => (typeof part === 'number' ? `${all}[${part}]` : all === '' ? String(part) : `${all}.${String(part)}`),
    '',
  );
