import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadSettings } from '../../platform/config/load-settings.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import type { Sweeper } from '../../platform/schedule/sweeper.js';
import { FakeAudit } from '../../testing/fake-audit.js';
import { FakeClock } from '../../testing/fake-clock.js';
import { openTestDatabase } from '../../testing/test-database.js';
import { MailService } from '../mail.service.js';
import type { InvitationMail, Mail } from '../mail.js';
import type { Postman } from '../postman.js';
import { ClaimKeeper, renewTime } from './claim-keeper.js';
import { MailChecks } from './mail-checks.js';
import { MailCommits } from './mail-commits.js';
import { claimTime, MailQueue } from './mail-queue.js';
import { MailSender } from './mail-sender.js';
import { QueuedMailEntity } from './queued-mail.entity.js';

const minute = 60_000;
const settings = loadSettings({});
const refused = Object.assign(new Error('550 No such user'), { command: 'RCPT TO', responseCode: 550 });

/** A mail server that tells what it got, and throws what it is told to. */
class FakePostman implements Pick<Postman, 'send'> {
  readonly sent: string[] = [];
  /** By recipient. */
  readonly errors = new Map<string, Error>();
  /** Called in the middle of each try. */
  during: () => Promise<void> = async () => undefined;

  async send({ recipient }: QueuedMailEntity): Promise<void> {
    await this.during();
    const error = this.errors.get(recipient);
    if (error) throw error;
    this.sent.push(recipient);
  }
}

let database: DataSource;
let clock: FakeClock;
let audit: FakeAudit;
let postman: FakePostman;
let mails: MailService;
let sender: MailSender;
let told: string[];

/** What another process on the same database would have. */
function process() {
  const rows = database.getRepository(QueuedMailEntity);
  const queue = new MailQueue(rows, clock);
  const commits = new MailCommits(database);
  const events = new DomainEvents();
  for (const name of ['mail.sent', 'mail.failed'] as const)
    events.on(name).subscribe(({ to }) => told.push(`${name} ${to}`));
  const sweeper = { addEverywhere: () => undefined } as unknown as Sweeper;
  const from = postman as unknown as Postman;
  const claims = new ClaimKeeper(queue, clock);
  const checks = new MailChecks();
  const made = new MailSender(queue, from, claims, checks, commits, sweeper, audit.service, events, clock, settings);
  return { queue, sender: made, mails: new MailService(rows, commits, checks, clock, settings) };
}

// What it says of each try that fails.
beforeAll(() => Logger.overrideLogger(false));
beforeEach(async () => {
  database = await openTestDatabase(QueuedMailEntity);
  clock = new FakeClock();
  audit = new FakeAudit();
  postman = new FakePostman();
  told = [];
  ({ mails, sender } = process());
  sender.onApplicationBootstrap();
  await sender.idle();
});
afterEach(async () => {
  await sender.onModuleDestroy();
  await database.destroy();
});

const mailTo = (to: string): Mail => ({ kind: 'feedback', to, language: 'en', data: { comment: 'Hello' } });
const invitationTo = (to: string): InvitationMail => {
  const data = { room: 'atelier', joinUrl: 'https://a', answerUrl: 'https://b', expiresAt: '2026-01-02T00:00:00.000Z' };
  return { kind: 'invitation', to, language: 'en', reference: 'one', data };
};
const rows = () => database.getRepository(QueuedMailEntity).find({ order: { createdAt: 'ASC', recipient: 'ASC' } });

async function send(...to: string[]): Promise<void> {
  for (const each of to) await mails.send(mailTo(each));
  await sender.idle();
}

async function pass(ms: number): Promise<void> {
  await clock.advance(ms);
  await sender.idle();
}

describe('the sender', () => {
  it('sends what comes in, tells of it, and keeps no content', async () => {
    await send('ann@example.org', 'bob@example.org');
    // Of the same moment: which is first is the database's business.
    expect(postman.sent.toSorted()).toEqual(['ann@example.org', 'bob@example.org']);
    expect(told.toSorted()).toEqual(['mail.sent ann@example.org', 'mail.sent bob@example.org']);
    expect(await rows()).toMatchObject([
      { state: 'sent', content: null, attempts: 1, endedAt: clock.now() },
      { state: 'sent', content: null },
    ]);
  });

  it('sends none of a transaction before its end, and none of one that fails', async () => {
    await database.transaction(async (manager) => {
      await mails.send(mailTo('ann@example.org'), manager);
      await sender.idle();
      expect(postman.sent).toEqual([]);
    });
    await sender.idle();
    expect(postman.sent).toEqual(['ann@example.org']);
    const failing = database.transaction(async (manager) => {
      await mails.send(mailTo('bob@example.org'), manager);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await rows()).toHaveLength(1);
  });

  it('tries again after a minute, then two, and then it is sent once', async () => {
    postman.errors.set('ann@example.org', new Error('ECONNREFUSED'));
    await send('ann@example.org', 'bob@example.org');
    expect(postman.sent).toEqual(['bob@example.org']);
    await pass(0.7 * minute);
    expect(await rows()).toMatchObject([{ attempts: 1, problem: 'ECONNREFUSED' }, {}]);
    await pass(0.3 * minute);
    expect(await rows()).toMatchObject([{ attempts: 2 }, {}]);
    postman.errors.clear();
    await pass(2 * minute);
    await pass(24 * 60 * minute);
    expect(postman.sent).toEqual(['bob@example.org', 'ann@example.org']);
    expect(await rows()).toMatchObject([{ attempts: 3, state: 'sent', problem: null }, {}]);
  });

  it('gives up at once what will never be taken', async () => {
    postman.errors.set('ann@example.org', refused);
    await send('ann@example.org');
    expect(told).toEqual(['mail.failed ann@example.org']);
    expect(audit.events).toEqual([
      { event: 'mail_failed', user: 'system', message: 'feedback to ann@example.org given up: 550 No such user' },
    ]);
    expect(await rows()).toMatchObject([{ state: 'failed', content: null, problem: '550 No such user' }]);
  });

  it('gives up after two days, and tells of it once', async () => {
    postman.errors.set('ann@example.org', new Error('ECONNREFUSED'));
    await send('ann@example.org');
    for (let hour = 0; hour < 47; hour += 1) await pass(60 * minute);
    expect(told).toEqual([]);
    await pass(60 * minute);
    await pass(60 * minute);
    expect(told).toEqual(['mail.failed ann@example.org']);
    expect(audit.events).toHaveLength(1);
  });

  it('asks before each try whether the mail is still wanted, and else forgets it', async () => {
    const wanted = new Set(['one', 'other']);
    mails.sendOnlyIf('invitation', async (reference) => wanted.has(reference));
    postman.errors.set('ann@example.org', new Error('ECONNREFUSED'));
    for (const reference of wanted) await mails.send({ ...invitationTo('ann@example.org'), reference });
    await send('bob@example.org');
    wanted.delete('one');
    postman.errors.clear();
    await pass(minute);
    expect(postman.sent).toEqual(['bob@example.org', 'ann@example.org']);
    const left = (await rows()).map(({ reference, state }) => [reference, state]);
    expect(left.toSorted()).toEqual([
      [null, 'sent'],
      ['other', 'sent'],
    ]);
  });

  it('sends nothing that was taken back', async () => {
    postman.errors.set('ann@example.org', new Error('ECONNREFUSED'));
    await mails.send(invitationTo('ann@example.org'));
    await sender.idle();
    await database.transaction((manager) => mails.cancel('feedback', ['one'], manager));
    expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    await database.transaction((manager) => mails.cancel('invitation', ['one'], manager));
    expect(await rows()).toEqual([]);
  });

  it('leaves a mail to the process that has it', async () => {
    const other = process();
    const looks: Promise<void>[] = [];
    postman.during = async () => {
      other.sender.wake();
      looks.push(other.sender.idle());
    };
    await send('ann@example.org', 'bob@example.org', 'chloe@example.org');
    await Promise.all(looks);
    expect(postman.sent.toSorted()).toEqual(['ann@example.org', 'bob@example.org', 'chloe@example.org']);
    await other.sender.onModuleDestroy();
  });

  it('leaves a mail to the process that has it for as long as a try lasts', async () => {
    let fail: (error: Error) => void = () => undefined;
    let tries = 0;
    postman.during = () => {
      tries += 1;
      return new Promise((_, reject) => (fail = reject));
    };
    await mails.send(mailTo('ann@example.org'));
    await expect.poll(() => tries).toBe(1);
    const other = process();
    for (let passed = 0; passed <= 2 * claimTime; passed += renewTime) {
      await clock.advance(renewTime);
      await expect.poll(async () => (await rows())[0]?.dueAt).toBe(clock.now() + claimTime);
      other.sender.wake();
      await other.sender.idle();
    }
    expect(tries).toBe(1);
    fail(new Error('ETIMEDOUT'));
    await sender.idle();
    expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 1, problem: 'ETIMEDOUT' }]);
    postman.during = async () => undefined;
    await pass(minute);
    expect(postman.sent).toEqual(['ann@example.org']);
    await other.sender.onModuleDestroy();
  });

  it('takes over from a process that died in the middle of a try', async () => {
    await sender.onModuleDestroy();
    await send('ann@example.org');
    const dead = process();
    expect(await dead.queue.claim()).toMatchObject({ recipient: 'ann@example.org', attempts: 1 });
    const other = process();
    other.sender.onApplicationBootstrap();
    await other.sender.idle();
    expect(postman.sent).toEqual([]);
    await clock.advance(claimTime);
    await other.sender.idle();
    expect(postman.sent).toEqual(['ann@example.org']);
    await other.sender.onModuleDestroy();
  });

  it('waits at its stop for what is on its way, and begins nothing new', async () => {
    const order: string[] = [];
    let finish: () => void = () => undefined;
    postman.during = () => new Promise((resolve) => (finish = resolve));
    await mails.send(mailTo('ann@example.org'));
    await expect.poll(() => rows()).toMatchObject([{ attempts: 1 }]);
    const stopped = sender.onModuleDestroy().then(() => order.push('stopped'));
    await mails.send(mailTo('bob@example.org'));
    await new Promise((resolve) => setImmediate(resolve));
    order.push('sent');
    finish();
    await stopped;
    expect(order).toEqual(['sent', 'stopped']);
    expect(await rows()).toMatchObject([{ state: 'sent' }, { state: 'waiting', attempts: 0 }]);
  });
});

describe('the queue', () => {
  it('takes no address that is more than one', async () => {
    for (const to of [
      'ann@example.org, bob@example.org',
      'Ann <ann@example.org>',
      'ann@example.org\r\nBcc: eve@example.org',
    ]) {
      await expect(mails.send(mailTo(to))).rejects.toThrow('A mail (feedback) has an address that is none');
    }
    expect(await rows()).toEqual([]);
  });

  it('forgets what ended long ago', async () => {
    postman.errors.set('bob@example.org', new Error('later'));
    await send('ann@example.org', 'bob@example.org');
    const { queue } = process();
    expect(await queue.purge(clock.now() - 1)).toBe(false);
    expect(await rows()).toHaveLength(2);
    await queue.purge(clock.now());
    expect(await rows()).toMatchObject([{ recipient: 'bob@example.org' }]);
  });
});
