import { Dialog } from '@angular/cdk/dialog';
import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  LucideCrown,
  LucideLock,
  LucideLockOpen,
  LucideMailPlus,
  LucideMegaphoneOff,
  LucideNetwork,
  LucidePhoneOff,
  LucideSlidersHorizontal,
  LucideUserCheck,
  LucideVideoOff,
} from '@lucide/angular';
import { isAtLeast } from '@vroom/room-policy';
import { RoomActions } from '../room-actions';
import { RoomStore } from '../room-store';
import { Announcer } from './announcer';
import { openClaim } from './claim-dialog';
import { Exclusions } from './exclusions';
import { Moderator } from './moderator';

/** What a chairman does to the whole room; for somebody else, the way to become one where there is a password for it. */
@Component({
  selector: 'vroom-room-menu',
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    LucideCrown,
    LucideLock,
    LucideLockOpen,
    LucideMailPlus,
    LucideMegaphoneOff,
    LucideNetwork,
    LucidePhoneOff,
    LucideSlidersHorizontal,
    LucideUserCheck,
    LucideVideoOff,
    TranslocoDirective,
  ],
  templateUrl: './room-menu.html',
  styleUrls: ['../menu.css', './room-menu.css'],
})
export class RoomMenu {
  private readonly store = inject(RoomStore);
  private readonly dialog = inject(Dialog);
  protected readonly actions = inject(RoomActions);
  protected readonly moderator = inject(Moderator);
  protected readonly exclusions = inject(Exclusions);
  protected readonly announcer = inject(Announcer);

  /** The settings were asked for. */
  readonly settings = output();

  protected readonly chairs = computed(() => isAtLeast(this.store.self()?.role ?? null, 'owner'));
  protected readonly mayClaim = computed(() => this.store.settings()?.ownerPassword === true);
  protected readonly locked = computed(() => this.store.settings()?.locked === true);

  protected press(): void {
    if (!this.chairs()) openClaim(this.dialog, this.store.settings()?.name ?? '');
  }
}
