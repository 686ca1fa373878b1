import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { holdYoungGeneration } from '../../platform/memory/young-generation.js';

/** Flags that V8 reads whenever it decides, not once at its start: as they are for what streams through, and as they are by default. */
const flags = [
  // Where much was alive once when V8 looked, it allocates there as old for ever after: all the rows of an export became old garbage.
  ['--no-allocation-site-pretenuring', '--allocation-site-pretenuring'],
  // The old generation is collected when it is a quarter larger than what was alive, where it might become four times as large.
  ['--heap-growing-percent=25', '--heap-growing-percent=0'],
] as const;

let thrifty = 0;
let collect: ((how: { type: 'major'; execution: 'async' }) => Promise<void>) | undefined;

/** How far the old generation may grow is decided at the end of a collection, and before the first one it is very far. */
async function collectOnce(): Promise<void> {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as typeof collect;
  }
  await collect?.({ type: 'major', execution: 'async' });
}

/**
 * Has V8 keep garbage for less long while something works that goes through much and keeps nothing. Not for longer: it made a
 * relayed signal dearer by a tenth or more.
 */
export async function thriftily<T>(work: () => Promise<T>): Promise<T> {
  thrifty += 1;
  if (thrifty === 1) for (const [on] of flags) setFlagsFromString(on);
  const letGrow = holdYoungGeneration();
  try {
    await collectOnce();
    return await work();
  } finally {
    letGrow();
    thrifty -= 1;
    if (thrifty === 0) for (const [, off] of flags) setFlagsFromString(off);
  }
}
