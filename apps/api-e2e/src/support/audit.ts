import type { TestDatabase } from '../../../../tools/test/databases/test-database.ts';
import type { VroomServer } from '../../../../tools/test/vroom-server.ts';

/** One event, as it stands in the log and in the table. */
export interface AuditLine {
  event: string;
  address: string | null;
  user: string;
  message: string;
}

/** What the audit has said in the log so far, oldest first. */
export function auditLog({ output }: VroomServer): AuditLine[] {
  const lines = output.split('\n').filter((line) => line.includes('"context":"Audit"'));
  return lines.map((line) => {
    const { event, address, user, msg } = JSON.parse(line) as Omit<AuditLine, 'message'> & { msg: string };
    return { event, address, user, message: msg };
  });
}

/** These events in an order that is always the same, whoever wrote them when. */
export function byText(lines: readonly AuditLine[]): string[] {
  return lines.map((line) => JSON.stringify(line)).toSorted();
}

/** What stands in the table, oldest first: each of several processes writes what it kept for a moment. */
export async function auditTable(database: TestDatabase): Promise<AuditLine[]> {
  const rows = await database.rows('SELECT event, address, user, message FROM audit_events ORDER BY date, id');
  return rows as unknown as AuditLine[];
}
