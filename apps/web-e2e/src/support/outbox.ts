import { mkdtempSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { until } from './until.ts';

/** The folder in which a server lays down its mails, and what is in them. */
export class Outbox {
  readonly folder = mkdtempSync(join(tmpdir(), 'vroom-outbox-'));

  /** Waits for a mail to this address. @param about what stands in its text or its subject */
  async mailTo(address: string, about = ''): Promise<ParsedMail> {
    const [mail] = await until(
      `there is a mail to ${address}`,
      async () => (await this.mails()).filter((each) => isTo(each, address) && saysOf(each).includes(about)),
      (found) => found.length > 0,
    );
    if (!mail) throw new Error('There was one a moment ago');
    return mail;
  }

  /** The link into the room, and the one to answer, of an invitation. */
  async linksTo(address: string): Promise<{ join: string; answer: string }> {
    const text = saysOf(await this.mailTo(address));
    const links = text.match(/https?:\/\/[^\s<>()]+/g) ?? [];
    const find = (pattern: RegExp) => links.find((link) => pattern.test(link)) ?? `no link in ${text}`;
    return { join: find(/#invitation=/), answer: find(/\/invitation#/) };
  }

  private async mails(): Promise<ParsedMail[]> {
    const names = await readdir(this.folder).catch(() => []);
    const files = names.filter((name) => name.endsWith('.eml'));
    return Promise.all(files.map(async (name) => simpleParser(await readFile(join(this.folder, name)))));
  }
}

function isTo({ to }: ParsedMail, address: string): boolean {
  return [to ?? []].flat().some(({ value }) => value.some((each) => each.address === address));
}

function saysOf({ subject = '', text = '' }: ParsedMail): string {
  return `${subject}\n${text}`;
}
