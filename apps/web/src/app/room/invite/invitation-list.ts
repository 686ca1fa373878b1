import { Dialog } from '@angular/cdk/dialog';
import { Component, computed, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Invitation } from '@vroom/contract';
import { ErrorView } from '../../shared/error-view';
import { Notices } from '../../shared/notices';
import { showFailure } from '../../shared/failure-notice';
import { ask, type QuestionWords } from '../../shared/question';
import { InviteDesk } from './invite-desk';
import { InviteNews } from './invite-news';
import { newsNotice } from './news-words';

const revokeQuestion: QuestionWords = {
  heading: 'invite.revoke.heading',
  text: 'invite.revoke.text',
  yes: 'invite.revoke.yes',
  no: 'invite.revoke.no',
  danger: true,
};

/** Of these the link opens something still. */
const open: ReadonlySet<Invitation['state']> = new Set(['queued', 'sent', 'later', 'declined', 'used']);

/** Who is invited, and what became of it. */
@Component({
  selector: 'vroom-invitation-list',
  imports: [ErrorView, TranslocoDirective],
  templateUrl: './invitation-list.html',
  styleUrl: './invitation-list.css',
})
export class InvitationList {
  private readonly dialog = inject(Dialog);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly latest = inject(InviteNews).latest;
  /** What was known when the list came is no news. */
  private readonly known = this.latest();
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly desk = inject(InviteDesk);

  protected readonly revoking = signal<string | undefined>(undefined);
  protected readonly revoked = signal('');
  /** A notice behind a dialog is spoken to nobody. */
  protected readonly news = computed(() => {
    const latest = this.latest();
    return latest === undefined || latest === this.known ? undefined : newsNotice(latest);
  });

  protected isOpen({ state }: Invitation): boolean {
    return open.has(state);
  }

  protected when(date: string): string {
    const format = { dateStyle: 'medium', timeStyle: 'short' } as const;
    return new Intl.DateTimeFormat(this.transloco.getActiveLang(), format).format(new Date(date));
  }

  protected async revoke({ id, email }: Invitation): Promise<void> {
    if (this.revoking() !== undefined || !(await ask(this.dialog, revokeQuestion, email))) return;
    this.revoking.set(id);
    try {
      await this.desk.revoke(id);
      this.revoked.set(email);
      // The button is gone with it.
      this.heading()?.nativeElement.focus();
    } catch (error) {
      showFailure(this.notices, 'revoke-invitation', error);
    } finally {
      this.revoking.set(undefined);
    }
  }
}
