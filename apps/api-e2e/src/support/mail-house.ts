import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { newDatabase } from '../../../../tools/test/databases/new-database.ts';
import type { TestDatabase } from '../../../../tools/test/databases/test-database.ts';
import { VroomServer } from '../../../../tools/test/vroom-server.ts';
import { auditTable } from './audit.ts';

export const contact = 'operator@example.org';

export interface QueuedMail {
  recipient: string;
  state: string;
  attempts: number;
  content: string | null;
  problem: string | null;
  messageId: string;
}

/** A server that sends mails, and its queue; both may be stopped and started again. */
export class MailHouse {
  private server: VroomServer | undefined;

  private constructor(
    private readonly folder: string,
    private readonly database: TestDatabase,
  ) {}

  static async make(): Promise<MailHouse> {
    return new MailHouse(await mkdtemp(join(tmpdir(), 'vroom-mail-')), await newDatabase());
  }

  get outbox(): string {
    return join(this.folder, 'outbox');
  }

  get output(): string {
    return this.server?.output ?? '';
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  async start(environment: Record<string, string>): Promise<void> {
    this.server = await VroomServer.start({
      ...this.database.settings,
      VROOM_DAEMON_PUBLIC_URL: 'https://meet.example.org',
      VROOM_EMAIL_OUTBOX: this.outbox,
      VROOM_EMAIL_CONTACT: contact,
      VROOM_EMAIL_FROM: 'vroom@meet.example.org',
      VROOM_EMAIL_RETRY_INTERVAL: '1',
      ...environment,
    });
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    await this.server?.stop(signal);
    this.server = undefined;
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
    await this.database.remove();
  }

  /** Somebody writes to the operator, in the language of their browser. */
  async feedback(comment: string, more: { email?: string; language?: string } = {}): Promise<Response> {
    const { email, language = 'en' } = more;
    return fetch(`${this.server?.url ?? ''}/api/v1/feedback`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
      body: JSON.stringify({ comment, ...(email !== undefined && { email }) }),
    });
  }

  async queue(): Promise<QueuedMail[]> {
    const sql =
      'SELECT recipient, state, attempts, content, problem, message_id AS messageId FROM mails ORDER BY created_at';
    return (await this.database.rows(sql)) as unknown as QueuedMail[];
  }

  async mail(recipient: string): Promise<QueuedMail | undefined> {
    return (await this.queue()).find((each) => each.recipient === recipient);
  }

  /** Puts a mail into the queue as another process would. */
  async enqueue(mail: { kind: string; to: string; reference?: string; [more: string]: unknown }): Promise<void> {
    const id = randomUUID();
    const sql = `INSERT INTO mails (id, kind, recipient, reference, message_id, content, state, due_at, attempts, created_at)
      VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, 0, ?)`;
    const values = [id, mail.kind, mail.to, mail.reference ?? null, `<${id}@meet.example.org>`, JSON.stringify(mail)];
    await this.database.run(sql, ...values, Date.now(), Date.now());
  }

  /** As if the time until the next try had passed. */
  async makeAllDue(): Promise<void> {
    await this.database.run('UPDATE mails SET due_at = 0');
  }

  async audit(): Promise<string[]> {
    return (await auditTable(this.database)).map(({ event, message }) => `${event} ${message}`);
  }
}
