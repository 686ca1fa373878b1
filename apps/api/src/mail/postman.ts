import { Inject, Injectable } from '@nestjs/common';
import { MailerService } from '@nestjs-modules/mailer';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { ThemeService } from '../platform/theme/theme.service.js';
import { letterOf } from './letters/letter-of.js';
import { plainText } from './letters/plain-text.js';
import { oneLine } from './mail-address.js';
import { MailTexts } from './mail-texts.js';
import type { Mail } from './mail.js';
import type { QueuedMailEntity } from './queue/queued-mail.entity.js';

/** Makes a message of a mail in the queue, and hands it over to the transport. */
@Injectable()
export class Postman {
  constructor(
    private readonly mailer: MailerService,
    private readonly texts: MailTexts,
    private readonly themes: ThemeService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws what the transport says where it doesn't take it: see `failureOf` */
  async send({ content, messageId, createdAt }: QueuedMailEntity): Promise<void> {
    if (content === null) throw new Error('The mail has no content');
    const mail = JSON.parse(content) as Mail;
    const { name } = this.settings.interface;
    const letter = letterOf(mail, this.texts.in(mail.language), name);
    await this.mailer.sendMail({
      from: { name: oneLine(name), address: this.settings.email.from },
      to: { name: '', address: mail.to },
      ...('replyTo' in mail && { replyTo: { name: '', address: mail.replyTo } }),
      // The same on each try, so that mail servers and readers can tell that it is one mail.
      messageId,
      date: new Date(createdAt),
      headers: {
        // Here, as the mailer would take {{…}} in a subject for a place to fill, and it may come from anybody.
        Subject: oneLine(letter.subject),
        'Content-Language': mail.language,
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
      },
      text: plainText(letter, name),
      template: 'letter',
      context: { letter, name, language: mail.language, ...this.themes.theme.colors },
      ...('calendar' in mail && { icalEvent: { ...mail.calendar, filename: 'invitation.ics' } }),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }
}
