import { Inject, Injectable } from '@nestjs/common';
import { invitationFragment, type Language } from '@vroom/contract';
import { usualMeetingMinutes } from '@vroom/room-policy';
import { I18nService } from 'nestjs-i18n';
import type { Mail } from '../mail/mail.js';
import { isoDate } from '../platform/clock/iso-date.js';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { calendarOf } from './calendar.js';
import type { InvitationEntity } from './invitation.entity.js';

/** An invitation as it goes out: the one moment at which the token is known. */
export interface Outgoing {
  invitation: InvitationEntity;
  token: string;
  room: string;
  /** The address of the start page. */
  publicUrl: string;
  language: Language;
  timeZone: string | undefined;
}

type InvitationMail = Extract<Mail, { kind: 'invitation' }>;

/** Writes the mails that invite. */
@Injectable()
export class InvitationMails {
  constructor(
    private readonly i18n: I18nService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  mailOf(outgoing: Outgoing): InvitationMail {
    const { invitation, room, language, timeZone } = outgoing;
    const { organiser, message, startsAt, durationMinutes } = invitation;
    const links = linksOf(outgoing);
    return {
      kind: 'invitation',
      to: invitation.email,
      language,
      reference: invitation.id,
      data: {
        ...{ room, ...links, expiresAt: isoDate(invitation.expiresAt) },
        ...(organiser !== null && { organiser }),
        ...(message !== null && { message }),
        ...(startsAt !== null && { startsAt: isoDate(startsAt) }),
        ...(durationMinutes !== null && { durationMinutes }),
        ...(timeZone !== undefined && { timeZone }),
      },
      ...(startsAt !== null && { calendar: this.entryOf(outgoing, startsAt, links) }),
    };
  }

  private entryOf({ invitation, room, language: lang }: Outgoing, startsAt: number, links: Links) {
    const { joinUrl: join, answerUrl: answer } = links;
    const ways = this.i18n.translate<string, string>('api.calendar.description', { lang, args: { join, answer } });
    const content = calendarOf({
      id: invitation.id,
      summary: this.i18n.translate('api.calendar.summary', { lang, args: { room } }),
      description: invitation.message === null ? ways : `${invitation.message}\n\n${ways}`,
      url: join,
      organizer: { name: invitation.organiser ?? this.settings.interface.name, email: this.settings.email.from },
      startsAt,
      minutes: invitation.durationMinutes ?? usualMeetingMinutes,
      stampedAt: invitation.createdAt,
    });
    return { method: 'PUBLISH' as const, content };
  }
}

interface Links {
  joinUrl: string;
  answerUrl: string;
}

/** The token stands behind the `#`, where it reaches no server, no proxy's log and no other site. */
function linksOf({ publicUrl, room, token }: Outgoing): Links {
  return {
    joinUrl: `${publicUrl}/${room}#${invitationFragment}${token}`,
    answerUrl: `${publicUrl}/invitation#${token}`,
  };
}
