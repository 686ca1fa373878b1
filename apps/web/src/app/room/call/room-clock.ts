import type { Clock } from '@vroom/mesh';

/**
 * The server's time, as far as one knows it: what people write stands in one order, whatever their own clocks say, and what
 * was deleted up to a moment is the same for all.
 *
 * @param serverNow what the server's clock said just now, in ms
 */
export function roomClock(serverNow: number, own: Clock): Clock {
  const ahead = serverNow - own.now();
  return {
    now: () => own.now() + ahead,
    setTimeout: (fn, ms) => own.setTimeout(fn, ms),
    clearTimeout: (handle) => own.clearTimeout(handle),
  };
}
