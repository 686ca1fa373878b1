import type { IceCheckCode } from '@vroom/contract';
import type { Clock } from '../platform/clock/clock.js';
import type { IceUri } from '../platform/config/ice-uri.js';
import { CheckError } from './check-error.js';
import { RelayCheck, type TurnCredentials } from './relay-check.js';
import { decodeAddress } from './stun-address.js';
import { StunClient } from './stun-client.js';
import { attributes, methods, valueOf } from './stun-message.js';
import type { OpenTransport } from './stun-transport.js';

/** How long one server may take, in ms. A browser waits longer, but a person does not. */
export const patience = 5000;

export interface IceFinding {
  code: IceCheckCode;
  /** How long it took; `null` where it did not come to an end. */
  milliseconds: number | null;
}

interface Check {
  run(): Promise<void>;
  giveUp(): void;
  close(): void;
}

/** Tries one server out, as a browser would use it. Never rejects. */
export async function checkIceServer(
  uri: IceUri,
  credentials: TurnCredentials,
  open: OpenTransport,
  clock: Clock,
): Promise<IceFinding> {
  const relayed = uri.scheme.startsWith('turn');
  // TLS over UDP is DTLS, which Node does not have.
  if (uri.scheme === 'turns' && uri.transport === 'udp') return { code: 'not_checkable', milliseconds: null };
  const check = relayed ? new RelayCheck(uri, credentials, open, clock) : bindingCheck(uri, open, clock);
  const began = clock.now();
  const cancel = clock.after(patience, () => check.giveUp());
  try {
    await check.run();
    return { code: relayed ? 'turn_works' : 'stun_works', milliseconds: Math.max(0, clock.now() - began) };
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    return { code: error.code, milliseconds: null };
  } finally {
    cancel();
    check.close();
  }
}

/** Does it tell us our own address? */
function bindingCheck(uri: IceUri, open: OpenTransport, clock: Clock): Check {
  const client = new StunClient(uri, open, clock);
  return {
    run: async () => {
      const answer = await client.request(methods.binding, () => []);
      const told = answer.kind === 'success' && decodeAddress(valueOf(answer, attributes.mapped), answer.transaction);
      if (!told) throw new CheckError('refused');
    },
    giveUp: () => client.fail(new CheckError('no_answer')),
    close: () => client.close(),
  };
}
