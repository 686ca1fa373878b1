import { describe, expect, it } from 'vitest';
import { decodeAddress, encodeAddress } from './stun-address.js';
import {
  attributes,
  decode,
  encode,
  errorCode,
  isSigned,
  longTermKey,
  valueOf,
  type StunMessage,
} from './stun-message.js';

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');

/** The samples of RFC 5769: §2.1 to §2.4. */
const samples = {
  request: hex(`00010058 2112a442 b7e7a701bc34d686fa87dfae 80220010 5354554e207465737420636c69656e74
    00240004 6e0001ff 80290008 932ff9b151263b36 00060009 6576746a3a68367659202020
    00080014 9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2 80280004 e57a3bcf`),
  ipv4: hex(`0101003c 2112a442 b7e7a701bc34d686fa87dfae 8022000b 7465737420766563746f7220 00200008 0001a147e112a643
    00080014 2b91f599fd9e90c38c7489f92af9ba53f06be7d7 80280004 c07d4c96`),
  ipv6: hex(`01010048 2112a442 b7e7a701bc34d686fa87dfae 8022000b 7465737420766563746f7220
    00200014 0002a1470113a9faa5d3f179bc25f4b5bed2b9d9
    00080014 a382954e4be67bf11784c97c8292c275bfe3ed41 80280004 c8fb0b4c`),
  longTerm: hex(`00010060 2112a442 78ad3433c6ad72c029da412e 00060012 e3839ee38388e383aae38383e382afe382b90000
    0015001c 662f2f3439396b39353464364f4c33346f4c39465354767936347341 0014000b 6578616d706c652e6f726700
    00080014 f67024656dd64a3e02b8e0712e85c9a28ca89666`),
};
const shortTermKey = Buffer.from('VOkJxbRl1RmTxUk/WvJxBt');
const matrix = 'マトリックス';

describe('the samples of RFC 5769', () => {
  it('are signed by the key they say, and by no other', () => {
    for (const sample of [samples.request, samples.ipv4, samples.ipv6]) {
      expect(isSigned(sample, shortTermKey)).toBe(true);
      expect(isSigned(sample, Buffer.from('another'))).toBe(false);
    }
    expect(isSigned(samples.longTerm, longTermKey(matrix, 'example.org', 'TheMatrIX'))).toBe(true);
  });

  it('are a request, two answers with an address, and a request with long-term credentials', () => {
    expect(decode(samples.request)).toMatchObject({ method: 1, kind: 'request' });
    for (const [sample, address] of [
      [samples.ipv4, '192.0.2.1'],
      [samples.ipv6, '2001:db8:1234:5678:11:2233:4455:6677'],
    ] as const) {
      const answer = decode(sample)!;
      expect(answer).toMatchObject({ method: 1, kind: 'success' });
      const value = valueOf(answer, attributes.mapped);
      expect(decodeAddress(value, answer.transaction)).toEqual({ address, port: 32_853 });
      expect(encodeAddress({ address, port: 32_853 }, answer.transaction)).toEqual(value);
    }
    const { attributes: found } = decode(samples.longTerm)!;
    expect(found.slice(0, 3).map(([, value]) => value.toString())).toEqual([
      matrix,
      'f//499k954d6OL34oL9FSTvy64sA',
      'example.org',
    ]);
  });

  it('come out again, byte for byte', () => {
    const message = decode(samples.longTerm)!;
    const unsigned = { ...message, attributes: message.attributes.slice(0, 3) };
    const written = encode(unsigned, longTermKey(matrix, 'example.org', 'TheMatrIX'));
    const withoutFingerprint = Buffer.from(written.subarray(0, -8));
    withoutFingerprint.writeUInt16BE(withoutFingerprint.length - 20, 2);
    expect(withoutFingerprint).toEqual(samples.longTerm);
    expect(decode(written)?.attributes.at(-1)?.[0]).toBe(attributes.fingerprint);
  });
});

describe('what comes from outside', () => {
  it('is nothing at any length but the right one', () => {
    for (let length = 0; length < samples.ipv4.length; length += 1) {
      expect(decode(samples.ipv4.subarray(0, length))).toBeUndefined();
    }
    expect(decode(Buffer.concat([samples.ipv4, Buffer.alloc(4)]))).toBeUndefined();
  });

  it('is nothing with any byte changed: the fingerprint tells', () => {
    for (let index = 0; index < samples.ipv4.length; index += 1) {
      const damaged = Buffer.from(samples.ipv4);
      damaged[index]! ^= 0xff;
      // A damaged type of the fingerprint itself leaves a message without one.
      if (index < samples.ipv4.length - 8 || index > samples.ipv4.length - 7) expect(decode(damaged)).toBeUndefined();
    }
  });

  it('is nothing where an attribute reaches beyond the end', () => {
    const message = hex('01010004 2112a442 b7e7a701bc34d686fa87dfae 00200008');
    expect(decode(message)).toBeUndefined();
    expect(isSigned(message, shortTermKey)).toBe(false);
  });

  it('is no address at a wrong length', () => {
    const transaction = Buffer.alloc(12);
    for (const value of ['', '0001a147', '0001a147e112a64300', '0002a147e112a643']) {
      expect(decodeAddress(hex(value), transaction)).toBeUndefined();
    }
    expect(decodeAddress(undefined, transaction)).toBeUndefined();
  });
});

it('reads the code of an error', () => {
  const answer = (value: string): StunMessage => ({
    method: 3,
    kind: 'error',
    transaction: Buffer.alloc(12),
    attributes: [[attributes.error, hex(value)]],
  });
  expect(errorCode(answer('00000401'))).toBe(401);
  expect(errorCode(answer('00000426516f7465'))).toBe(438);
  expect(errorCode(answer('0000'))).toBe(0);
  expect(decode(encode(answer('00000401')))).toMatchObject({ method: 3, kind: 'error' });
});
