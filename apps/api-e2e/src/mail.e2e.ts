import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Certificate } from '../../../tools/test/certificate.ts';
import { freePort } from '../../../tools/test/free-port.ts';
import { contact, MailHouse } from './support/mail-house.ts';
import { Mailbox, type MailboxOptions } from './support/mailbox.ts';

let house: MailHouse;
let box: Mailbox | undefined;

beforeEach(async () => {
  house = await MailHouse.make();
});
afterEach(async () => {
  await house.remove();
  await box?.stop();
  box = undefined;
});

async function startMailbox(options?: MailboxOptions): Promise<Mailbox> {
  box = await Mailbox.start(options);
  return box;
}

const smtp = (port: number) => ({ VROOM_EMAIL_SMTP: `smtp://localhost:${port}` });
const waiting = async () => (await house.queue()).filter(({ state }) => state === 'waiting');

const invitation = {
  kind: 'invitation',
  language: 'fr',
  replyTo: 'ann@example.org',
  data: {
    room: 'atelier',
    organiser: 'Ann',
    message: 'À bientôt !\n<b>Ann</b> {{room}} $t(mail.colon)',
    startsAt: '2026-11-24T14:00:00.000Z',
    durationMinutes: 90,
    timeZone: 'Europe/Paris',
    joinUrl: 'https://meet.example.org/atelier#invitation=c2VjcmV0',
    answerUrl: 'https://meet.example.org/invitation#c2VjcmV0',
    expiresAt: '2026-12-01T14:00:00.000Z',
  },
  calendar: { method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n' },
};

describe('a mail', () => {
  it('of feedback reaches the operator, in the language of who wrote it', async () => {
    const mailbox = await startMailbox();
    await house.start(smtp(mailbox.port));
    const sent = await house.feedback('Le son <b>saute</b>.\nSouvent.', { email: 'zoe@example.org', language: 'fr' });
    expect(sent.status).toBe(204);
    const { mail, from, to, raw } = await mailbox.first(contact);
    expect([from, ...to]).toEqual(['vroom@meet.example.org', contact]);
    expect(mail.subject).toBe('Avis sur VROOM');
    expect(mail.from?.text).toBe('"VROOM" <vroom@meet.example.org>');
    expect(mail.replyTo?.text).toBe('zoe@example.org');
    expect(mail.headers.get('content-language')).toBe('fr');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.text).toContain('> Le son <b>saute</b>.\n> Souvent.\n');
    expect(mail.html).toContain('Le son &lt;b&gt;saute&lt;/b&gt;.<br>Souvent.');
    expect(mail.html).toMatch(/^<!doctype html>/i);
    expect(raw).not.toMatch(/<(img|script|link)|url\(/i);
    await expect.poll(() => house.queue()).toMatchObject([{ state: 'sent', attempts: 1, content: null }]);
  });

  it('of an invitation says all in both bodies, and brings its calendar', async () => {
    const mailbox = await startMailbox();
    await house.start(smtp(mailbox.port));
    await house.enqueue({ ...invitation, to: 'bob@example.org' });
    await house.feedback('wake up');
    const { mail } = await mailbox.first('bob@example.org');
    expect(mail.subject).toBe('Ann vous invite à «\u00a0atelier\u00a0»');
    for (const part of [mail.text, mail.html]) {
      const body = String(part).replaceAll(/\u00a0|&nbsp;/g, ' ');
      expect(body).toContain('mardi 24 novembre 2026 à 15:00 UTC+1');
      expect(body).toContain('1 heure et 30 minutes');
      expect(body).toContain('{{room}} $t(mail.colon)');
      expect(body).toContain(invitation.data.joinUrl);
      expect(body).toContain(invitation.data.answerUrl);
    }
    expect(mail.html).toContain('&lt;b&gt;Ann&lt;/b&gt;');
    const parts = mail.attachments.map(({ contentType, filename }) => `${contentType} ${filename ?? ''}`.trim());
    expect(parts).toContain('application/ics invitation.ics');
    expect(mail.attachments[0]?.content.toString()).toBe(invitation.calendar.content);
  });

  it('of people who came in says how many', async () => {
    const mailbox = await startMailbox();
    await house.start(smtp(mailbox.port));
    const data = {
      room: 'atelier',
      url: 'https://meet.example.org/atelier',
      people: ['Zoé'],
      count: 3,
      at: '2026-11-24T14:00:00Z',
    };
    await house.enqueue({ kind: 'join_notification', to: 'bob@example.org', language: 'en', reference: 'room', data });
    await house.feedback('wake up');
    const { mail } = await mailbox.first('bob@example.org');
    expect(mail.subject).toBe('3 people are in “atelier”');
    expect(mail.text).toContain('Zoé and 2 others have come into “atelier”');
    expect(mail.text).toContain('Tuesday, November 24, 2026 at 2:00 PM UTC');
    expect(mail.html).toContain(`href="${data.url}"`);
  });

  it('has no header but ours, whatever the texts in it try', async () => {
    const mailbox = await startMailbox();
    await house.start({ ...smtp(mailbox.port), VROOM_INTERFACE_NAME: 'Our "house", <b>' });
    const organiser = 'Ann\r\nBcc: eve@example.org\r\n\r\n{{constructor}}\u2028X: y';
    await house.enqueue({ ...invitation, to: 'bob@example.org', data: { ...invitation.data, organiser } });
    const refused = await house.feedback('wake up', { email: 'ann@example.org\r\nBcc: eve@example.org' });
    expect(refused.status).toBe(400);
    await house.feedback('wake up');
    const { mail, to } = await mailbox.first('bob@example.org');
    expect(to).toEqual(['bob@example.org']);
    expect(mail.subject).toBe('Ann Bcc: eve@example.org {{constructor}} X: y vous invite à «\u00a0atelier\u00a0»');
    expect(mail.from?.value).toEqual([{ name: 'Our "house", <b>', address: 'vroom@meet.example.org' }]);
    expect([...mail.headers.keys()]).not.toContain('bcc');
    expect([...mail.headers.keys()]).not.toContain('x');
    expect(mailbox.to('eve@example.org')).toEqual([]);
  });
});

describe('the mail server', () => {
  it('is away, and gets each mail once when it is back', async () => {
    const port = await freePort();
    await house.start(smtp(port));
    await house.feedback('first');
    await expect.poll(async () => (await house.queue())[0]?.problem).toContain('ECONNREFUSED');
    const mailbox = await startMailbox({ port });
    await mailbox.first(contact);
    await house.feedback('second');
    await expect.poll(() => waiting()).toEqual([]);
    expect(mailbox.received.map(({ mail }) => /> (.*)/.exec(mail.text ?? '')?.[1])).toEqual(['first', 'second']);
  });

  it('refuses one recipient: that mail is given up, the others arrive', async () => {
    const mailbox = await startMailbox({ refuse: (to) => (to.startsWith('nobody') ? '550 No such user' : undefined) });
    await house.start(smtp(mailbox.port));
    for (const to of ['ann@example.org', 'nobody@example.org', 'bob@example.org'])
      await house.enqueue({ ...invitation, to });
    await house.feedback('wake up');
    await expect.poll(() => waiting()).toEqual([]);
    expect(await house.mail('nobody@example.org')).toMatchObject({ state: 'failed', attempts: 1, content: null });
    expect(mailbox.received.map(({ to }) => to[0]).toSorted()).toEqual(['ann@example.org', 'bob@example.org', contact]);
    const line = /^mail_failed invitation to nobody@example\.org given up: .*550 No such user/;
    await expect.poll(async () => (await house.audit()).filter((each) => line.test(each))).toHaveLength(1);
    expect((await house.audit()).join('\n')).not.toContain('c2VjcmV0');
    expect(house.output).not.toContain('c2VjcmV0');
  });

  it('asks to come again later, and is', async () => {
    let tries = 0;
    const refuse = () => ((tries += 1) < 3 ? '451 Greylisted' : undefined);
    const mailbox = await startMailbox({ refuse });
    await house.start(smtp(mailbox.port));
    await house.feedback('patience');
    await mailbox.first(contact);
    await expect.poll(() => house.queue()).toMatchObject([{ state: 'sent', attempts: 3, problem: null }]);
  });

  it('gets a password over TLS alone', async () => {
    const certificate = await Certificate.make();
    const mailbox = await startMailbox({ certificate, password: 'open sesame' });
    const VROOM_EMAIL_SMTP = `smtp://ann:open%20sesame@localhost:${mailbox.port}?starttls=required`;
    await house.start({ VROOM_EMAIL_SMTP });
    await house.feedback('who are you?');
    await expect.poll(async () => (await house.queue())[0]?.problem).toMatch(/certificate/);
    await house.stop();
    await house.makeAllDue();
    await house.start({ VROOM_EMAIL_SMTP, NODE_EXTRA_CA_CERTS: certificate.cert });
    expect(await mailbox.first(contact)).toMatchObject({ user: 'ann', secure: true });
    expect(mailbox.received).toHaveLength(1);
    expect(house.output).not.toContain('sesame');
    await certificate.remove();
  });

  it('gets no password where somebody on the way hides that it speaks TLS', async () => {
    const mailbox = await startMailbox({ password: 'open sesame' });
    await house.start({ VROOM_EMAIL_SMTP: `smtp://ann:open%20sesame@localhost:${mailbox.port}?starttls=required` });
    await house.feedback('hello');
    await expect.poll(async () => (await house.queue())[0]?.problem).toMatch(/STARTTLS/);
    expect(mailbox.received).toEqual([]);
  });

  it('speaks TLS from the start', async () => {
    const certificate = await Certificate.make();
    const mailbox = await startMailbox({ certificate, tls: true, password: 'open sesame' });
    const VROOM_EMAIL_SMTP = `smtps://ann:open%20sesame@localhost:${mailbox.port}`;
    await house.start({ VROOM_EMAIL_SMTP, NODE_EXTRA_CA_CERTS: certificate.cert });
    await house.feedback('hello');
    expect(await mailbox.first(contact)).toMatchObject({ user: 'ann', secure: true });
    await certificate.remove();
  });
});

describe('a process', () => {
  it('killed before a mail is sent sends it after its restart, once', async () => {
    const port = await freePort();
    await house.start(smtp(port));
    expect((await house.feedback('kept')).status).toBe(204);
    await house.stop('SIGKILL');
    expect(await house.queue()).toMatchObject([{ recipient: contact, state: 'waiting' }]);
    await house.makeAllDue();
    const mailbox = await startMailbox({ port });
    await house.start(smtp(port));
    await mailbox.first(contact);
    await expect.poll(() => waiting()).toEqual([]);
    await house.stop('SIGKILL');
    await house.start(smtp(port));
    await house.feedback('after');
    await expect.poll(() => waiting()).toEqual([]);
    expect(mailbox.received).toHaveLength(2);
  });

  it('killed before the mail server has said yes sends it again under the same Message-ID', async () => {
    const deaf = await startMailbox({ until: new Promise(() => undefined) });
    const { port } = deaf;
    await house.start(smtp(port));
    await house.feedback('twice at worst');
    const first = await deaf.first(contact);
    await house.stop('SIGKILL');
    await deaf.stop();
    await house.makeAllDue();
    const mailbox = await startMailbox({ port });
    await house.start(smtp(mailbox.port));
    const second = await mailbox.first(contact);
    expect(second.mail.messageId).toBe(first.mail.messageId);
    expect(second.mail.messageId).toBe((await house.queue())[0]?.messageId);
    expect(second.mail.date).toEqual(first.mail.date);
  });

  it('stopped waits for the mail that is on its way', async () => {
    const { promise: until, resolve: sayYes } = Promise.withResolvers<undefined>();
    const mailbox = await startMailbox({ until });
    await house.start(smtp(mailbox.port));
    await house.feedback('on its way');
    await mailbox.first(contact);
    const stopped = house.stop();
    sayYes(undefined);
    await stopped;
    expect(await house.queue()).toMatchObject([{ state: 'sent', attempts: 1 }]);
  });
});

describe('without a mail server', () => {
  /** A program that writes down what it gets, and ends with a code. */
  async function sendmail(code = 0): Promise<string> {
    const file = house.file('sendmail');
    const script = `#!/bin/sh\nprintf '%s\\n' "$@" > "${file}.args"\ncat > "${file}.part"\nmv "${file}.part" "${file}.mail"\nexit ${code}\n`;
    await writeFile(file, script);
    await chmod(file, 0o755);
    return file;
  }

  it('a program gets the mail as it is on its standard input', async () => {
    const file = await sendmail();
    await house.start({ VROOM_EMAIL_SENDMAIL: file });
    await house.feedback('Dots\n.\nand "quotes"; $(and more)');
    await expect.poll(async () => (await house.queue())[0]?.state).toBe('sent');
    expect(await readFile(`${file}.args`, 'utf8')).toBe(`-i\n-f\nvroom@meet.example.org\n${contact}\n`);
    const raw = await readFile(`${file}.mail`, 'utf8');
    expect(raw).not.toContain('\r');
    const mail = await simpleParser(raw);
    expect(mail.messageId).toBe((await house.queue())[0]?.messageId);
    expect(mail.text).toContain('> Dots\n> .\n> and "quotes"; $(and more)\n');
  });

  it.each([
    [75, { state: 'waiting' }],
    [67, { state: 'failed' }],
  ])('a program that ends with %i', async (code, expected) => {
    await house.start({ VROOM_EMAIL_SENDMAIL: await sendmail(code) });
    await house.feedback('hello');
    await expect.poll(async () => (await house.queue())[0]?.problem).toBe(`Sendmail exited with code ${code}`);
    expect(await house.queue()).toMatchObject([expected]);
  });

  it('mails are laid down in a folder', async () => {
    await house.start({});
    await house.feedback('hello');
    await expect.poll(async () => (await house.queue())[0]?.state).toBe('sent');
    const files = await readdir(house.outbox);
    expect(files).toEqual([expect.stringMatching(/^[\w.-]+\.eml$/)]);
    const mail = await simpleParser(await readFile(join(house.outbox, files[0]!)));
    expect([mail.messageId, mail.subject]).toEqual([(await house.queue())[0]?.messageId, 'Feedback on VROOM']);
  });
});

describe('feedback', () => {
  it('is off where nobody would get it', async () => {
    await house.start({ VROOM_EMAIL_CONTACT: '' });
    const answer = await house.feedback('hello');
    expect([answer.status, await answer.json()]).toEqual([403, expect.objectContaining({ code: 'feedback_off' })]);
    expect(await house.queue()).toEqual([]);
  });

  it('of one client has an end', async () => {
    await house.start({});
    const statuses: number[] = [];
    for (let count = 0; count < 11; count += 1) statuses.push((await house.feedback(`no. ${count}`)).status);
    expect(statuses).toEqual([...Array<number>(10).fill(204), 429]);
  });
});
