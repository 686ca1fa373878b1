import { fileURLToPath } from 'node:url';
import type { MailerOptions, TransportType } from '@nestjs-modules/mailer';
import { HandlebarsAdapter } from '@nestjs-modules/mailer/adapters/handlebars.adapter';
import { parseSmtpUrl, type SmtpUrl } from '../../platform/config/smtp-url.js';
import type { Settings } from '../../platform/config/settings.js';
import { OutboxTransport } from './outbox-transport.js';
import { SendmailTransport } from './sendmail-transport.js';

/** Mails that are on their way to the mail server at once. */
export const maxAtOnce = 4;
/** How long the sendmail binary may take for a mail, in ms. */
const sendmailTimeout = 10 * 60_000;
/** In ms. For a mail server that takes its time; the queue doesn't wait for one that says nothing at all. */
const timeouts = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000, dnsTimeout: 20_000 };
/** The pool's own tries have no end, and the queue makes them better. */
const tries = { maxRequeues: 0 };

const templates = fileURLToPath(new URL('../../../assets/mail/', import.meta.url));

/**
 * The mailer as the settings want it. Only the transport is theirs to choose. It has no `sendTimeout`: the mailer would stop
 * waiting while the transport goes on, and the next try would begin beside this one. Transports end their tries themselves.
 */
export function mailerOptions({ email }: Settings): MailerOptions {
  return {
    transport: transportOf(email),
    template: {
      dir: templates,
      // Mail readers know little of style sheets: the rules go into each element, those for dark screens stay.
      adapter: new HandlebarsAdapter(undefined, {
        inlineCssOptions: { keepAtRules: true, loadRemoteStylesheets: false },
      }),
    },
  };
}

function transportOf({ smtp, sendmail, outbox }: Settings['email']): TransportType {
  const server = parseSmtpUrl(smtp);
  if (server) return { pool: true, maxConnections: maxAtOnce, ...timeouts, ...tries, ...optionsOf(server) };
  if (sendmail !== '') return new SendmailTransport(sendmail, sendmailTimeout);
  return new OutboxTransport(outbox);
}

function optionsOf({ host, port, secure, starttls, auth }: SmtpUrl) {
  return {
    host,
    port,
    secure,
    requireTLS: starttls === 'required',
    ignoreTLS: !secure && starttls === 'never',
    ...(auth && { auth }),
  };
}
