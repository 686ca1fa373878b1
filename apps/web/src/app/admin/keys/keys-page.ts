import { Dialog } from '@angular/cdk/dialog';
import { Component, DOCUMENT, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucidePlus } from '@lucide/angular';
import type { ApiKey } from '@vroom/contract';
import { BusyButton } from '../../shared/busy-button';
import { ErrorView } from '../../shared/error-view';
import { showFailure } from '../../shared/failure-notice';
import { Notices } from '../../shared/notices';
import { ask, type QuestionWords } from '../../shared/question';
import { AdminApi } from '../kit/admin-api';
import { AdminTable } from '../kit/admin-table';
import { EmptyState } from '../kit/empty-state';
import { Loading } from '../kit/loading';
import { Moment } from '../kit/moment';
import { poll } from '../kit/poll';
import { CreateKey } from './create-key';

const revokeQuestion: QuestionWords = {
  heading: 'adminKeys.revokeQuestion.heading',
  text: 'adminKeys.revokeQuestion.text',
  yes: 'adminKeys.revoke',
  no: 'adminKeys.cancel',
  danger: true,
};

/** `/admin/keys`: what integrators call the API with. */
@Component({
  selector: 'vroom-keys-page',
  imports: [AdminTable, BusyButton, EmptyState, ErrorView, Loading, LucidePlus, Moment, TranslocoDirective],
  templateUrl: './keys-page.html',
  styleUrls: ['../kit/page.css', './keys-page.css'],
})
export class KeysPage {
  private readonly api = inject(AdminApi);
  private readonly dialog = inject(Dialog);
  private readonly document = inject(DOCUMENT);
  private readonly notices = inject(Notices);

  protected readonly keys = poll(30_000, async () => (await this.api.call('listApiKeys', {})).items);
  protected readonly revoking = signal<string | null>(null);

  protected create(): void {
    const dialog = this.dialog.open<boolean>(CreateKey, {
      ariaLabelledBy: 'create-key-heading',
      backdropClass: 'cdk-overlay-dark-backdrop',
      autoFocus: 'first-heading',
      // A key that is shown once is not to be lost by a press beside it.
      disableClose: true,
    });
    dialog.closed.subscribe((made) => {
      if (made) void this.keys.now();
    });
  }

  protected async revoke({ id, label }: ApiKey): Promise<void> {
    if (this.revoking() !== null || !(await ask(this.dialog, revokeQuestion, label))) return;
    this.revoking.set(id);
    try {
      await this.api.call('deleteApiKey', { params: { id } });
      await this.keys.now();
      // The button that was pressed has gone with its row.
      this.document.querySelector<HTMLElement>('main h1')?.focus();
    } catch (error) {
      showFailure(this.notices, 'revoke', error);
      await this.keys.now();
    } finally {
      this.revoking.set(null);
    }
  }

  protected isOver({ expiresAt }: ApiKey): boolean {
    return expiresAt !== null && Date.parse(expiresAt) <= Date.now();
  }
}
