import { DestroyRef, effect, inject, Service, signal, untracked } from '@angular/core';
import type { InvitationNews } from '@vroom/contract';
import { Notices } from '../../shared/notices';
import { RoomActions } from '../room-actions';
import { RoomSession } from '../room-session';
import { RoomStore } from '../room-store';
import { manyNews, newsNotice } from './news-words';

/** More at once would push each other off the screen. */
const maxSingle = 2;

/** Tells the owners what came of invitations: at once, and when they come what came while they were away. */
@Service({ autoProvided: false })
export class InviteNews {
  private readonly notices = inject(Notices);
  private readonly actions = inject(RoomActions);
  private readonly destroyRef = inject(DestroyRef);
  private readonly latestState = signal<InvitationNews | undefined>(undefined);

  /** The last there was. */
  readonly latest = this.latestState.asReadonly();

  constructor() {
    const store = inject(RoomStore);
    effect(() => {
      const news = store.invitationNews();
      untracked(() => this.tell(news));
    });
    const stop = inject(RoomSession).server.on('notice', (notice) => {
      if (notice.action === 'invitation') this.tell([notice.invitation]);
    });
    this.destroyRef.onDestroy(stop);
  }

  private tell(news: readonly InvitationNews[]): void {
    const last = news.at(-1);
    if (!last) return;
    this.latestState.set(last);
    const notices = news.length > maxSingle ? [manyNews(news)] : news.map((each) => newsNotice(each));
    const action = { key: 'invite.news.look', run: () => this.actions.run('invite') };
    for (const notice of notices) this.destroyRef.onDestroy(this.notices.show({ ...notice, action }));
  }
}
