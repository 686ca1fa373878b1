import { afterNextRender, Component, computed, inject, Injector, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ApiError } from '@vroom/api-client';
import { apiErrorOf } from '../../shared/api-error-of';
import { BusyButton } from '../../shared/busy-button';
import { ErrorView } from '../../shared/error-view';
import { PasswordEntry } from '../../shared/password-entry';
import { passwordTrouble } from '../../shared/password-trouble';
import { AdminAccess } from '../kit/admin-access';
import { CodeLine } from '../kit/code-line';

/** The way into the console; or, where there is none yet, how to open one. */
@Component({
  selector: 'vroom-sign-in',
  imports: [BusyButton, CodeLine, ErrorView, PasswordEntry, TranslocoDirective],
  templateUrl: './sign-in.html',
  styleUrls: ['../../shared/card-page.css', './sign-in.css'],
})
export class SignIn {
  private readonly access = inject(AdminAccess);
  private readonly injector = inject(Injector);
  private readonly entry = viewChild(PasswordEntry);

  protected readonly command = 'npm run vroom -- admin set-password';
  protected readonly reason = this.access.reason;
  protected readonly byPassword = computed(() => this.access.methods().includes('password'));
  protected readonly byProxy = computed(() => this.access.methods().includes('proxy'));
  protected readonly closed = computed(() => this.access.methods().length === 0);
  protected readonly password = signal('');
  protected readonly busy = signal<'password' | 'proxy' | 'look' | null>(null);
  protected readonly passwordProblem = signal<ApiError | undefined>(undefined);
  private readonly otherProblem = signal<unknown>(undefined);
  /** What has nothing to do with the password. */
  protected readonly problem = computed(() => this.otherProblem() ?? this.access.refusal());

  protected async submit(): Promise<void> {
    if (this.busy() || this.entry()?.waiting()) return;
    if (this.password() === '') this.entry()?.miss();
    else await this.attempt('password', () => this.access.signIn(this.password()));
  }

  protected async followProxy(): Promise<void> {
    if (!this.busy()) await this.attempt('proxy', () => this.access.signIn());
  }

  /** It may have been opened meanwhile. */
  protected async lookAgain(): Promise<void> {
    if (this.busy()) return;
    await this.attempt('look', () => this.access.look());
    // The button that was pressed has gone.
    if (!this.closed()) afterNextRender(() => this.entry()?.focus(), { injector: this.injector });
  }

  private async attempt(what: 'password' | 'proxy' | 'look', make: () => Promise<void>): Promise<void> {
    this.busy.set(what);
    this.passwordProblem.set(undefined);
    this.otherProblem.set(undefined);
    try {
      await make();
    } catch (error) {
      const problem = apiErrorOf(error);
      if (what === 'password' && passwordTrouble(problem)) this.passwordProblem.set(problem);
      else this.otherProblem.set(problem);
    } finally {
      this.busy.set(null);
    }
  }
}
