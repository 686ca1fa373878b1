import { DestroyRef, DOCUMENT, effect, inject, Service } from '@angular/core';
import { TitleMark } from '../shared/title-mark';
import { RoomStore } from './room-store';

/** The tab says how many messages wait; while the page is in the background, those in an open chat too. */
@Service({ autoProvided: false })
export class UnreadTitle {
  private readonly document = inject(DOCUMENT);
  private readonly store = inject(RoomStore);
  private readonly mark = inject(TitleMark).mark;

  constructor() {
    const look = () => this.store.setPageHidden(this.document.hidden);
    look();
    this.document.addEventListener('visibilitychange', look);
    effect(() => {
      const count = this.store.unread();
      this.mark.set(count > 0 ? `(${count})` : '');
    });
    inject(DestroyRef).onDestroy(() => {
      this.document.removeEventListener('visibilitychange', look);
      this.mark.set('');
    });
  }
}
