import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideHand } from '@lucide/angular';
import { reactionSigns } from './reaction-signs';
import { RoomStore } from './room-store';

/** What somebody shows with their hands: the raised one with its turn, and for a moment a reaction. */
@Component({
  selector: 'vroom-person-signs',
  imports: [LucideHand, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (turn(); as number) {
        <span class="hand tabular" data-testid="tile-hand">
          <svg lucideHand size="16" aria-hidden="true"></svg>
          <span aria-hidden="true">{{ number }}</span>
          <span class="visually-hidden">{{ t('room.hands.turn', { number }) }}</span>
        </span>
      }
      @for (reaction of shown(); track reaction) {
        <span
          class="reaction"
          role="img"
          data-testid="tile-reaction"
          [attr.data-reaction]="reaction.name"
          [attr.aria-label]="t(signs[reaction.name].key)"
          >{{ signs[reaction.name].sign }}</span
        >
      }
    </ng-container>
  `,
  styleUrl: './person-signs.css',
})
export class PersonSigns {
  private readonly store = inject(RoomStore);

  readonly peerId = input.required<string>();
  protected readonly signs = reactionSigns;
  /** 1 for who is next; 0 for no hand. */
  protected readonly turn = computed(() => this.store.hands().indexOf(this.peerId()) + 1);
  /** A list of one, so that each reaction is drawn anew, also the same one twice. */
  protected readonly shown = computed(() => {
    const reaction = this.store.reactions().get(this.peerId());
    return reaction ? [reaction] : [];
  });
}
