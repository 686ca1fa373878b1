import { expect, it } from 'vitest';
import { toJSONSchema, z, type ZodType } from 'zod';
import { typeText, type Schema } from './type-text.ts';

const text = (schema: ZodType) => typeText(toJSONSchema(schema, { io: 'input' }) as Schema);

it.each([
  [z.string(), 'string'],
  [z.enum(['a', 'b']), "'a' | 'b'"],
  [z.literal('a'), "'a'"],
  [z.int(), 'number'],
  [z.array(z.union([z.string(), z.null()])), '(string | null)[]'],
  [z.object({}), '{}'],
  [
    z.object({ a: z.string().max(9), b: z.int().min(1).nullable().optional() }),
    '{\n  a: string; // at most 9 characters\n  b?: number | null; // whole, at least 1\n}',
  ],
  [
    z.object({ a: z.array(z.object({ b: z.boolean() })).max(2) }),
    '{\n  a: {\n    b: boolean;\n  }[]; // at most 2 entries\n}',
  ],
])('a schema is written as a type: %#', (schema, wanted) => {
  expect(text(schema)).toBe(wanted);
});
