import { Component, computed, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LucideCheck, LucideSend, LucideX } from '@lucide/angular';
import { maxInvitationMessage, maxInvitationRecipients } from '@vroom/contract';
import { askedClosing } from '../../shared/asked-closing';
import { BusyButton } from '../../shared/busy-button';
import { ErrorView } from '../../shared/error-view';
import { errorWords } from '../../shared/error-words';
import type { QuestionWords } from '../../shared/question';
import { InvitationList } from './invitation-list';
import { durations } from './invite-draft';
import { InviteDesk } from './invite-desk';
import { minutesToWait } from './invite-problem';
import { RecipientsField } from './recipients-field';
import { localMinute, startProblem, type StartProblem } from './start-time';

const discardQuestion: QuestionWords = {
  heading: 'invite.discard.heading',
  text: 'invite.discard.text',
  yes: 'invite.discard.yes',
  no: 'invite.discard.no',
  danger: true,
};

/** Owners invite people by mail, and see what became of it. */
@Component({
  selector: 'vroom-invite-dialog',
  imports: [
    BusyButton,
    ErrorView,
    InvitationList,
    LucideCheck,
    LucideSend,
    LucideX,
    RecipientsField,
    TranslocoDirective,
  ],
  providers: [InviteDesk],
  templateUrl: './invite-dialog.html',
  styleUrl: './invite-dialog.css',
  host: { class: 'on-stage', 'data-testid': 'invite-dialog' },
})
export class InviteDialog {
  private readonly transloco = inject(TranslocoService);
  private readonly recipients = viewChild(RecipientsField);
  private readonly startField = viewChild<ElementRef<HTMLInputElement>>('start');
  private readonly messageField = viewChild<ElementRef<HTMLTextAreaElement>>('message');
  protected readonly desk = inject(InviteDesk);

  protected readonly max = maxInvitationRecipients;
  protected readonly maxMessage = maxInvitationMessage;
  protected readonly durations = durations;
  protected readonly earliest = localMinute(Date.now());
  protected readonly startTrouble = signal<StartProblem | null>(null);
  protected readonly wait = computed(() => minutesToWait(this.desk.problem()));
  protected readonly leave = askedClosing({
    changed: () => this.desk.changed() || this.recipients()?.halfTyped() === true,
    held: () => this.desk.sending(),
    question: discardQuestion,
  });

  /** What the server has against this field, in words. */
  protected wrongAt(field: 'message' | 'start'): string {
    if (this.desk.problemAt() !== field) return '';
    const { text, key } = errorWords(this.desk.problem());
    return text ?? this.transloco.translate(key);
  }

  protected duration(minutes: number): string {
    const [value, unit] = minutes < 60 ? [minutes, 'minute'] : [minutes / 60, 'hour'];
    const format = { style: 'unit', unit, unitDisplay: 'long' } as const;
    return new Intl.NumberFormat(this.transloco.getActiveLang(), format).format(value);
  }

  protected typeStart(start: string): void {
    this.startTrouble.set(null);
    this.desk.edit({ start });
  }

  /** The focus goes to the first field that is not right. */
  protected async send(): Promise<void> {
    if (this.desk.sending()) return;
    const field = this.startField()?.nativeElement;
    this.startTrouble.set(startProblem(this.desk.draft().start, field?.validity.badInput === true, Date.now()));
    if (this.recipients()?.commit() === false) return;
    if (this.startTrouble()) return field?.focus();
    if (await this.desk.send()) return this.recipients()?.focus();
    const at = this.desk.problemAt();
    if (at === 'emails') this.recipients()?.commit();
    else if (at === 'message') this.messageField()?.nativeElement.focus();
    else if (at === 'start') field?.focus();
  }
}
