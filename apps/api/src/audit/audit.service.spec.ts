import { describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.js';
import type { AuditLog } from './audit-log.js';
import { AuditService } from './audit.service.js';
import { RecentDenials } from './recent-denials.js';
import type { AuditWriter } from './writing/audit-writer.js';

function lines(refused: readonly [address: string, message: string][]): string[] {
  const written: string[] = [];
  const log = { write: ({ message }: { message: string }) => void written.push(message) } as unknown as AuditLog;
  const clock = new FakeClock();
  const audit = new AuditService(
    log,
    { add: () => undefined } as unknown as AuditWriter,
    new RecentDenials(clock),
    clock,
  );
  for (const [address, message] of refused)
    audit.recordDenial('api_action_denied', { address, user: 'nobody' }, message);
  return written;
}

describe('a refusal', () => {
  it('is written once for each client, which has a whole network of IPv6 addresses', () => {
    const flood = Array.from({ length: 100 }, (_, n): [string, string] => [`2001:db8::${n + 1}`, 'flood']);
    expect(lines(flood)).toEqual(['flood']);
  });

  it('of another client, or of another thing, is another one', () => {
    expect(
      lines([
        ['192.0.2.1', 'a'],
        ['192.0.2.2', 'a'],
        ['192.0.2.1', 'b'],
      ]),
    ).toEqual(['a', 'a', 'b']);
  });
});
