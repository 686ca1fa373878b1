import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SentMessageInfo, Transport } from 'nodemailer';

type MailMessage = Parameters<Transport['send']>[0];

/** Lays mails down as files that any mail reader opens. */
export class OutboxTransport implements Transport {
  readonly name = 'Outbox';
  readonly version = '1';

  constructor(private readonly folder: string) {}

  send(mail: MailMessage, done: (error: Error | null, info: SentMessageInfo) => void): void {
    this.write(mail).then(
      (file) => done(null, { messageId: mail.message.messageId(), file }),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), undefined),
    );
  }

  /** Named after the Message-ID: a second try writes the same file. Whoever watches the folder sees whole files only. */
  private async write({ message }: MailMessage): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    const name = message
      .messageId()
      .replace(/[^\w.-]/g, '_')
      .replace(/^_|_$/g, '');
    const file = join(this.folder, `${name}.eml`);
    // There are links in it that let people in.
    await writeFile(`${file}.part`, await message.build(), { mode: 0o600 });
    await rename(`${file}.part`, file);
    return file;
  }
}
