import { Component, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LucideCalendar } from '@lucide/angular';
import { type InvitationResponseInput, maxAnswerMessage, type ReceivedInvitation } from '@vroom/contract';
import { ErrorView } from '../shared/error-view';
import { meetingTime } from './meeting-time';

/** Who invites to what and when, and the three answers to it. */
@Component({
  selector: 'vroom-invitation-card',
  imports: [ErrorView, LucideCalendar, TranslocoDirective],
  templateUrl: './invitation-card.html',
  styleUrl: './invitation-card.css',
})
export class InvitationCard {
  private readonly transloco = inject(TranslocoService);

  readonly invitation = input.required<ReceivedInvitation>();
  readonly busy = input(false);
  readonly problem = input<unknown>();
  readonly join = output();
  readonly answer = output<InvitationResponseInput>();

  protected readonly max = maxAnswerMessage;
  protected readonly message = linkedSignal(() => this.invitation().answer?.message ?? '');

  /** In the clock and the words of whoever reads it. */
  protected when(): string {
    const { startsAt, durationMinutes } = this.invitation();
    return startsAt === null ? '' : meetingTime(startsAt, durationMinutes, this.transloco.getActiveLang());
  }

  protected say(response: InvitationResponseInput['response']): void {
    const message = this.message().trim();
    this.answer.emit({ response, ...(message !== '' && { message }) });
  }
}
