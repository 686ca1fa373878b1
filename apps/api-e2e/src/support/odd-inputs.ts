import type { ZodType } from 'zod';
import * as z from 'zod';

/** One of each kind of value that JSON has, and some that break careless code. */
const values: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  '',
  'text',
  '__proto__',
  'x'.repeat(300),
  [],
  [[]],
  [null],
  {},
  { toString: 1 },
  { length: 1e9 },
];

interface JsonSchema {
  type?: string;
  const?: unknown;
  properties?: Record<string, JsonSchema>;
  anyOf?: JsonSchema[];
}

/** A value that fits, as far as the schema's types say. */
function fitting(schema: JsonSchema): unknown {
  if (schema.anyOf) return fitting(schema.anyOf[0] ?? {});
  if (schema.type === 'object') {
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, value]) => [key, fitting(value)]));
  }
  if (schema.type === 'boolean') return true;
  if (schema.type === 'number' || schema.type === 'integer') return 1;
  return 'text';
}

/** The same with each field, at every depth, replaced by each of the values, or with a field too many. */
function variants(schema: JsonSchema): unknown[] {
  if (schema.type !== 'object') return [...values];
  const whole = fitting(schema) as Record<string, unknown>;
  const inFields = Object.entries(schema.properties ?? {}).flatMap(([key, field]) =>
    variants(field.anyOf?.[0] ?? field).map((value) => ({ ...whole, [key]: value })),
  );
  return [...values, ...inFields, { ...whole, extra: 1 }];
}

/** Inputs made from a schema that it does not take: each field with each wrong type. */
export function oddInputs(schema: ZodType): unknown[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return variants(json).filter((input) => !schema.safeParse(input).success);
}
