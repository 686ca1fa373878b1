import { DatabaseSync } from 'node:sqlite';
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

/** What stands in the table, oldest first. @param file the server's database */
export function auditTable(file: string): AuditLine[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare('SELECT event, address, "user", message FROM audit_events ORDER BY id').all();
  database.close();
  return rows as unknown as AuditLine[];
}

/** Everything in the database, as one text to search for secrets. */
export function dump(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true });
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const rows = tables.map(({ name }) => database.prepare(`SELECT * FROM "${String(name)}"`).all());
  database.close();
  return JSON.stringify(rows);
}
