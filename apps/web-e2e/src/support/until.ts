import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until the answer fits: for what gives no event, such as the counters of a connection.
 *
 * @throws Error with the last answer when `timeout` ms have passed
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  fits: (answer: T) => boolean,
  timeout = 30_000,
): Promise<T> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`Waited in vain until ${what}; last: ${JSON.stringify(answer)}`);
    await pause(100);
  }
}
