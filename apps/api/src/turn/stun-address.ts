import ipaddr from 'ipaddr.js';
import { magicCookie } from './stun-message.js';

export interface StunAddress {
  address: string;
  port: number;
}

/** An address as the `XOR-…-ADDRESS` attributes have it (RFC 8489 §14.2). */
export function encodeAddress({ address, port }: StunAddress, transaction: Buffer): Buffer {
  const bytes = Buffer.from(ipaddr.parse(address).toByteArray());
  const value = Buffer.alloc(4);
  value.writeUInt8(bytes.length === 4 ? 1 : 2, 1);
  value.writeUInt16BE(port ^ (magicCookie >>> 16), 2);
  return Buffer.concat([value, masked(bytes, transaction)]);
}

/** `undefined` where it is none. */
export function decodeAddress(value: Buffer | undefined, transaction: Buffer): StunAddress | undefined {
  if (!value || value.length < 8) return undefined;
  const bytes = value.subarray(4);
  if (bytes.length !== (value.readUInt8(1) === 1 ? 4 : 16)) return undefined;
  const address = ipaddr.fromByteArray([...masked(bytes, transaction)]).toString();
  return { address, port: value.readUInt16BE(2) ^ (magicCookie >>> 16) };
}

function masked(bytes: Buffer, transaction: Buffer): Buffer {
  const cookie = Buffer.alloc(4);
  cookie.writeUInt32BE(magicCookie);
  const mask = Buffer.concat([cookie, transaction]);
  return Buffer.from(bytes.map((byte, index) => byte ^ (mask[index] ?? 0)));
}
