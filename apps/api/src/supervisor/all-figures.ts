import { exposed } from '../platform/metrics/exposition.js';
import type { WorkerProcess } from './worker-process.js';

/**
 * The figures of all processes as one text. One that does not answer, since it is dead, not there yet or stuck, is left out, and
 * `vroom_worker_up` says so: what the others say is needed then more than ever.
 */
export async function allFigures(workers: readonly WorkerProcess[]): Promise<string> {
  const said = await Promise.all(
    workers.map(async (worker, index) => ({ worker: index + 1, figures: await worker.figures('process') })),
  );
  // Of those that live, one is enough.
  const alive = workers[said.findIndex(({ figures }) => figures !== undefined)];
  return exposed(said, (await alive?.figures('instance')) ?? []);
}
