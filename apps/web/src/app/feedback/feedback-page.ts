import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  type ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { maxFeedbackComment } from '@vroom/contract';
import { Api } from '../shared/api';
import { BusyButton } from '../shared/busy-button';
import { ErrorView } from '../shared/error-view';
import { isMailAddress } from '../shared/mail-addresses';
import { PageMessage } from '../shared/page-message';
import { Picture } from '../shared/picture';

/** `/feedback`: a word to whoever runs this instance. */
@Component({
  selector: 'vroom-feedback-page',
  imports: [BusyButton, ErrorView, PageMessage, Picture, RouterLink, TranslocoDirective],
  templateUrl: './feedback-page.html',
  styleUrls: ['../shared/card-page.css', './feedback-page.css'],
})
export class FeedbackPage {
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  private readonly commentField = viewChild<ElementRef<HTMLTextAreaElement>>('commentField');
  private readonly emailField = viewChild<ElementRef<HTMLInputElement>>('emailField');

  protected readonly max = maxFeedbackComment;
  protected readonly comment = signal('');
  protected readonly email = signal('');
  protected readonly commentMissing = signal(false);
  protected readonly emailWrong = signal(false);
  protected readonly busy = signal(false);
  protected readonly sent = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  /** Why it is not known whether there is somebody to write to. */
  protected readonly loadProblem = signal<unknown>(undefined);
  protected readonly taken = computed(() => this.api.config()?.features.feedback);

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.loadProblem.set(undefined);
    await this.api.loadConfig().catch((error: unknown) => this.loadProblem.set(error));
  }

  protected type(comment: string): void {
    this.comment.set(comment);
    this.commentMissing.set(false);
  }

  protected typeEmail(email: string): void {
    this.email.set(email);
    this.emailWrong.set(false);
  }

  protected async send(): Promise<void> {
    if (this.busy() || !this.check()) return;
    const email = this.email().trim();
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await this.api.call('sendFeedback', { body: { comment: this.comment().trim(), ...(email !== '' && { email }) } });
      this.sent.set(true);
      const focus = () => this.document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
      afterNextRender(focus, { injector: this.injector });
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  /** The focus goes to the first field that is not right. */
  private check(): boolean {
    const email = this.email().trim();
    this.commentMissing.set(this.comment().trim() === '');
    this.emailWrong.set(email !== '' && !isMailAddress(email));
    const wrong = this.commentMissing() ? this.commentField() : this.emailWrong() ? this.emailField() : undefined;
    wrong?.nativeElement.focus();
    return wrong === undefined;
  }
}
