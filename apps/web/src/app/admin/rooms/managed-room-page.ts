import { Component, computed, DOCUMENT, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideArrowLeft, LucideExternalLink } from '@lucide/angular';
import { roomAddress } from '../../shared/base-path';
import { ErrorView } from '../../shared/error-view';
import { Loading } from '../kit/loading';
import { Moment } from '../kit/moment';
import { ManagedRoom } from './managed-room';
import { RoomConfiguration } from './room-configuration';
import { RoomMarks } from './room-marks';
import { RoomModerator } from './room-moderator';
import { RoomPeople } from './room-people';

/** One room from outside: who is in it, and what it is like. */
@Component({
  selector: 'vroom-managed-room-page',
  imports: [
    ErrorView,
    Loading,
    LucideArrowLeft,
    LucideExternalLink,
    Moment,
    RoomConfiguration,
    RoomMarks,
    RoomPeople,
    RouterLink,
    TranslocoDirective,
  ],
  providers: [ManagedRoom, RoomModerator],
  templateUrl: './managed-room-page.html',
  styleUrls: ['../kit/page.css', './managed-room-page.css'],
})
export class ManagedRoomPage {
  private readonly document = inject(DOCUMENT);
  protected readonly managed = inject(ManagedRoom);

  /** Of the address. */
  readonly name = input.required<string>();
  protected readonly address = computed(() => roomAddress(this.document, this.name()));

  constructor() {
    effect(() => {
      const name = this.name();
      untracked(() => void this.managed.open(name));
    });
  }
}
