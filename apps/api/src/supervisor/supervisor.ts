import type { Clock } from '../platform/clock/clock.js';
import { failuresThatCount, restartDelay } from './back-off.js';
import type { StartWorker, WorkerProcess } from './worker-process.js';

/** How long a process may take to stop before it is killed, in ms. */
export const stopPatience = 20_000;

type Say = (fields: object, message: string) => void;

export interface SupervisorLog {
  readonly info: Say;
  readonly warn: Say;
  readonly error: Say;
}

/** A first process that can't start. It has said why. */
export class FirstStartFailed extends Error {
  override readonly name = 'FirstStartFailed';

  /** @param exitCode what it ended with */
  constructor(readonly exitCode: number) {
    super(`A process ended with ${exitCode} before it was ready`);
  }
}

/** One of the processes that there should be, whichever fills it now. */
interface Place {
  worker: WorkerProcess;
}

/** Keeps a number of processes at work: starts those that die again, and replaces all of them when it is told to. */
export class Supervisor {
  private readonly places: Place[] = [];
  private readonly living = new Set<WorkerProcess>();
  private rolling = false;
  private rollWanted = false;
  private stopping = false;

  constructor(
    private readonly start: StartWorker,
    private readonly clock: Clock,
    private readonly log: SupervisorLog,
  ) {}

  /**
   * Starts one, and the others when it is ready: what is wrong with the settings or the port is said once, and the tables are
   * made before several want them.
   *
   * @returns what the first has to tell the operator, when all are ready
   * @throws FirstStartFailed where one of them can't start
   */
  async open(count: number): Promise<string> {
    const text = await this.fillNewPlace();
    await Promise.all(Array.from({ length: count - 1 }, () => this.fillNewPlace()));
    return text;
  }

  /**
   * Replaces the processes one by one, each after another one is ready in its stead. One that can't start ends that, and the old ones
   * stay. Asked for again meanwhile, it is done once more.
   */
  async roll(): Promise<void> {
    this.rollWanted = true;
    if (this.rolling) return;
    this.rolling = true;
    while (this.rollWanted && !this.stopping) {
      this.rollWanted = false;
      await this.rollOnce();
    }
    this.rolling = false;
  }

  /** Those that fill the places now, in their order. */
  get workers(): readonly WorkerProcess[] {
    return this.places.map(({ worker }) => worker);
  }

  get isStopping(): boolean {
    return this.stopping;
  }

  /** Stops all at once. Settled when they have ended. */
  async close(): Promise<void> {
    this.stopping = true;
    await Promise.all([...this.living].map((worker) => this.end(worker)));
  }

  /** Ends all without waiting for what is under way. */
  kill(): void {
    for (const worker of this.living) worker.kill();
  }

  private async fillNewPlace(): Promise<string> {
    const worker = this.launch();
    const text = await worker.ready;
    if (text === undefined) throw new FirstStartFailed((await worker.ended).code || 1);
    const place = { worker };
    this.places.push(place);
    void this.watch(place, worker, 0);
    return text;
  }

  private launch(): WorkerProcess {
    const worker = this.start();
    this.living.add(worker);
    void worker.ended.then(() => this.living.delete(worker));
    return worker;
  }

  /** Starts another one when this one ends, unless its place was given to another or all stop. */
  private async watch(place: Place, worker: WorkerProcess, failures: number): Promise<void> {
    const isReady = (await worker.ready) !== undefined;
    const since = this.clock.now();
    const { code, signal } = await worker.ended;
    if (this.stopping || place.worker !== worker) return;
    const counted = failuresThatCount(failures, isReady ? this.clock.now() - since : 0);
    const delay = restartDelay(counted);
    this.log.warn({ worker: worker.pid, code, signal, delay }, 'A process ended by itself; another one is started');
    this.clock.after(delay, () => {
      if (this.stopping || place.worker !== worker) return;
      place.worker = this.launch();
      void this.watch(place, place.worker, counted + 1);
    });
  }

  private async rollOnce(): Promise<void> {
    this.log.info({}, 'The processes are replaced one by one');
    for (const place of this.places) {
      const next = this.launch();
      if ((await next.ready) === undefined) {
        const { code, signal } = await next.ended;
        if (!this.stopping)
          this.log.error({ worker: next.pid, code, signal }, 'A new process can not start; the old ones stay');
        return;
      }
      const old = place.worker;
      place.worker = next;
      void this.watch(place, next, 0);
      await this.end(old);
      if (this.stopping) return;
    }
    this.log.info({}, 'The processes are replaced');
  }

  private async end(worker: WorkerProcess): Promise<void> {
    worker.stop();
    const enough = this.clock.after(stopPatience, () => {
      this.log.warn({ worker: worker.pid }, 'A process does not stop, and is killed');
      worker.kill();
    });
    await worker.ended;
    enough();
  }
}
