import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, DestroyRef, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideHand, LucideFaceSlightlySmiling } from '@lucide/angular';
import { reactionNames } from '@vroom/contract';
import { reactionSigns } from '../reaction-signs';
import { RoomActions } from '../room-actions';
import { RoomSession } from '../room-session';
import { RoomStore } from '../room-store';
import { Hands } from './hands';

/** Raises and lowers one's hand; beside it the reactions. */
@Component({
  selector: 'vroom-hand-button',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, LucideHand, LucideFaceSlightlySmiling, TranslocoDirective],
  templateUrl: './hand-button.html',
  styleUrls: ['../menu.css', '../call-controls.css', './hand-button.css'],
})
export class HandButton {
  private readonly store = inject(RoomStore);
  protected readonly session = inject(RoomSession);
  protected readonly hands = inject(Hands);

  protected readonly names = reactionNames;
  protected readonly signs = reactionSigns;
  protected readonly raised = computed(() => (this.store.self()?.hand ?? null) !== null);

  constructor() {
    inject(DestroyRef).onDestroy(inject(RoomActions).offer('hand', () => this.hands.toggle()));
  }
}
