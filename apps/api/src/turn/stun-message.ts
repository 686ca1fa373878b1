import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** The part of STUN (RFC 8489) and TURN (RFC 8656) that a test of a server needs. */
export const methods = { binding: 1, allocate: 3, refresh: 4, send: 6, data: 7, createPermission: 8 } as const;
export const attributes = {
  username: 0x0006,
  integrity: 0x0008,
  error: 0x0009,
  lifetime: 0x000d,
  peer: 0x0012,
  data: 0x0013,
  realm: 0x0014,
  nonce: 0x0015,
  relayed: 0x0016,
  transport: 0x0019,
  mapped: 0x0020,
  fingerprint: 0x8028,
} as const;

export type Method = (typeof methods)[keyof typeof methods];
/** In the order of the two bits that say so (RFC 8489 §5). */
const kinds = ['request', 'indication', 'success', 'error'] as const;
export type Kind = (typeof kinds)[number];
export type Attribute = readonly [type: number, value: Buffer];

export interface StunMessage {
  method: number;
  kind: Kind;
  /** Twelve bytes by which an answer finds its question. */
  transaction: Buffer;
  attributes: readonly Attribute[];
}

export const headerLength = 20;
export const magicCookie = 0x2112_a442;
const fingerprintMask = 0x5354_554e;
const integrityLength = 20;

/** The key of long-term credentials (RFC 8489 §9.2.2). MD5 is what the RFC asks for, and what servers have. */
export function longTermKey(username: string, realm: string, password: string): Buffer {
  return createHash('md5').update(`${username}:${realm}:${password}`).digest();
}

/** With a key the message is signed. Its last attribute is always a fingerprint. */
export function encode({ method, kind, transaction, attributes: given }: StunMessage, key?: Buffer): Buffer {
  const header = Buffer.alloc(headerLength);
  const bits = kinds.indexOf(kind);
  header.writeUInt16BE((method & 0xf) | ((bits & 1) << 4) | ((bits & 2) << 7) | ((method & 0x70) << 1));
  header.writeUInt32BE(magicCookie, 4);
  transaction.copy(header, 8);
  const body = Buffer.concat([header, ...given.map(([type, value]) => encodeAttribute(type, value))]);
  const signed = key ? Buffer.concat([body, encodeAttribute(attributes.integrity, signature(body, key))]) : body;
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(fingerprint(signed));
  const whole = Buffer.concat([signed, encodeAttribute(attributes.fingerprint, sum)]);
  whole.writeUInt16BE(whole.length - headerLength, 2);
  return whole;
}

/** What a datagram says; `undefined` where it is no STUN, or was damaged on the way. */
export function decode(bytes: Buffer): StunMessage | undefined {
  if (bytes.length < headerLength || messageLength(bytes) !== bytes.length) return undefined;
  const type = bytes.readUInt16BE();
  const found = decodeAttributes(bytes);
  if (!found) return undefined;
  const sum = found.find((each) => each.type === attributes.fingerprint);
  if (sum && (sum.value.length !== 4 || sum.value.readUInt32BE() !== fingerprint(bytes.subarray(0, sum.at))))
    return undefined;
  return {
    method: (type & 0xf) | ((type & 0xe0) >> 1) | ((type & 0x3e00) >> 2),
    kind: kinds[((type & 0x10) >> 4) | ((type & 0x100) >> 7)] ?? 'request',
    transaction: bytes.subarray(8, headerLength),
    attributes: found.map((each) => [each.type, each.value] as const),
  };
}

/** Whether the message is from somebody who has the key. */
export function isSigned(bytes: Buffer, key: Buffer): boolean {
  const found = decodeAttributes(bytes)?.find((each) => each.type === attributes.integrity);
  if (found?.value.length !== integrityLength) return false;
  return timingSafeEqual(found.value, signature(bytes.subarray(0, found.at), key));
}

/** How long the message is that begins so; `undefined` where none can. @param bytes at least a header */
export function messageLength(bytes: Buffer): number | undefined {
  const length = bytes.readUInt16BE(2);
  const fits = bytes.readUInt16BE() < 0x4000 && bytes.readUInt32BE(4) === magicCookie && length % 4 === 0;
  return fits ? headerLength + length : undefined;
}

/** The value of an attribute; the first one counts. */
export function valueOf(message: StunMessage, type: number): Buffer | undefined {
  return message.attributes.find(([each]) => each === type)?.[1];
}

/** The code of an error answer (RFC 8489 §14.8), 0 where it has none. */
export function errorCode(message: StunMessage): number {
  const value = valueOf(message, attributes.error);
  return value && value.length >= 4 ? (value.readUInt8(2) & 7) * 100 + value.readUInt8(3) : 0;
}

interface Found {
  type: number;
  value: Buffer;
  /** Where it begins. */
  at: number;
}

/** `undefined` where one reaches beyond the message. */
function decodeAttributes(bytes: Buffer): Found[] | undefined {
  const found: Found[] = [];
  for (let at = headerLength; at < bytes.length;) {
    if (at + 4 > bytes.length) return undefined;
    const length = bytes.readUInt16BE(at + 2);
    const end = at + 4 + length;
    if (end > bytes.length) return undefined;
    found.push({ type: bytes.readUInt16BE(at), value: bytes.subarray(at + 4, end), at });
    at = end + padding(length);
  }
  return found;
}

function encodeAttribute(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc(padding(value.length))]);
}

const padding = (length: number) => (4 - (length % 4)) % 4;

/** RFC 8489 §14.5: of all before it, the length in the header as if it were the last attribute. */
function signature(before: Buffer, key: Buffer): Buffer {
  return createHmac('sha1', key)
    .update(endingAfter(before, 4 + integrityLength))
    .digest();
}

/** RFC 8489 §14.7: the same way. */
function fingerprint(before: Buffer): number {
  return (crc32(endingAfter(before, 8)) ^ fingerprintMask) >>> 0;
}

function endingAfter(before: Buffer, more: number): Buffer {
  const copy = Buffer.from(before);
  copy.writeUInt16BE(before.length + more - headerLength, 2);
  return copy;
}
