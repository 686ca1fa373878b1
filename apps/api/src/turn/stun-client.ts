import { randomBytes } from 'node:crypto';
import type { Clock } from '../platform/clock/clock.js';
import type { IceUri } from '../platform/config/ice-uri.js';
import { CheckError } from './check-error.js';
import { decode, encode, isSigned, type Attribute, type Method, type StunMessage } from './stun-message.js';
import type { OpenTransport, StunTransport } from './stun-transport.js';

/** The first wait for an answer over UDP, in ms; doubled each time (RFC 8489 §6.2.1). */
const firstWait = 500;

interface Asked {
  key: Buffer | undefined;
  resolve: (answer: StunMessage) => void;
  reject: (error: CheckError) => void;
}

/** Addresses are masked with the transaction they go with. */
export type AttributesFor = (transaction: Buffer) => readonly Attribute[];

/** Asks one server. When it is lost, or given up, everything that waits for it is rejected with the reason. */
export class StunClient {
  private readonly transport: StunTransport;
  private readonly asked = new Map<string, Asked>();
  private failure: CheckError | undefined;
  private refuse: (error: CheckError) => void = () => undefined;
  /** Rejects when the server is lost or given up, for who waits for what was not asked for. */
  readonly failed = new Promise<never>((_, reject) => (this.refuse = reject));

  /** @param heard indications: what comes without having been asked for */
  constructor(
    uri: IceUri,
    open: OpenTransport,
    private readonly clock: Clock,
    private readonly heard: (message: StunMessage) => void = () => undefined,
  ) {
    // Mostly nobody waits for it.
    this.failed.catch(() => undefined);
    this.transport = open(uri, {
      message: (bytes) => this.received(bytes),
      lost: (error) => this.fail(error),
    });
  }

  /**
   * @param key signs the request; an answer that says yes must be signed by it too
   * @returns the answer, which may say no
   */
  async request(method: Method, attributesFor: AttributesFor, key?: Buffer): Promise<StunMessage> {
    const transaction = randomBytes(12);
    const bytes = encode({ method, kind: 'request', transaction, attributes: attributesFor(transaction) }, key);
    const id = transaction.toString('hex');
    const stop = this.repeat(bytes);
    try {
      return await new Promise<StunMessage>((resolve, reject) => {
        if (this.failure) reject(this.failure);
        this.asked.set(id, { key, resolve, reject });
      });
    } finally {
      stop();
      this.asked.delete(id);
    }
  }

  /** Sends what is not answered, again and again where it may be lost. @returns what stops it */
  indicate(method: Method, attributesFor: AttributesFor): () => void {
    const transaction = randomBytes(12);
    return this.repeat(encode({ method, kind: 'indication', transaction, attributes: attributesFor(transaction) }));
  }

  /** Gives up. The first reason counts. */
  fail(error: CheckError): void {
    this.failure ??= error;
    this.refuse(this.failure);
    for (const { reject } of this.asked.values()) reject(this.failure);
  }

  close(): void {
    this.fail(new CheckError('no_answer'));
    this.transport.close();
  }

  private repeat(bytes: Buffer): () => void {
    let cancel: () => void = () => undefined;
    const send = (wait: number): void => {
      if (this.failure) return;
      this.transport.send(bytes);
      if (!this.transport.reliable) cancel = this.clock.after(wait, () => send(wait * 2));
    };
    send(firstWait);
    return () => cancel();
  }

  private received(bytes: Buffer): void {
    const message = decode(bytes);
    if (!message) return;
    if (message.kind === 'indication') this.heard(message);
    const asked = this.asked.get(message.transaction.toString('hex'));
    if (!asked || message.kind === 'indication' || message.kind === 'request') return;
    // Whoever can't sign is not the server. (A refusal may come before the key is agreed on.)
    if (asked.key && message.kind === 'success' && !isSigned(bytes, asked.key)) return;
    asked.resolve(message);
  }
}
