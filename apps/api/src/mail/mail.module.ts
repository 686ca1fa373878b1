import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MailerModule } from '@nestjs-modules/mailer';
import { SETTINGS } from '../platform/config/config.token.js';
import { MailLimits } from './mail-limits.js';
import { MailsController } from './mails.controller.js';
import { MailTexts } from './mail-texts.js';
import { MailService } from './mail.service.js';
import { Postman } from './postman.js';
import { ClaimKeeper } from './queue/claim-keeper.js';
import { MailChecks } from './queue/mail-checks.js';
import { MailCommits } from './queue/mail-commits.js';
import { MailFigures } from './queue/mail-figures.js';
import { MailListService } from './queue/mail-list.service.js';
import { MailQueue } from './queue/mail-queue.js';
import { MailSender } from './queue/mail-sender.js';
import { MailSweep } from './queue/mail-sweep.js';
import { QueuedMailEntity } from './queue/queued-mail.entity.js';
import { mailerOptions } from './transport/mailer-options.js';

/** Mails: a queue in the database, and what takes them from there to a mail server. */
@Module({
  imports: [
    TypeOrmModule.forFeature([QueuedMailEntity]),
    MailerModule.forRootAsync({ imports: [], inject: [SETTINGS], useFactory: mailerOptions }),
  ],
  controllers: [MailsController],
  providers: [
    MailService,
    MailLimits,
    ClaimKeeper,
    MailChecks,
    MailCommits,
    MailFigures,
    MailListService,
    MailQueue,
    MailSender,
    MailSweep,
    MailTexts,
    Postman,
  ],
  exports: [MailService, MailLimits, MailFigures],
})
export class MailModule {}
