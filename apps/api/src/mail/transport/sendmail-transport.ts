import { spawn } from 'node:child_process';
import type { SentMessageInfo, Transport } from 'nodemailer';

type MailMessage = Parameters<Transport['send']>[0];

/**
 * Hands mails to a program that takes them as sendmail does. nodemailer's own sets its child no end, and takes one that a
 * signal ended for one that ended well.
 */
export class SendmailTransport implements Transport {
  readonly name = 'Sendmail';
  readonly version = '1';

  /** @param timeout how long the program has for a mail, in ms, until it is killed */
  constructor(
    private readonly path: string,
    private readonly timeout: number,
  ) {}

  send(mail: MailMessage, done: (error: Error | null, info: SentMessageInfo) => void): void {
    this.hand(mail).then(
      () => done(null, { messageId: mail.message.messageId() }),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), undefined),
    );
  }

  private async hand({ message }: MailMessage): Promise<void> {
    const { from, to } = message.getEnvelope();
    const addresses = [...(from ? [from] : []), ...to];
    // The program would read it as an option.
    if (addresses.some((address) => address.startsWith('-'))) throw new Error('Sendmail takes no such address');
    const raw = (await message.build()).toString('latin1').replaceAll('\r\n', '\n');
    // -i: a line with a single dot is not the end.
    await this.run(['-i', ...(from ? ['-f', from] : []), ...to], Buffer.from(raw, 'latin1'));
  }

  /** Until the program has ended, so that no other try begins beside it. */
  private run(options: string[], message: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = { timeout: this.timeout, killSignal: 'SIGKILL' } as const;
      const child = spawn(this.path, options, { stdio: ['pipe', 'ignore', 'ignore'], ...end });
      let unread: Error | undefined;
      // What the program says by its code tells more, unless it says that all is well.
      child.stdin.on('error', (error) => (unread = error));
      // One that runs, but that we may not kill, ends some time.
      child.on('error', (error) => child.pid === undefined && reject(error));
      child.once('close', (code, signal) => {
        if (code === null) reject(new Error(`Sendmail was ended by ${signal}`));
        else if (code !== 0) reject(new Error(`Sendmail exited with code ${code}`));
        else if (unread) reject(unread);
        else resolve();
      });
      child.stdin.end(message);
    });
  }
}
