import type { SignalingClient } from '@vroom/api-client';
import type { IceChecks, IceServers } from '@vroom/contract';
import { helpersOutcome, serversFor, type Outcome, type StepName } from './findings';
import { learnsAddress, relays } from './peer-connections';
import type { Check } from './run-steps';

/** What is asked of the server: about a room at its door, about the instance for an admin. */
export interface TestedServer {
  /** Any small question. */
  ask(): Promise<unknown>;
  /** A connection of its own, not connected yet. */
  signaling(): Pick<SignalingClient, 'connect' | 'close' | 'onConnection'>;
  iceServers(): Promise<IceServers>;
  iceChecks(): Promise<IceChecks>;
  /** Hears what the instance found, for those who look after it. */
  found(checks: IceChecks): void;
}

/** The steps, tried out from this browser. */
export function browserChecks(tested: TestedServer): Record<StepName, Check> {
  let asked: Promise<IceServers> | undefined;
  const peerStep =
    (step: 'address' | 'relay' | 'fallback'): Check =>
    async (signal) => {
      asked ??= tested.iceServers();
      const servers = serversFor(step, (await asked).iceServers) as RTCIceServer[];
      if (servers.length === 0) return 'missing';
      return outcome(await (step === 'address' ? learnsAddress(servers, signal) : relays(servers, signal)));
    };
  return {
    server: async () => {
      await tested.ask();
      return 'works';
    },
    live: async (signal) => outcome(await opens(tested.signaling(), signal)),
    helpers: async () => {
      const checks = await tested.iceChecks();
      tested.found(checks);
      return helpersOutcome(checks.items);
    },
    address: peerStep('address'),
    relay: peerStep('relay'),
    fallback: peerStep('fallback'),
  };
}

const outcome = (works: boolean): Outcome => (works ? 'works' : 'fails');

async function opens(client: ReturnType<TestedServer['signaling']>, signal: AbortSignal): Promise<boolean> {
  try {
    return await new Promise<boolean>((resolve) => {
      signal.addEventListener('abort', () => resolve(false));
      client.onConnection((state) => resolve(state === 'online'));
      client.connect();
    });
  } finally {
    client.close();
  }
}
