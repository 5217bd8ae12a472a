import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { episodeRecordSchema } from '../../src/care/items/registry';
import { correctable } from '../../src/care/registry/corrections';
import type { RegistryDefinition } from '../../src/care/registry/definition';
import { rphMds } from '../../src/care/registry/rph-mds';
import { prepareReport } from '../../src/care/reports/report';

/** docs/registry.md is what another service reads: its table, the definition and the item's schema say the same. */
const [, codebook = ''] = readFileSync('docs/registry.md', 'utf8').split(`## Codebook \`${rphMds.id}\``);
const lines = codebook
  .slice(0, codebook.indexOf('\n## '))
  .split('\n')
  .filter((line) => line.startsWith('| `'));

type Field = RegistryDefinition['fields'][number];
type Part = Extract<Field, { parts: unknown }>['parts'][number];
const quoted = (codes: readonly string[]) => codes.map((code) => `\`${code}\``).join(' ');
/** Type, unit and codes, as people read them. */
function typeOf(field: Field | Part): string {
  switch (field.type) {
    case 'code':
      return quoted(field.codes);
    case 'codes':
      return `list of ${quoted(field.codes)}`;
    case 'number':
      return field.unit ?? 'number';
    case 'numbers':
      return `list of ${field.least}–${field.most}`;
    case 'kommune':
      return 'four digits (SSB)';
    case 'text':
      return 'text of the signed list';
    case 'programmes':
      return 'list of names';
    case 'measures':
      return 'instrument, day, total, count';
    case 'group':
    case 'rows':
      return field.parts.map((part) => `${part.id}: ${typeOf(part)}`).join('; ');
    default:
      return field.type;
  }
}
const rowOf = (field: Field) =>
  `| \`${field.id}\` | ${field.what.en} | ${typeOf(field)} | ${field.corrected ? 'yes' : 'no'} | ${field.source} |`;

interface Schema {
  _zod: {
    def: { type: string; innerType?: Schema; element?: Schema; shape?: Record<string, Schema>; entries?: Record<string, string> };
  };
}
/** Every code that a schema takes, in its order. */
function codesOf({ _zod: { def } }: Schema): string[] {
  if (def.entries) return Object.values(def.entries);
  const inner = [def.innerType, def.element, ...Object.values(def.shape ?? {})];
  return inner.flatMap((one) => (one ? codesOf(one) : []));
}
const codesIn = (field: Field | Part): readonly string[] =>
  'codes' in field ? field.codes : 'parts' in field ? field.parts.flatMap(codesIn) : [];

describe('the codebook', () => {
  it('stands in docs/registry.md, row for row, as the definition has it', () => {
    expect(lines).toEqual(rphMds.fields.map(rowOf));
  });

  it.each(Object.entries(episodeRecordSchema.shape))('has every code of %s in an item, and no other', (id, schema) => {
    const field = rphMds.fields.find((one) => one.id === id);
    expect(field && codesIn(field)).toEqual(codesOf(schema as unknown as Schema));
  });

  it('says which fields a therapist puts right by hand', () => {
    expect(rphMds.fields.flatMap(({ id, corrected }) => (corrected ? [id] : []))).toEqual([...correctable]);
  });

  it.each(['nb', 'nn', 'en'])('has words in %s for every table, dimension, code and summary that leaves by it', (language) => {
    const words: Record<string, string> = JSON.parse(readFileSync(`locales/${language}/handin.json`, 'utf8'));
    const period = { from: '2025-01-01', until: '2025-12-31' };
    const { tables, summaries } = prepareReport({ definition: rphMds, records: [], period, kommuner: ['1103'], left: [] });
    const keys = tables.flatMap(({ id, dimensions }) => [
      `table.${id}`,
      ...dimensions.flatMap((one) => [
        `dimension.${one.id}`,
        // A municipality has its name from elsewhere.
        ...one.codes.flatMap((code) => (/^\d{4}$/.test(code) ? [] : [`code.${code}`])),
      ]),
    ]);
    keys.push(...summaries.map(({ id }) => `summary.${id}`));
    expect(keys.filter((key) => !words[key])).toEqual([]);
  });
});
