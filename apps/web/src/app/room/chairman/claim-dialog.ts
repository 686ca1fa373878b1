import { type Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '@vroom/api-client';
import { isAtLeast } from '@vroom/room-policy';
import { Api } from '../../shared/api';
import { BusyButton } from '../../shared/busy-button';
import { ErrorView } from '../../shared/error-view';
import { apiErrorOf } from '../../shared/api-error-of';
import { PasswordEntry } from '../../shared/password-entry';
import { passwordTrouble } from '../../shared/password-trouble';

/** Asks for the owners' password from inside the room. */
export function openClaim(dialog: Dialog, room: string): void {
  dialog.open(ClaimDialog, {
    data: room,
    ariaLabelledBy: 'claim-heading',
    backdropClass: 'cdk-overlay-dark-backdrop',
    autoFocus: '#claim-password',
  });
}

/** Becomes an owner of the room by its password. The new role comes over the signaling, as for everybody else. */
@Component({
  selector: 'vroom-claim-dialog',
  imports: [BusyButton, ErrorView, PasswordEntry, TranslocoDirective],
  templateUrl: './claim-dialog.html',
  styleUrl: '../../shared/dialog.css',
  host: { class: 'on-stage' },
})
export class ClaimDialog {
  protected readonly dialog = inject<DialogRef>(DialogRef);
  private readonly room = inject<string>(DIALOG_DATA);
  private readonly api = inject(Api);
  private readonly entry = viewChild(PasswordEntry);

  protected readonly password = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<ApiError | undefined>(undefined);
  protected readonly otherProblem = computed(() => (passwordTrouble(this.problem()) ? undefined : this.problem()));
  protected readonly held = computed(() => this.busy() || this.entry()?.waiting() === true);

  protected async submit(): Promise<void> {
    if (this.held()) return;
    if (this.password() === '') return this.entry()?.miss();
    this.busy.set(true);
    try {
      const { role } = await this.api.call('authenticate', {
        params: { name: this.room },
        body: { password: this.password() },
      });
      // The owners' password may be gone by now: then none is wrong, and none makes one an owner.
      if (isAtLeast(role, 'owner')) this.dialog.close();
      else this.problem.set(new ApiError('wrong_password', 'No password makes one an owner here.'));
    } catch (error) {
      this.problem.set(apiErrorOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
