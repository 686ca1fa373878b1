import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  LucideActivity,
  LucideCrown,
  LucideEllipsis,
  LucideHand,
  LucideMegaphoneOff,
  LucideMic,
  LucideUserX,
  LucideVideo,
  LucideVideoOff,
} from '@lucide/angular';
import type { ModerationAction } from '@vroom/room-policy';
import { RoomActions } from '../room-actions';
import { RoomStore } from '../room-store';
import { Moderator } from './moderator';
import { peerActions } from '../../shared/peer-actions';

/** The ⋯ on a tile: what one may do to this person, and what there is to know of the connection to them. */
@Component({
  selector: 'vroom-peer-menu',
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    LucideActivity,
    LucideCrown,
    LucideEllipsis,
    LucideHand,
    LucideMegaphoneOff,
    LucideMic,
    LucideUserX,
    LucideVideo,
    LucideVideoOff,
    TranslocoDirective,
  ],
  templateUrl: './peer-menu.html',
  styleUrls: ['../menu.css', '../tile-button.css'],
})
export class PeerMenu {
  private readonly store = inject(RoomStore);
  private readonly moderator = inject(Moderator);
  protected readonly roomActions = inject(RoomActions);
  private readonly transloco = inject(TranslocoService);

  readonly peerId = input.required<string>();
  private readonly them = computed(() => this.store.others().find(({ id }) => id === this.peerId()));
  protected readonly name = computed(() => this.them()?.displayName ?? '');
  protected readonly pending = computed(() => this.moderator.pending().has(this.peerId()));
  protected readonly actions = computed(() => {
    const [me, them] = [this.store.self(), this.them()];
    return me && them ? peerActions(me, them) : [];
  });

  protected act(action: ModerationAction): void {
    void this.moderator.act(action, this.peerId(), this.name() || this.transloco.translate('room.guest'));
  }
}
