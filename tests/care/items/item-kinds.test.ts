import { expect, test } from 'vitest';
import { z } from 'zod/mini';
import { type ItemKind, isLasting, itemSchema, mayStand } from '../../../src/care/items/items';
import { streamType } from '../../../src/protocol/kinds';

const typesOfStreams = Object.keys(streamType).sort() as (keyof typeof streamType)[];
const ofKind = (schema: (typeof itemSchema)['_zod']['def']['options'][number]) => {
  const [kind] = schema._zod.def.shape.kind._zod.values as Set<ItemKind>;
  if (kind === undefined) throw new Error('a schema without a kind');
  const standing = typesOfStreams.filter((type) => (['citizen', 'staff'] as const).some((role) => mayStand(kind, type, role)));
  return {
    kind,
    schema: z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }),
    writers: (['citizen', 'staff'] as const).filter((role) => standing.some((type) => mayStand(kind, type, role))),
    streams: standing,
    lasting: isLasting(kind),
  };
};

test('what a kind of item is does not change once it has been written: its fields in their order, who writes it, where it stands, whether it lasts', async () => {
  const kinds = Object.fromEntries(
    itemSchema._zod.def.options.map((option) => {
      const { kind, ...is } = ofKind(option);
      return [kind, is];
    }),
  );
  await expect(`${JSON.stringify(kinds, null, 1)}\n`).toMatchFileSnapshot('../../vectors/item-kinds.json');
});
