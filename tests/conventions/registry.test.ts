import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { episodeRecordSchema } from '../../src/care/items/registry';
import { correctable } from '../../src/care/registry/corrections';

/** docs/registry.md is what another service reads: its table and the schema say the same. */
const rows = readFileSync('docs/registry.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const codesIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

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

describe('the codebook', () => {
  it('has a row for every field of a record, and no other', () => {
    const fields = rows.map(([field = '']) => codesIn(field)[0]);
    expect(fields.toSorted()).toEqual(Object.keys(episodeRecordSchema.shape).toSorted());
    expect(rows.filter((cells) => cells.length !== 5 || cells.some((cell) => cell === ''))).toEqual([]);
  });

  it.each(Object.entries(episodeRecordSchema.shape))('says every code of %s, and no other', (field, schema) => {
    const [, , codes = ''] = rows.find(([name]) => name === `\`${field}\``) ?? [];
    expect(codesIn(codes)).toEqual(codesOf(schema as unknown as Schema));
  });

  it('says which fields a therapist puts right by hand', () => {
    const byHand = rows.filter(([, , , yes]) => yes === 'yes').map(([field = '']) => codesIn(field)[0]);
    expect(byHand.toSorted()).toEqual([...correctable].sort());
  });
});
