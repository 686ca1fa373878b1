import { Writable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { auditEvent } from '../../testing/audit-events.js';
import type { Pieces } from './pieces.js';
import { writeXlsx } from './xlsx-writer.js';

const few = 10_000;
/** What may be held besides, in bytes. A leak of the texts alone of {@link few} events would be more. */
const slack = 2_000_000;

/** What is reached from anywhere, in bytes: garbage, and so the machine's speed, has no part in it. */
function held(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Nobody's sink: takes all and keeps nothing. */
function discard(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => void setImmediate(done) });
}

it('holds no more of an export to Excel however many events there are', async () => {
  const samples: number[] = [];
  async function* pieces(): Pieces {
    for (let id = 0; id <= 5 * few; id += 100) {
      if (id % few === 0) samples.push(held());
      yield Array.from({ length: 100 }, (_, index) => ({
        id: id + index,
        ...auditEvent(id + index, { message: `${'long '.repeat(50)}${id + index}` }),
      }));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  await writeXlsx(pieces(), discard());
  // What is loaded and compiled by the first of them stays.
  const [, first, , , , last] = samples;
  expect(last! - first!).toBeLessThan(slack);
});
