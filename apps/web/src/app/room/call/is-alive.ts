import { ApiError, type SignalingClient } from '@vroom/api-client';
import type { MediaState } from '@vroom/contract';
import type { Clock } from '@vroom/mesh';

export interface Asked {
  client: Pick<SignalingClient, 'command'>;
  clock: Clock;
  /** What one sends now. */
  media: () => MediaState;
}

/** A server that says nothing for so long is not reached by this connection any more. */
export const aliveMs = 2000;

/**
 * Whether the server still hears a connection that seems open: a WebSocket over a network that is gone looks alive for half
 * a minute. What one sends is told again, which changes nothing, and any answer will do. Never rejects.
 */
export async function isAlive({ client, clock, media }: Asked): Promise<boolean> {
  let timer: unknown;
  const late = new Promise<boolean>((resolve) => {
    timer = clock.setTimeout(() => resolve(false), aliveMs);
  });
  const answered = client.command('media:update', media()).then(
    () => true,
    (error: unknown) => !(error instanceof ApiError && error.code === 'unreachable'),
  );
  const alive = await Promise.race([answered, late]);
  clock.clearTimeout(timer);
  return alive;
}
