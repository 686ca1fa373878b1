import { Component, computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ReactionName } from '@vroom/contract';
import { systemClock } from '@vroom/mesh';
import { Bundle } from '../bundle';
import { reactionSigns } from '../reaction-signs';
import { type Reaction, RoomStore } from '../room-store';

interface Told {
  readonly name: string;
  readonly reaction: ReactionName;
}

const pauseMs = 4000;

/** Says who reacted how, to who does not see it; of many who react at once only how many. */
@Component({
  selector: 'vroom-reaction-news',
  imports: [TranslocoDirective],
  template: `
    <div class="visually-hidden" role="status" data-testid="reaction-news" *transloco="let t">
      @for (news of told(); track news) {
        <p>
          @if (news.length > 1) {
            {{ t('room.reactions.many', { count: news.length }) }}
          } @else {
            @for (each of news; track each) {
              {{ each.name || t('room.guest') }}: {{ t(signs[each.reaction].key) }}
            }
          }
        </p>
      }
    </div>
  `,
  styles: ':host { display: contents; }',
})
export class ReactionNews {
  private readonly store = inject(RoomStore);
  protected readonly signs = reactionSigns;
  private readonly latest = signal<readonly Told[]>([]);
  /** A list of one, so that each news is a new element, which is read. */
  protected readonly told = computed(() => (this.latest().length > 0 ? [this.latest()] : []));
  private readonly bundle = new Bundle<Told>({ clock: systemClock, pauseMs, tell: (items) => this.latest.set(items) });
  private known: ReadonlyMap<string, Reaction> = new Map();

  constructor() {
    effect(() => {
      const reactions = this.store.reactions();
      untracked(() => this.follow(reactions));
    });
    inject(DestroyRef).onDestroy(() => this.bundle.close());
  }

  /** What one shows oneself one knows. */
  private follow(reactions: ReadonlyMap<string, Reaction>): void {
    for (const peer of this.store.others()) {
      const reaction = reactions.get(peer.id);
      if (reaction && reaction !== this.known.get(peer.id))
        this.bundle.add({ name: peer.displayName, reaction: reaction.name });
    }
    this.known = reactions;
  }
}
