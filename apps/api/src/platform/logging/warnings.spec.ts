import { expect, it } from 'vitest';
import { Warnings } from './warnings.js';

it.each([
  [{ level: 30, context: 'Audit', msg: 'atelier' }, ''],
  [{ level: 40, msg: 'Something is odd.' }, 'vroom: Something is odd.\n'],
  [{ level: 50, msg: 'no', err: { stack: 'Error: no\n  at here' } }, 'vroom: Error: no\n  at here\n'],
  [{ level: 50 }, 'vroom: {"level":50}\n'],
])('%j is said as %j', (line, said) => {
  let output = '';
  new Warnings({ write: (text: string) => (output += text) }).write(`${JSON.stringify(line)}\n`);
  expect(output).toBe(said);
});
