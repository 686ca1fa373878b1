import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '../../testing/fake-clock.js';
import { migrations } from '../database/migrations/all.js';
import { LeaseEntity } from './lease.entity.js';
import { Leases } from './leases.js';
import { leaseTime, Sweeper, sweepInterval, type SweepTask } from './sweeper.js';

let folder: string;
let clock: FakeClock;
let databases: DataSource[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vroom-sweeper-'));
  clock = new FakeClock();
  databases = [];
});
afterEach(async () => {
  for (const database of databases) await database.destroy();
  await rm(folder, { recursive: true });
});

/** A process of its own, as far as the database sees: another connection to the same file. */
async function another(): Promise<Sweeper> {
  const options = { type: 'better-sqlite3', database: join(folder, 'vroom.db'), migrationsRun: true } as const;
  const database = await new DataSource({ ...options, entities: [LeaseEntity], migrations }).initialize();
  databases.push(database);
  return new Sweeper(new Leases(database.getRepository(LeaseEntity), clock));
}

/** Notes that it ran; `pieces` is how many times it says that there is more. */
function task(name: string, ran: string[], pieces = 0): SweepTask {
  let left = pieces;
  return {
    name,
    sweep: () => {
      ran.push(name);
      return Promise.resolve(left-- > 0);
    },
  };
}

describe('several sweepers on one database', () => {
  let ran: string[];
  let one: Sweeper;
  let other: Sweeper;
  beforeEach(async () => {
    ran = [];
    [one, other] = [await another(), await another()];
    one.addAlone(task('one', ran));
    other.addAlone(task('other', ran));
  });

  it('leave the work to the one that came first, for as long as it goes on', async () => {
    for (let sweeps = 0; sweeps < 5; sweeps++) {
      await one.sweep();
      await other.sweep();
      await clock.advance(sweepInterval);
    }
    expect(ran).toEqual(Array.from({ length: 5 }, () => 'one'));
  });

  it('that start at once agree on one', async () => {
    await Promise.all([one.sweep(), other.sweep()]);
    expect(ran).toHaveLength(1);
  });

  it('take over at once from one that stops', async () => {
    await one.sweep();
    await one.beforeApplicationShutdown();
    await other.sweep();
    expect(ran).toEqual(['one', 'other']);
  });

  it('take over from one that died when its lease is over, not before', async () => {
    await one.sweep();
    await clock.advance(leaseTime);
    await other.sweep();
    expect(ran).toEqual(['one']);
    await clock.advance(1);
    await other.sweep();
    await one.sweep();
    expect(ran).toEqual(['one', 'other']);
  });

  it("give back no lease but their own's", async () => {
    await one.sweep();
    await other.beforeApplicationShutdown();
    await (await another()).sweep();
    await one.sweep();
    expect(ran).toEqual(['one', 'one']);
  });

  it('all do what everyone has to do, before the rest', async () => {
    one.addEverywhere(task('one for itself', ran));
    other.addEverywhere(task('other for itself', ran));
    await one.sweep();
    await other.sweep();
    expect(ran).toEqual(['one for itself', 'one', 'other for itself']);
  });
});

describe('a sweep', () => {
  // It says in the log what failed; these failures are the tests' own.
  beforeEach(() => Logger.overrideLogger(false));

  it('goes on after a task that fails', async () => {
    const ran: string[] = [];
    const sweeper = await another();
    for (const add of [sweeper.addEverywhere.bind(sweeper), sweeper.addAlone.bind(sweeper)]) {
      add({ name: 'broken', sweep: () => Promise.reject(new Error('broken on purpose')) });
    }
    sweeper.addAlone(task('whole', ran));
    await sweeper.sweep();
    await sweeper.sweep();
    expect(ran).toEqual(['whole', 'whole']);
  });

  it('does a task again for as long as it says that there is more', async () => {
    const ran: string[] = [];
    const sweeper = await another();
    sweeper.addAlone(task('long', ran, 2));
    await sweeper.sweep();
    expect(ran).toEqual(['long', 'long', 'long']);
  });

  it('ends with the lease, where a piece of work took longer than that', async () => {
    const ran: string[] = [];
    const [slow, next] = [await another(), await another()];
    next.addAlone(task('next', ran));
    slow.addAlone({
      name: 'slow',
      sweep: async () => {
        ran.push('slow');
        await clock.advance(leaseTime + 1);
        await next.sweep();
        return true;
      },
    });
    await slow.sweep();
    expect(ran).toEqual(['slow', 'next']);
  });

  it('is waited for by a stop, which ends it after the piece of work that runs', async () => {
    const ran: string[] = [];
    const sweeper = await another();
    const started = Promise.withResolvers<undefined>();
    const work = Promise.withResolvers<boolean>();
    sweeper.addAlone({
      name: 'held up',
      sweep: () => {
        started.resolve(undefined);
        return work.promise.finally(() => ran.push('done'));
      },
    });
    sweeper.addAlone(task('after', ran));
    const sweep = sweeper.sweep();
    await started.promise;
    const stop = sweeper.beforeApplicationShutdown().then(() => ran.push('stopped'));
    work.resolve(true);
    await Promise.all([sweep, stop]);
    expect(ran).toEqual(['done', 'stopped']);
    await sweeper.sweep();
    expect(ran).toHaveLength(2);
  });

  it('does not begin while one is under way', async () => {
    const ran: string[] = [];
    const sweeper = await another();
    sweeper.addAlone(task('once', ran));
    await Promise.all([sweeper.sweep(), sweeper.sweep()]);
    expect(ran).toEqual(['once']);
  });
});

describe('the schedule', () => {
  afterEach(() => void vi.useRealTimers());

  it('is kept by Nest for as long as the application runs', async () => {
    vi.useFakeTimers();
    const leases = { hold: async () => true, release: async () => undefined } as unknown as Leases;
    @Module({ imports: [ScheduleModule.forRoot()], providers: [Sweeper, { provide: Leases, useValue: leases }] })
    class Root {}
    const app = await NestFactory.createApplicationContext(Root, { logger: false });
    const ran: string[] = [];
    app.get(Sweeper).addAlone(task('swept', ran));
    await vi.advanceTimersByTimeAsync(sweepInterval - 1);
    expect(ran).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1 + sweepInterval);
    expect(ran).toHaveLength(2);
    await app.close();
    await vi.advanceTimersByTimeAsync(2 * sweepInterval);
    expect(ran).toHaveLength(2);
  });
});
