import { A11yModule } from '@angular/cdk/a11y';
import { OverlayModule } from '@angular/cdk/overlay';
import { Component, computed, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideHand, LucideX } from '@lucide/angular';
import { isAtLeast } from '@vroom/room-policy';
import { RoomStore } from '../room-store';
import { Hands } from './hands';

/** Who wants to speak, in order. Nothing at all while nobody does. */
@Component({
  selector: 'vroom-raised-hands',
  imports: [A11yModule, LucideHand, LucideX, OverlayModule, TranslocoDirective],
  templateUrl: './raised-hands.html',
  styleUrl: './raised-hands.css',
})
export class RaisedHands {
  private readonly store = inject(RoomStore);
  protected readonly hands = inject(Hands);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  protected readonly open = signal(false);
  protected readonly chairs = computed(() => isAtLeast(this.store.self()?.role ?? null, 'owner'));
  protected readonly list = computed(() =>
    this.store.hands().map((id) => ({ id, self: id === this.store.self()?.id, name: this.nameOf(id) })),
  );
  /** Who raised a hand last, for a chairman; anew each time, so that it is read each time. */
  protected readonly news = computed(() => {
    const latest = this.store.latestHand();
    return this.chairs() && latest ? [{ latest, name: this.nameOf(latest.peerId) }] : [];
  });

  protected lower(peerId: string): void {
    // Its button goes with the hand; the focus stays in the list.
    this.heading()?.nativeElement.focus();
    void this.hands.lower(peerId);
  }

  protected lowerAll(): void {
    this.open.set(false);
    void this.hands.lowerAll();
  }

  private nameOf(peerId: string): string {
    return this.store.others().find(({ id }) => id === peerId)?.displayName ?? '';
  }
}
