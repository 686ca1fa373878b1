import { Component, computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ChatEntry } from '@vroom/contract';
import { systemClock } from '@vroom/mesh';
import { Bundle } from '../bundle';
import { RoomStore } from '../room-store';
import { cut } from './excerpt';

interface News {
  readonly entry: ChatEntry;
  /** How many messages had come with this one. */
  readonly heard: number;
}

const pauseMs = 3000;
const spokenLength = 300;

/**
 * Reads new messages to who does not see them, whether the chat is open or closed. Nothing else speaks of them: the list and
 * the toast are silent. Of many that come at once it reads the last, and says how many there are.
 */
@Component({
  selector: 'vroom-chat-news',
  imports: [TranslocoDirective],
  template: `
    <div class="visually-hidden" role="status" data-testid="chat-news" *transloco="let t">
      @for (news of told(); track news.heard) {
        <p>
          @if (news.count > 1) {
            {{ t('room.chat.newMessages', { count: news.count }) }}
          }
          {{ t('room.chat.announcement', { name: news.name || t('room.guest'), text: news.text }) }}
        </p>
      }
    </div>
  `,
  styles: ':host { display: contents; }',
})
export class ChatNews {
  private readonly store = inject(RoomStore);
  private readonly latest = signal<{ readonly news: News; readonly count: number } | null>(null);
  private saidUpTo = this.store.heard();
  private readonly bundle = new Bundle<News>({ clock: systemClock, pauseMs, tell: (items) => this.tell(items) });
  /** A list of one, so that each news is a new element, which is read. */
  protected readonly told = computed(() => {
    const latest = this.latest();
    if (!latest) return [];
    const { entry, heard } = latest.news;
    return [{ heard, count: latest.count, name: entry.author.displayName, text: cut(entry.text, spokenLength) }];
  });

  constructor() {
    effect(() => {
      const entry = this.store.latest();
      untracked(() => this.follow(entry));
    });
    inject(DestroyRef).onDestroy(() => this.bundle.close());
  }

  /** What was deleted for everybody is not read any more either. */
  private follow(entry: ChatEntry | null): void {
    if (entry) return this.bundle.add({ entry, heard: this.store.heard() });
    this.bundle.close();
    this.latest.set(null);
  }

  private tell(items: readonly News[]): void {
    const news = items.at(-1);
    if (!news) return;
    this.latest.set({ news, count: news.heard - this.saidUpTo });
    this.saidUpTo = news.heard;
  }
}
