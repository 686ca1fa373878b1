import { readFile } from 'node:fs/promises';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { expect } from 'vitest';
import type { Certificate } from '../../../../tools/test/certificate.ts';

export interface Received {
  /** As it came. */
  raw: string;
  mail: ParsedMail;
  from: string;
  to: string[];
  /** Who signed in. */
  user: string | undefined;
  secure: boolean;
}

export interface MailboxOptions {
  port?: number;
  /** With one it offers STARTTLS, or speaks TLS from the first byte on. */
  certificate?: Certificate;
  tls?: boolean;
  /** Without one nobody has to sign in. */
  password?: string;
  /** What to say of a recipient, such as `550 No such user`; nothing where it is welcome. */
  refuse?: (recipient: string) => string | undefined;
  /** Takes each mail at once, but says so only then. */
  until?: Promise<undefined>;
}

/** A real mail server that keeps what it gets. */
export class Mailbox {
  readonly received: Received[] = [];
  private readonly server: SMTPServer;

  private constructor(options: MailboxOptions, key?: string, cert?: string) {
    const { password, tls = false } = options;
    this.server = new SMTPServer({
      ...(key !== undefined && cert !== undefined && { key, cert }),
      secure: tls,
      authOptional: password === undefined,
      ...(key === undefined && { disabledCommands: ['STARTTLS'] }),
      onAuth: (auth, _session, done) =>
        auth.password === password ? done(null, { user: auth.username }) : done(new Error('Wrong password')),
      onRcptTo: ({ address }, _session, done) => done(problem(options.refuse?.(address))),
      onData: (stream, session, done) =>
        void this.take(stream, session)
          .then(() => options.until)
          .then(() => done()),
      closeTimeout: 100,
    });
    // What a client that is killed leaves behind.
    this.server.on('error', () => undefined);
  }

  static async start(options: MailboxOptions = {}): Promise<Mailbox> {
    const { certificate } = options;
    const files = certificate
      ? await Promise.all([certificate.key, certificate.cert].map((file) => readFile(file, 'utf8')))
      : [];
    const box = new Mailbox(options, ...files);
    await new Promise<void>((resolve) => box.server.listen(options.port ?? 0, '127.0.0.1', resolve));
    return box;
  }

  get port(): number {
    return (this.server.server.address() as { port: number }).port;
  }

  /** What came for somebody, oldest first. */
  to(recipient: string): Received[] {
    return this.received.filter(({ to }) => to.includes(recipient));
  }

  /** The first mail for somebody, once it is there. */
  async first(recipient: string): Promise<Received> {
    await expect.poll(() => this.to(recipient).length).toBeGreaterThan(0);
    return this.to(recipient)[0]!;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const raw = await text(stream);
    const { mailFrom, rcptTo } = session.envelope;
    this.received.push({
      raw,
      mail: await simpleParser(raw),
      from: mailFrom ? mailFrom.address : '',
      to: rcptTo.map(({ address }) => address),
      user: session.user,
      secure: session.secure,
    });
  }
}

async function text(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function problem(answer: string | undefined): Error | null {
  return answer === undefined
    ? null
    : Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) });
}
