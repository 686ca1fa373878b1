import { computed, effect, inject, Service, signal, untracked } from '@angular/core';
import { Api } from '../../shared/api';
import { RoomStore } from '../room-store';

/** Whether the room has a pad, and whether one has it open. It takes the place of the chat, and the chat takes its. */
@Service({ autoProvided: false })
export class Notes {
  private readonly store = inject(RoomStore);
  private readonly config = inject(Api).config;
  private readonly openState = signal(false);

  readonly offered = computed(() => this.config()?.features.etherpad === true);
  readonly open = this.openState.asReadonly();

  constructor() {
    effect(() => {
      if (this.store.chatOpen()) untracked(() => this.openState.set(false));
    });
  }

  show(open: boolean): void {
    if (open) this.store.openChat(false);
    this.openState.set(open);
  }
}
