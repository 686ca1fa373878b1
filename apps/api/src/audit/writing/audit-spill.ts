import { randomUUID } from 'node:crypto';
import { closeSync, constants, existsSync, fchmodSync, fchownSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { Inject, Injectable } from '@nestjs/common';
import type { AuditEventName } from '@vroom/contract';
import { SETTINGS } from '../../platform/config/config.token.js';
import type { Settings } from '../../platform/config/settings.js';
import type { NewAuditEvent } from '../audit-event.entity.js';
import { batchSize, type EventBatch } from './audit-table.js';

/** How long another process may hold the file, in ms. */
const patience = 1000;

const ownerOnly = 0o600;

const schema = `
  PRAGMA auto_vacuum = FULL;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS events (
    id INTEGER PRIMARY KEY AUTOINCREMENT, batch TEXT,
    date INTEGER NOT NULL, address TEXT, event TEXT NOT NULL, user TEXT NOT NULL, message TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS batches ON events (batch, id) WHERE batch IS NOT NULL`;

const insert = 'INSERT INTO events (batch, date, address, event, user, message) VALUES (?, ?, ?, ?, ?, ?)';

/** The first events get the key of a batch, as far as they have none. */
const claim = `
  UPDATE events SET batch = ? WHERE id IN (
    SELECT id FROM events
    WHERE id < COALESCE((SELECT MIN(id) FROM events WHERE batch IS NOT NULL), ${Number.MAX_SAFE_INTEGER})
    ORDER BY id LIMIT ${batchSize})`;

const first = `
  SELECT batch, date, address, event, user, message FROM events
  WHERE batch = (SELECT batch FROM events ORDER BY id LIMIT 1) ORDER BY id`;

/**
 * The file in which events wait while the database is away: SQLite's, which several processes may share and a killed one
 * leaves whole. Synchronous, so that an event stands in it before anything else happens. All that can go wrong is thrown.
 */
@Injectable()
export class AuditSpill {
  readonly path: string;
  private opened: DatabaseSync | undefined;

  constructor(@Inject(SETTINGS) { audit }: Pick<Settings, 'audit'>) {
    this.path = resolve(audit.spill_file);
  }

  /** Puts events behind all others: first those that are a batch already, then others. All or nothing. */
  append(batch: EventBatch | undefined, events: readonly NewAuditEvent[]): void {
    const file = this.open();
    const statement = file.prepare(insert);
    const put = (key: string | null, { date, address, event, user, message }: NewAuditEvent) =>
      statement.run(key, date, address, event, user, message);
    file.exec('BEGIN IMMEDIATE');
    try {
      for (const event of batch?.events ?? []) put(batch?.key ?? null, event);
      for (const event of events) put(null, event);
      file.exec('COMMIT');
    } catch (error) {
      if (file.isTransaction) file.exec('ROLLBACK');
      throw error;
    }
  }

  /** The batch that is to be written first, the same one each time until it is removed, to whichever process asks. */
  first(): EventBatch | undefined {
    if (!this.exists) return undefined;
    const file = this.open();
    file.prepare(claim).run(randomUUID());
    const rows = file.prepare(first).all();
    const key = rows[0]?.['batch'];
    return typeof key === 'string' ? { key, events: rows.map(eventOf) } : undefined;
  }

  remove({ key }: EventBatch): void {
    if (this.exists) this.open().prepare('DELETE FROM events WHERE batch = ?').run(key);
  }

  /** How many events wait in it. Without counting them: they come at one end and go at the other. */
  size(): number {
    if (!this.exists) return 0;
    const row = this.open().prepare('SELECT MAX(id) - MIN(id) + 1 AS size FROM events').get();
    return Number(row?.['size'] ?? 0);
  }

  close(): void {
    this.opened?.close();
    this.opened = undefined;
  }

  private get exists(): boolean {
    return this.opened !== undefined || existsSync(this.path);
  }

  private open(): DatabaseSync {
    if (this.opened) return this.opened;
    mkdirSync(dirname(this.path), { recursive: true });
    makePrivate(this.path);
    const file = new DatabaseSync(this.path, { timeout: patience });
    try {
      file.exec(schema);
    } catch (error) {
      file.close();
      throw error;
    }
    return (this.opened = file);
  }
}

/**
 * A file for the server's eyes only, made where there is none: SQLite would let others read it, and there are addresses in
 * it. Whoever runs a command as root makes it for the server, which owns the folder. No link is followed.
 */
function makePrivate(path: string): void {
  const { O_RDWR, O_CREAT, O_NOFOLLOW } = constants;
  const file = openSync(path, O_RDWR | O_CREAT | O_NOFOLLOW, ownerOnly);
  try {
    fchmodSync(file, ownerOnly);
    if (process.getuid?.() !== 0) return;
    const { uid, gid } = statSync(dirname(path));
    fchownSync(file, uid, gid);
  } finally {
    closeSync(file);
  }
}

function eventOf({ date, address, event, user, message }: Record<string, SQLOutputValue>): NewAuditEvent {
  return {
    date: Number(date),
    address: address === null ? null : String(address),
    event: String(event) as AuditEventName,
    user: String(user),
    message: String(message),
  };
}
