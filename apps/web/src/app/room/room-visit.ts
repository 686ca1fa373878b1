import {
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  inject,
  input,
  type OnInit,
  signal,
  untracked,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '@vroom/api-client';
import { Frame } from '../shared/frame';
import { InvitationTokens } from '../shared/invitation-tokens';
import { Door } from './door/door';
import { InRoom } from './in-room';
import { LocalDevices } from './local-devices';
import { EndedNotice } from './trouble/ended-notice';
import { MissingRoom } from './trouble/missing-room';
import { RoomSession } from './room-session';
import { type Phase, RoomStore } from './room-store';
import { RoomTrouble } from './trouble/room-trouble';

/** Where a visit may begin again without taking anything from anybody. */
const outside: ReadonlySet<string> = new Set<Phase['at']>(['missing', 'door', 'failed']);

/** One visit to one room: what is on the screen from the address to the call. */
@Component({
  selector: 'vroom-room-visit',
  imports: [Door, EndedNotice, InRoom, MissingRoom, RoomTrouble, TranslocoDirective],
  providers: [RoomStore, LocalDevices, RoomSession],
  templateUrl: './room-visit.html',
  styleUrl: './room-visit.css',
})
export class RoomVisit implements OnInit {
  protected readonly store = inject(RoomStore);
  protected readonly session = inject(RoomSession);
  private readonly frame = inject(Frame);
  private readonly document = inject(DOCUMENT);

  readonly name = input.required<string>();
  protected readonly creating = signal(false);
  protected readonly phase = this.store.phase;
  protected readonly inRoom = computed(() => this.phase().at === 'in-room');
  protected readonly notLoaded = new ApiError('unreachable', 'The script of the room did not come');
  protected readonly error = computed(() => {
    const phase = this.phase();
    return phase.at === 'failed' || phase.at === 'ended' ? phase.error : undefined;
  });

  constructor() {
    effect(() => this.frame.immersive.set(this.inRoom()));
    const invitations = inject(InvitationTokens);
    // An invitation opened where one stands before the room already.
    effect(() => {
      const invited = invitations.latest()?.place === this.name();
      untracked(() => invited && outside.has(this.phase().at) && this.approach());
    });
    inject(DestroyRef).onDestroy(() => this.frame.immersive.set(false));
  }

  ngOnInit(): void {
    this.approach();
  }

  /** A script that once failed to come is not asked for again in the life of a page. */
  protected reload(): void {
    this.document.defaultView?.location.reload();
  }

  protected approach(): void {
    void this.session.approach(this.name());
  }

  protected async create(): Promise<void> {
    this.creating.set(true);
    await this.session.create();
    this.creating.set(false);
  }
}
