import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.js';
import { FirstStartFailed, stopPatience, Supervisor } from './supervisor.js';
import type { Ending, WorkerProcess } from './worker-process.js';

/** A process that does what the test says. */
class FakeWorker implements WorkerProcess {
  stops = 0;
  readonly ready: Promise<string | undefined>;
  readonly ended: Promise<Ending>;
  becomeReady!: (text: string) => void;
  private finish!: (ending: Ending) => void;

  constructor(
    readonly pid: number,
    private readonly stopsAtOnce: boolean,
  ) {
    this.ended = new Promise((resolve) => {
      this.finish = resolve;
    });
    const ready = new Promise<string>((resolve) => {
      this.becomeReady = resolve;
    });
    this.ready = Promise.race([ready, this.ended.then(() => undefined)]);
  }

  figures(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  end(code: number | null): void {
    this.finish({ code, signal: code === null ? 'SIGKILL' : null });
  }

  stop(): void {
    this.stops++;
    if (this.stopsAtOnce) this.end(0);
  }

  kill(): void {
    this.end(null);
  }
}

let clock: FakeClock;
let started: FakeWorker[];
let said: string[];
let stopsAtOnce: boolean;
let supervisor: Supervisor;

beforeEach(() => {
  clock = new FakeClock();
  started = [];
  said = [];
  stopsAtOnce = true;
  const say = (_fields: object, message: string) => void said.push(message);
  const start = () => {
    const worker = new FakeWorker(started.length, stopsAtOnce);
    started.push(worker);
    return worker;
  };
  supervisor = new Supervisor(start, clock, { info: say, warn: say, error: say });
});

/** Lets what has been settled have its consequences, among which are waits of no time. */
async function settled(): Promise<void> {
  await clock.advance(0);
  await clock.advance(0);
}
const worker = (pid: number): FakeWorker => started[pid]!;

async function becomeReady(...pids: number[]): Promise<void> {
  for (const pid of pids) worker(pid).becomeReady(`ready ${pid}`);
  await settled();
}

async function openTwo(): Promise<void> {
  const opened = supervisor.open(2);
  await becomeReady(0);
  await becomeReady(1);
  await opened;
}

describe('the first start', () => {
  it('tries one, then starts the others at once, and says what the first said when all are ready', async () => {
    let text: string | undefined;
    void supervisor.open(3).then((it) => (text = it));
    await settled();
    expect(started).toHaveLength(1);
    await becomeReady(0);
    expect(started).toHaveLength(3);
    await becomeReady(2);
    expect(text).toBeUndefined();
    await becomeReady(1);
    expect(text).toBe('ready 0');
  });

  it.each([
    [3, 3],
    [0, 1],
    [null, 1],
  ])('gives up with the first that ends with %s before it is ready', async (code, exitCode) => {
    const opened = supervisor.open(2);
    worker(0).end(code);
    await expect(opened).rejects.toEqual(new FirstStartFailed(exitCode));
    await settled();
    expect(started).toHaveLength(1);
  });
});

describe('a process that ends by itself', () => {
  beforeEach(openTwo);

  it('is followed by another at once, by the next ones later and later, and at once again after one that worked', async () => {
    worker(1).end(1);
    await settled();
    expect(started).toHaveLength(3);
    worker(2).end(1);
    await settled();
    await clock.advance(999);
    expect(started).toHaveLength(3);
    await clock.advance(1);
    expect(started).toHaveLength(4);
    await becomeReady(3);
    worker(3).end(1);
    await settled();
    await clock.advance(1999);
    expect(started).toHaveLength(4);
    await clock.advance(1);
    await becomeReady(4);
    await clock.advance(60_000);
    worker(4).end(0);
    await settled();
    expect(started).toHaveLength(6);
    expect(worker(0).stops).toBe(0);
  });

  it('is not followed by one while all stop', async () => {
    worker(1).end(1);
    await settled();
    worker(2).end(1);
    await settled();
    await supervisor.close();
    await clock.advance(60_000);
    expect(started).toHaveLength(3);
  });
});

describe('a roll', () => {
  beforeEach(openTwo);

  it('stops each old process after a new one is ready, and goes on when it has ended', async () => {
    worker(0).stop = () => undefined;
    const rolled = supervisor.roll();
    await settled();
    expect(started).toHaveLength(3);
    await becomeReady(2);
    expect(started).toHaveLength(3);
    worker(0).end(0);
    await settled();
    expect(started).toHaveLength(4);
    expect(worker(1).stops).toBe(0);
    await becomeReady(3);
    await rolled;
    expect(worker(1).stops).toBe(1);
    await clock.advance(60_000);
    expect(started).toHaveLength(4);
  });

  it('ends where a new process can not start, and the old ones stay', async () => {
    const rolled = supervisor.roll();
    worker(2).end(1);
    await rolled;
    expect(said.at(-1)).toBe('A new process can not start; the old ones stay');
    await clock.advance(60_000);
    expect([started.length, worker(0).stops, worker(1).stops]).toEqual([3, 0, 0]);
    void supervisor.roll();
    await settled();
    expect(started).toHaveLength(4);
  });

  it('is done once more where it was asked for meanwhile, however often', async () => {
    const rolled = supervisor.roll();
    void supervisor.roll();
    void supervisor.roll();
    for (const pid of [2, 3, 4, 5]) await becomeReady(pid);
    await rolled;
    await settled();
    expect(started).toHaveLength(6);
    expect([2, 3, 4, 5].map((pid) => worker(pid).stops)).toEqual([1, 1, 0, 0]);
  });

  it('takes the place of a process that waits to be started again', async () => {
    for (const pid of [0, 2]) {
      worker(pid).end(1);
      await settled();
    }
    const rolled = supervisor.roll();
    await becomeReady(3);
    await becomeReady(4);
    await rolled;
    await clock.advance(60_000);
    expect(started).toHaveLength(5);
  });

  it('kills an old process that does not stop', async () => {
    worker(0).stop = () => undefined;
    void supervisor.roll();
    await becomeReady(2);
    await clock.advance(stopPatience - 1);
    expect(started).toHaveLength(3);
    await clock.advance(1);
    expect(started).toHaveLength(4);
  });

  it('ends when all stop, the new process too', async () => {
    const rolled = supervisor.roll();
    await supervisor.close();
    await rolled;
    expect([0, 1, 2].map((pid) => worker(pid).stops)).toEqual([1, 1, 1]);
    expect(said).not.toContain('A new process can not start; the old ones stay');
    expect(started).toHaveLength(3);
  });
});

describe('a stop', () => {
  it('is asked of all at once, and over when all have ended', async () => {
    stopsAtOnce = false;
    await openTwo();
    let over = false;
    void supervisor.close().then(() => (over = true));
    expect([worker(0).stops, worker(1).stops]).toEqual([1, 1]);
    worker(0).end(0);
    await settled();
    expect(over).toBe(false);
    supervisor.kill();
    await settled();
    expect(over).toBe(true);
  });
});
