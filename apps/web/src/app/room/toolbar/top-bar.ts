import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideCheck, LucideLink, LucideLock, LucideUsers } from '@lucide/angular';
import { CopyText } from '../../shared/copy-text';
import { CopyLink } from '../copy-link';
import { formatDuration } from '../duration';
import { RoomStore } from '../room-store';

/** Where one is, with how many, since when; and at its end, what is put inside. */
@Component({
  selector: 'vroom-top-bar',
  imports: [LucideCheck, LucideLink, LucideLock, LucideUsers, TranslocoDirective],
  providers: [CopyLink, CopyText],
  templateUrl: './top-bar.html',
  styleUrl: './top-bar.css',
})
export class TopBar {
  protected readonly store = inject(RoomStore);
  protected readonly link = inject(CopyLink);
  private readonly now = signal(Date.now());
  protected readonly duration = computed(() => formatDuration(this.now() - (this.store.joinedAt() ?? this.now())));

  constructor() {
    const timer = setInterval(() => this.now.set(Date.now()), 1000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
