import { randomBytes } from 'node:crypto';
import type { Clock } from '../platform/clock/clock.js';
import type { IceUri } from '../platform/config/ice-uri.js';
import { CheckError } from './check-error.js';
import { decodeAddress, encodeAddress, type StunAddress } from './stun-address.js';
import { StunClient } from './stun-client.js';
import {
  attributes,
  errorCode,
  longTermKey,
  methods,
  valueOf,
  type Attribute,
  type Method,
  type StunMessage,
} from './stun-message.js';
import type { OpenTransport } from './stun-transport.js';

export interface TurnCredentials {
  username: string;
  credential: string;
}

/** What the server wants to see with each request. */
interface Login {
  key: Buffer;
  attributes: readonly Attribute[];
}

/** The number of UDP among the protocols of IP, with three reserved bytes (RFC 8656 §18.7). */
const udp: Attribute = [attributes.transport, Buffer.from([17, 0, 0, 0])];
/** Seconds. If we should not get to give the relay back. */
const shortLifetime: Attribute = [attributes.lifetime, Buffer.from([0, 0, 0, 60])];
const noLifetime: Attribute = [attributes.lifetime, Buffer.from([0, 0, 0, 0])];

/** A relay on a TURN server, which is asked to pass something on to itself: what two relayed people do. */
export class RelayCheck {
  private readonly client: StunClient;
  private readonly content = randomBytes(16);
  private allocated = false;
  private arrived: () => void = () => undefined;

  constructor(
    uri: IceUri,
    private readonly credentials: TurnCredentials,
    open: OpenTransport,
    clock: Clock,
  ) {
    this.client = new StunClient(uri, open, clock, (message) => this.heard(message));
  }

  /** @throws CheckError */
  async run(): Promise<void> {
    const login = await this.logIn();
    const relay = await this.allocate(login);
    await this.permit(relay, login);
    await this.passOn(relay);
    // So that it can be given to somebody else at once.
    await this.ask(methods.refresh, [noLifetime], login);
  }

  /** It has taken too long. */
  giveUp(): void {
    this.client.fail(new CheckError(this.allocated ? 'no_relay' : 'no_answer'));
  }

  close(): void {
    this.client.close();
  }

  /** The first question is refused, with what belongs to the next one (RFC 8489 §9.2.3). */
  private async logIn(): Promise<Login> {
    const { username, credential } = this.credentials;
    const refusal = await this.client.request(methods.allocate, () => [udp, shortLifetime]);
    const realm = valueOf(refusal, attributes.realm);
    const nonce = valueOf(refusal, attributes.nonce);
    if (errorCode(refusal) !== 401 || !realm || !nonce) throw refused(refusal);
    return {
      key: longTermKey(username, realm.toString(), credential),
      attributes: [
        [attributes.username, Buffer.from(username)],
        [attributes.realm, realm],
        [attributes.nonce, nonce],
      ],
    };
  }

  private async allocate(login: Login): Promise<StunAddress> {
    const answer = await this.ask(methods.allocate, [udp, shortLifetime], login);
    const relay = decodeAddress(valueOf(answer, attributes.relayed), answer.transaction);
    if (!relay) throw new CheckError('refused');
    this.allocated = true;
    return relay;
  }

  private async permit(relay: StunAddress, { key, attributes: shown }: Login): Promise<void> {
    const answer = await this.client.request(
      methods.createPermission,
      (transaction) => [...shown, [attributes.peer, encodeAddress(relay, transaction)]],
      key,
    );
    if (answer.kind === 'error') throw new CheckError('no_relay');
  }

  private async passOn(relay: StunAddress): Promise<void> {
    const arrival = new Promise<void>((resolve) => (this.arrived = resolve));
    const stop = this.client.indicate(methods.send, (transaction) => [
      [attributes.peer, encodeAddress(relay, transaction)],
      [attributes.data, this.content],
    ]);
    try {
      await Promise.race([arrival, this.client.failed]);
    } finally {
      stop();
    }
  }

  private heard(message: StunMessage): void {
    if (message.method === methods.data && valueOf(message, attributes.data)?.equals(this.content)) this.arrived();
  }

  private async ask(method: Method, more: readonly Attribute[], login: Login): Promise<StunMessage> {
    const answer = await this.client.request(method, () => [...more, ...login.attributes], login.key);
    if (answer.kind === 'error') throw refused(answer);
    return answer;
  }
}

/** 486 and 508 are RFC 8656 §19: a quota that is reached, no room left. */
function refused(answer: StunMessage): CheckError {
  const code = errorCode(answer);
  if (code === 401 || code === 403 || code === 441) return new CheckError('credentials_refused');
  return new CheckError(code === 486 || code === 508 ? 'server_full' : 'refused');
}
