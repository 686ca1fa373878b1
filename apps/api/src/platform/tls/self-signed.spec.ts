import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { NetworkInterfaceInfo } from 'node:os';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { staleness } from './key-pair.js';
import { lanAddresses, selfSigned } from './self-signed.js';

const now = Date.UTC(2026, 0, 1);
const day = 24 * 60 * 60 * 1000;

describe('a certificate that vouches for itself', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'vroom-self-signed-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const make = async (at = now, addresses = ['192.168.1.20', 'fd00::20']) => {
    const { cert, key } = await selfSigned(join(folder, 'tls'), at, addresses);
    return { pem: readFileSync(cert, 'utf8'), key };
  };

  it('is for the names and addresses of this machine, and as long as browsers take one', async () => {
    const { pem, key } = await make();
    const made = new X509Certificate(pem);
    for (const address of ['127.0.0.1', '192.168.1.20', 'fd00::20']) expect(made.checkIP(address)).toBe(address);
    expect(made.checkHost('localhost')).toBe('localhost');
    expect(made.checkIP('192.168.1.21')).toBeUndefined();
    expect(made.verify(made.publicKey)).toBe(true);
    expect(made.validToDate.getTime() - made.validFromDate.getTime()).toBeLessThan(398 * day);
    expect(statSync(key).mode & 0o777).toBe(0o600);
  });

  it('is kept, until there is another address or its time is nearly over', async () => {
    const { pem } = await make();
    expect((await make(now + 360 * day)).pem).toBe(pem);
    expect((await make(now, ['192.168.1.20'])).pem).toBe(pem);
    const { pem: wider } = await make(now, ['10.0.0.7']);
    expect(wider).not.toBe(pem);
    expect((await make(now + 370 * day, ['10.0.0.7'])).pem).not.toBe(wider);
  });

  it('is made anew where somebody broke it', async () => {
    const { pem, key } = await make();
    writeFileSync(key, 'nothing');
    expect((await make()).pem).not.toBe(pem);
  });

  it('is good now, and not before and after', async () => {
    const { pem: cert } = await make();
    expect(staleness({ cert, key: '' }, now)).toBeUndefined();
    expect(staleness({ cert, key: '' }, now - 2 * day)).toBe(
      'The TLS certificate is good only from 2025-12-31T00:00:00.000Z on.',
    );
    expect(staleness({ cert, key: '' }, now + 400 * day)).toMatch(/^The TLS certificate has expired on 2027-/);
  });
});

it('finds the addresses of this machine that others can reach, the short ones first', () => {
  const info = (address: string, internal = false) => ({ address, internal }) as NetworkInterfaceInfo;
  const found = lanAddresses({
    lo: [info('127.0.0.1', true), info('::1', true)],
    eth0: [info('fe80::1'), info('2001:db8::1234:5678'), info('192.168.1.20')],
  });
  expect(found).toEqual(['192.168.1.20', '2001:db8::1234:5678']);
});
