import { Module } from '@nestjs/common';
import { MailModule } from '../mail/mail.module.js';
import { FeedbackController } from './feedback.controller.js';
import { FeedbackService } from './feedback.service.js';

/** A form for whoever has something to say to who runs the instance. */
@Module({ imports: [MailModule], controllers: [FeedbackController], providers: [FeedbackService] })
export class FeedbackModule {}
