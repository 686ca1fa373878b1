import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SendmailTransport } from './sendmail-transport.js';

const minute = 60_000;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vroom-sendmail-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = (name: string) => join(folder, name);

async function send(script: string, { timeout = minute, to = 'bob@example.org', text = 'Hi' } = {}): Promise<unknown> {
  await writeFile(file('sendmail'), `#!/bin/sh\n${script}\n`);
  await chmod(file('sendmail'), 0o755);
  const mailer = createTransport(new SendmailTransport(file('sendmail'), timeout));
  return mailer.sendMail({ from: 'vroom@example.org', to, subject: 'Hello', text });
}

it('hands over the mail as it is, and its two addresses', async () => {
  const script = `printf '%s\\n' "$@" > ${file('options')}; cat > ${file('mail')}`;
  await expect(send(script, { text: 'Dots\n.\nand $(more)' })).resolves.toMatchObject({
    messageId: expect.stringContaining('@example.org>'),
  });
  expect(await readFile(file('options'), 'utf8')).toBe('-i\n-f\nvroom@example.org\nbob@example.org\n');
  const mail = await readFile(file('mail'), 'utf8');
  expect(mail).toContain('\nSubject: Hello\n');
  expect(mail).toContain('\n\nDots\n.\nand $(more)');
  expect(mail).not.toContain('\r');
});

it('kills a program that does not end, and says that it failed', async () => {
  await expect(send('exec sleep 3600', { timeout: 1 })).rejects.toThrow('Sendmail was ended by SIGKILL');
});

it('says how it failed', async () => {
  await expect(send('cat > /dev/null; exit 67')).rejects.toThrow('Sendmail exited with code 67');
  await expect(send('kill -TERM $$')).rejects.toThrow('Sendmail was ended by SIGTERM');
  await expect(send('exit 0', { text: 'x'.repeat(2 ** 21) })).rejects.toThrow('EPIPE');
  await expect(send('exit 0', { to: '-oQ/tmp@example.org' })).rejects.toThrow('Sendmail takes no such address');
  const missing = createTransport(new SendmailTransport(file('missing'), minute));
  await expect(missing.sendMail({ to: 'bob@example.org' })).rejects.toThrow('ENOENT');
});
