import { describe, expect, it } from 'vitest';
import { parseIceUri } from '../platform/config/ice-uri.js';
import { FakeClock } from '../testing/fake-clock.js';
import { CheckError } from './check-error.js';
import { checkIceServer, patience } from './ice-check.js';
import { encodeAddress } from './stun-address.js';
import { attributes, decode, encode, longTermKey, methods, type Attribute, type StunMessage } from './stun-message.js';
import type { TransportEvents } from './stun-transport.js';

const credentials = { username: '1:doctor', credential: 'right' };
const key = longTermKey('1:doctor', 'example', 'right');
const relay = { address: '192.0.2.9', port: 50_000 };

type Answer = Pick<StunMessage, 'kind'> & { attributes?: readonly Attribute[]; key?: Buffer };
const error = (code: number): Attribute => [attributes.error, Buffer.from([0, 0, Math.floor(code / 100), code % 100])];
const challenge: Answer = {
  kind: 'error',
  attributes: [error(401), [attributes.realm, Buffer.from('example')], [attributes.nonce, Buffer.from('n')]],
};

/** A server that answers as a test says, and a check of it. What was sent is in `sent`. */
function stage(text: string, answer: (asked: StunMessage, events: TransportEvents) => Answer | undefined) {
  const clock = new FakeClock();
  const sent: string[] = [];
  let closed = 0;
  const open = ({ transport }: { transport: string }, events: TransportEvents) => ({
    reliable: transport === 'tcp',
    send: (bytes: Buffer) => {
      const asked = decode(bytes)!;
      sent.push(`${asked.method} ${asked.kind}`);
      const given = answer(asked, events);
      const { kind = 'error', attributes: more = [], key: signing } = given ?? {};
      if (given) queueMicrotask(() => events.message(encode({ ...asked, kind, attributes: more }, signing)));
    },
    close: () => (closed += 1),
  });
  const finding = checkIceServer(parseIceUri(text)!, credentials, open, clock);
  return { clock, sent, finding, closed: () => closed };
}

const inTurn = (...answers: (Answer | undefined)[]) => {
  return () => answers.shift();
};

describe('a check of STUN', () => {
  it('asks again, ever less often, and gives up', async () => {
    const { clock, sent, finding, closed } = stage('stun:s.example', () => undefined);
    for (const wait of [500, 1000, 2000]) {
      const count = sent.length;
      await clock.advance(wait - 1);
      expect(sent).toHaveLength(count);
      await clock.advance(1);
      expect(sent).toHaveLength(count + 1);
    }
    await clock.advance(patience);
    expect(await finding).toEqual({ code: 'no_answer', milliseconds: null });
    expect(closed()).toBe(1);
    const count = sent.length;
    await clock.advance(patience * 10);
    expect(sent).toHaveLength(count);
  });

  it('asks once where nothing is lost', async () => {
    const { clock, sent, finding } = stage('stuns:s.example', () => undefined);
    await clock.advance(patience);
    expect((await finding).code).toBe('no_answer');
    expect(sent).toEqual(['1 request']);
  });

  it('is content with an address, and says how long it took', async () => {
    const { finding } = stage('stun:s.example', ({ transaction }) => ({
      kind: 'success',
      attributes: [[attributes.mapped, encodeAddress(relay, transaction)]],
    }));
    expect(await finding).toEqual({ code: 'stun_works', milliseconds: 0 });
  });

  it.each([
    ['an answer without an address', { kind: 'success' }],
    ['a refusal', { kind: 'error', attributes: [error(400)] }],
  ] as const)('is not content with %s', async (_what, answer) => {
    expect(await stage('stun:s.example', () => answer).finding).toEqual({ code: 'refused', milliseconds: null });
  });

  it('says why the server was lost', async () => {
    const { finding } = stage('stuns:s.example', (_asked, events) => {
      events.lost(new CheckError('certificate'));
      return undefined;
    });
    expect((await finding).code).toBe('certificate');
  });
});

describe('a check of TURN', () => {
  const allocated = ({ transaction }: StunMessage, signing?: Buffer): Answer => ({
    kind: 'success',
    attributes: [[attributes.relayed, encodeAddress(relay, transaction)]],
    ...(signing && { key: signing }),
  });

  it.each([
    ['asks for no login', [{ kind: 'success' }], 'refused'],
    ['refuses the login', [challenge, challenge], 'credentials_refused'],
    ['has no relay left', [challenge, { kind: 'error', attributes: [error(486)] }], 'server_full'],
    ['gives no address', [challenge, { kind: 'success', key }], 'refused'],
  ] as const)('where the server %s', async (_what, answers, code) => {
    expect((await stage('turn:t.example', inTurn(...answers)).finding).code).toBe(code);
  });

  it('believes no success that is not signed with the secret', async () => {
    for (const signing of [undefined, Buffer.from('wrong')]) {
      let asked = 0;
      const { clock, finding } = stage('turn:t.example', (message) =>
        asked++ ? allocated(message, signing) : challenge,
      );
      await clock.advance(patience);
      expect((await finding).code).toBe('no_answer');
    }
  });

  it('where the relay may not reach itself', async () => {
    let asked = 0;
    const { finding } = stage('turn:t.example?transport=tcp', (message) => {
      if (message.method === methods.allocate) return asked++ ? allocated(message, key) : challenge;
      return { kind: 'error', attributes: [error(403)], key };
    });
    expect((await finding).code).toBe('no_relay');
  });

  it('where nothing comes out of the relay', async () => {
    let asked = 0;
    const { clock, sent, finding } = stage('turn:t.example?transport=tcp', (message) => {
      if (message.method === methods.allocate) return asked++ ? allocated(message, key) : challenge;
      return message.kind === 'request' ? { kind: 'success', key } : undefined;
    });
    await clock.advance(0);
    expect(sent.at(-1)).toBe(`${methods.send} indication`);
    await clock.advance(patience);
    expect((await finding).code).toBe('no_relay');
  });

  it('is not possible over DTLS', async () => {
    const { finding } = stage('turns:t.example?transport=udp', () => undefined);
    expect(await finding).toEqual({ code: 'not_checkable', milliseconds: null });
  });
});
