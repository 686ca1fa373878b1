import { Dialog } from '@angular/cdk/dialog';
import { Component, DestroyRef, inject, Injector } from '@angular/core';
import { menuClosed } from '../../shared/question';
import { RoomActions } from '../room-actions';

/** Opens the details of the connections, which few ever look at: so they are loaded only then. */
@Component({ selector: 'vroom-statistics-opener', template: '' })
export class StatisticsOpener {
  private readonly dialog = inject(Dialog);
  private readonly injector = inject(Injector);

  constructor() {
    inject(DestroyRef).onDestroy(inject(RoomActions).offer('details', (peerId) => this.open(peerId)));
  }

  private async open(peerId: string | undefined): Promise<void> {
    const [{ StatisticsDialog }] = await Promise.all([import('./statistics-dialog'), menuClosed()]);
    this.dialog.open(StatisticsDialog, {
      injector: this.injector,
      data: { peerId },
      ariaLabelledBy: 'statistics-heading',
      backdropClass: 'cdk-overlay-dark-backdrop',
      autoFocus: 'first-heading',
    });
  }
}
