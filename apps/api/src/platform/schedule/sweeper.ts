import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Leases } from './leases.js';

/** From one sweep to the next, in ms. */
export const sweepInterval = 30_000;
/** For how long one process may sweep alone without saying that it still does, in ms. */
export const leaseTime = 90_000;
const leaseName = 'sweep';

/** Work that comes back again and again. */
export interface SweepTask {
  /** As the log names it. */
  readonly name: string;
  /** Does one piece of bounded size, so that a stop need not wait for all. @returns whether there is more to do at once */
  sweep(): Promise<boolean>;
}

/**
 * Does the work of the house on a schedule, one task after the other: first what every process does for itself, then what
 * only one of all processes on a database does. A task that fails holds up no other.
 */
@Injectable()
export class Sweeper implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Sweeper');
  private readonly everywhere: SweepTask[] = [];
  private readonly alone: SweepTask[] = [];
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly leases: Leases) {}

  /** Adds a task that every process does. */
  addEverywhere(task: SweepTask): void {
    this.everywhere.push(task);
  }

  /** Adds a task that only one of all processes does. */
  addAlone(task: SweepTask): void {
    this.alone.push(task);
  }

  /** Sweeps, unless the sweep before is still under way. Never throws: there is nobody to tell but the log. */
  @Interval(sweepInterval)
  sweep(): Promise<void> {
    this.running ??= this.sweepAll().finally(() => (this.running = undefined));
    return this.running;
  }

  /** Waits for the task that runs, and lets another process take over at once. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.running;
    await this.leases.release(leaseName).catch((error: unknown) => this.logger.error(error));
  }

  private async sweepAll(): Promise<void> {
    for (const task of this.everywhere) await this.run(task, () => Promise.resolve(true));
    for (const task of this.alone) await this.run(task, () => this.leases.hold(leaseName, leaseTime));
  }

  /** Asks before each piece, so that the lease is renewed while a long task lasts, and a lost one ends it. */
  private async run(task: SweepTask, mayGoOn: () => Promise<boolean>): Promise<void> {
    try {
      while (!this.stopped && (await mayGoOn()) && (await task.sweep()));
    } catch (error) {
      this.logger.error(new Error(`The task "${task.name}" failed; the next sweep tries again.`, { cause: error }));
    }
  }
}
