import { Component, type ElementRef, inject, input, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucidePhoneOff, LucideTrash } from '@lucide/angular';
import type { Peer } from '@vroom/contract';
import type { ModerationAction } from '@vroom/room-policy';
import { peerActions } from '../../shared/peer-actions';
import { ManagedRoom, type RoomView } from './managed-room';
import { MemberSigns } from './member-signs';
import { buttonOf } from './member-view';
import { RoomModerator } from './room-moderator';
import { shortId } from './short-id';

/** Who is in the room, and what an administrator may do to them from outside. */
@Component({
  selector: 'vroom-room-people',
  imports: [LucidePhoneOff, LucideTrash, MemberSigns, TranslocoDirective],
  templateUrl: './room-people.html',
  styleUrl: './room-people.css',
})
export class RoomPeople {
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  private readonly managed = inject(ManagedRoom);
  protected readonly moderator = inject(RoomModerator);

  readonly view = input.required<RoomView>();

  protected readonly short = shortId;
  protected readonly buttonOf = buttonOf;

  protected actions(member: Peer): ModerationAction[] {
    return peerActions({ role: 'admin' }, member);
  }

  protected async act(action: ModerationAction, peerId: string): Promise<void> {
    await this.moderator.act(action, peerId);
    if (!this.known()?.members.some(({ id }) => id === peerId)) this.focusHeading();
  }

  protected async readmit(peerId: string): Promise<void> {
    await this.moderator.readmit(peerId);
    if (!this.known()?.excluded.includes(peerId)) this.focusHeading();
  }

  protected async end(): Promise<void> {
    await this.moderator.actOnRoom('end');
    if (this.known()?.members.length === 0) this.focusHeading();
  }

  /** What was read after the act; the input brings it a moment later. */
  private known(): RoomView | undefined {
    return this.managed.view();
  }

  /** What was pressed is gone, and the focus with it. */
  private focusHeading(): void {
    this.heading()?.nativeElement.focus();
  }
}
