import type { Clock } from '@vroom/mesh';

/** Time that passes when a test says so. */
export class FakeClock implements Clock {
  private time = 1_000_000;
  private handles = 0;
  private readonly timers = new Map<number, { at: number; fn: () => void }>();

  now(): number {
    return this.time;
  }

  setTimeout(fn: () => void, ms: number): unknown {
    this.timers.set(++this.handles, { at: this.time + ms, fn });
    return this.handles;
  }

  clearTimeout(handle: unknown): void {
    this.timers.delete(handle as number);
  }

  get pending(): number {
    return this.timers.size;
  }

  /** Time passes while nothing runs: what was due runs late, with the next {@link advance}. */
  sleep(ms: number): void {
    this.time += ms;
  }

  advance(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const [handle, next] = [...this.timers].sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
      if (!next || next.at > end) break;
      this.timers.delete(handle ?? 0);
      this.time = Math.max(this.time, next.at);
      next.fn();
    }
    this.time = end;
  }
}
