import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { vi } from 'vitest';
import type { VroomServer } from '../../../../tools/test/vroom-server.ts';

/** The folders in which the servers of a test lay down their mails, by their addresses. */
const folders = new Map<string, string>();

/** Remembers where a server's mails are, for who knows its address alone. */
export function watchOutbox({ url, outbox }: VroomServer): void {
  folders.set(url, outbox);
}

/** The token in the mail that invites somebody, once it is there. */
export async function invitationToken(url: string, email: string): Promise<string> {
  const folder = folders.get(url);
  if (folder === undefined) throw new Error(`Nobody watches the outbox of ${url}`);
  return vi.waitFor(
    async () => {
      const [token] = tokensIn(await mailsTo(folder, email));
      if (token === undefined) throw new Error(`No mail invites ${email}`);
      return token;
    },
    { timeout: 10_000 },
  );
}

/** What the links to answer have in these mails. */
export function tokensIn(mails: readonly ParsedMail[]): string[] {
  return mails.flatMap(({ text }) => /\/invitation#([\w-]+)/.exec(text ?? '')?.[1] ?? []);
}

async function mailsTo(folder: string, email: string): Promise<ParsedMail[]> {
  const files = await readdir(folder).catch(() => []);
  const complete = files.filter((file) => file.endsWith('.eml'));
  const mails = await Promise.all(complete.map(async (file) => simpleParser(await readFile(join(folder, file)))));
  return mails.filter(({ to }) =>
    [to ?? []].flat().some(({ value }) => value.some(({ address }) => address === email)),
  );
}
