import fc from 'fast-check';
import { type Item, itemSchema } from '../../src/care/items/items';

/** Items as somebody writes them who has an account, a key and a client of their own making: of every kind, from the schema itself. */
interface Def {
  type: string;
  shape?: Record<string, Schema>;
  options?: Schema[];
  innerType?: Schema;
  element?: Schema;
  valueType?: Schema;
  values?: unknown[];
  entries?: Record<string, string>;
}
interface Schema {
  _zod: { def: Def };
}

const ids = ['A', 'Q', 'g', 'w'].map((last) => `${'A'.repeat(21)}${last}`);
const accounts = ['L', 'K', 'O'].map((letter) => `${letter.repeat(42)}A`);
const times = [
  '1970-01-01T00:00:00Z',
  '2199-12-31T23:59:59.999+14:00',
  '2026-03-29T02:30:00+01:00',
  '2026-10-25T02:30:00+02:00',
  '2026-03-04T12:00:00Z',
];
const dates = ['1900-01-01', '2199-12-31', '2024-02-29', '2026-03-29', '2026-03-04', '2026-03-05'];
const words = [
  ...ids,
  ...accounts,
  ...times,
  ...dates,
  '0301',
  '00:00',
  '23:59',
  'phq-9',
  'sleep-diary',
  'sleep',
  'constructor-x',
  'sleep/p2/night-list',
  'a/b/c',
  'Europe/Oslo',
  'Mars/Phobos',
  '\u202eirak',
  '\ud800',
  'e\u0301'.repeat(40),
  '👩‍👩‍👧',
  'x'.repeat(8_000),
  '[]',
  '{"resourceType":"Questionnaire"}',
  '['.repeat(39) + ']'.repeat(39),
];
const wild = ['2026-99-99T99:99:99Z', '2026-02-30', '25:99', '__proto__', 'constructor', '', '\u0000'];
const text = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);
const number = fc.oneof(fc.constantFrom(0, 1, -1, 3, 5, 40, 300, 540, 600, 1_000, 4_294_967_295, 1e9, -1e9, 0.1), fc.integer());

function arbitraryOf(schema: Schema): fc.Arbitrary<unknown> {
  const { def } = schema._zod;
  switch (def.type) {
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(def.shape ?? {}).map(([name, inner]) => [name, arbitraryOf(inner)])));
    case 'optional':
      return def.innerType ? fc.option(arbitraryOf(def.innerType), { nil: undefined, freq: 3 }) : fc.constant(undefined);
    case 'nullable':
      return def.innerType ? fc.option(arbitraryOf(def.innerType), { nil: null }) : fc.constant(null);
    case 'catch':
      return def.innerType ? arbitraryOf(def.innerType) : text;
    case 'union':
      return fc.oneof(...(def.options ?? []).map(arbitraryOf));
    case 'array':
      return def.element ? fc.array(arbitraryOf(def.element), { minLength: 1, maxLength: 6 }) : fc.constant([]);
    case 'record':
      return def.valueType
        ? fc.dictionary(
            fc.constantFrom('q1', 'q9', 'lightsOff', 'riseTime', 'belief', 'a.b', ...ids),
            arbitraryOf(def.valueType),
            { maxKeys: 6 },
          )
        : fc.constant({});
    case 'literal':
      return fc.constantFrom(...(def.values ?? []));
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries ?? {}));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'number':
    case 'int':
      return number;
    default:
      return text;
  }
}

/** In a string field only what passes its checks is of use: the first few that do are drawn from. */
function fitting(schema: Schema): fc.Arbitrary<unknown> {
  const { def } = schema._zod;
  const inner = (one: Schema | undefined) => (one ? fitting(one) : fc.constant(undefined));
  const parses = (value: unknown) =>
    (schema as unknown as { safeParse: (v: unknown) => { success: boolean } }).safeParse(value).success;
  switch (def.type) {
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(def.shape ?? {}).map(([name, of]) => [name, fitting(of)])));
    case 'optional':
      return fc.option(inner(def.innerType), { nil: undefined, freq: 3 });
    case 'nullable':
      return fc.option(inner(def.innerType), { nil: null });
    case 'union':
      return fc.oneof(...(def.options ?? []).map(fitting));
    case 'array':
      return fc.array(inner(def.element), { minLength: 1, maxLength: 6 });
    case 'string': {
      const fit = words.filter(parses);
      return fit.length > 0 ? fc.constantFrom(...fit) : text;
    }
    case 'number':
    case 'int': {
      const fit = [0, 1, -1, 3, 5, 30, 40, 300, 540, 600, 1_000, 1_988, 2_026, 4_294_967_295, 1e9, -1e9, 0.1].filter(parses);
      return fc.constantFrom(...fit);
    }
    default:
      return arbitraryOf(schema);
  }
}

const kinds = (itemSchema as unknown as Schema)._zod.def.options ?? [];

/** Well-formed as the schema has it, at the edges of what it lets through. */
export const anyItem: fc.Arbitrary<Item> = fc
  .oneof(...kinds.map(fitting))
  .map((raw) => itemSchema.safeParse(raw))
  .filter((read) => read.success)
  .map(({ data }) => data as Item);

/** Beyond it too. */
export const anyRaw: fc.Arbitrary<unknown> = fc.oneof(
  ...kinds.map(arbitraryOf),
  fc.json().map((json): unknown => JSON.parse(json)),
  fc.record({ kind: fc.constantFrom('message', 'entry', 'pack'), at: fc.constantFrom(...wild), id: fc.constantFrom(...wild) }),
);
