import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import { type LinkStatistics, linkStatistics, type Reading, readingOf } from '../link-statistics';
import { RoomSession } from '../room-session';
import { RoomStore } from '../room-store';
import { LinkDetails } from './link-details';

const everyMs = 2000;
/** Rates need two readings; the second comes sooner than the others, so that nobody waits for the numbers. */
const firstMs = 700;

/** How well the connections carry, of one person or of all, measured only while it is open. */
@Component({
  selector: 'vroom-statistics-dialog',
  imports: [LinkDetails, LucideX, TranslocoDirective],
  templateUrl: './statistics-dialog.html',
  styleUrls: ['../../shared/dialog.css', './statistics-dialog.css'],
  host: { class: 'on-stage', 'data-testid': 'statistics-dialog' },
})
export class StatisticsDialog {
  private readonly session = inject(RoomSession);
  private readonly store = inject(RoomStore);
  private readonly wanted = inject<{ peerId: string | undefined }>(DIALOG_DATA).peerId;
  private readonly found = signal<ReadonlyMap<string, LinkStatistics>>(new Map());
  private readings = new Map<string, Reading>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  protected readonly dialog = inject<DialogRef>(DialogRef);
  protected readonly people = computed(() =>
    this.store
      .others()
      .filter(({ id }) => this.wanted === undefined || id === this.wanted)
      .map((peer) => ({ peer, statistics: this.found().get(peer.id) })),
  );

  constructor() {
    void this.measure(firstMs);
    inject(DestroyRef).onDestroy(() => {
      this.closed = true;
      clearTimeout(this.timer);
    });
  }

  private async measure(nextMs: number): Promise<void> {
    const readings = new Map<string, Reading>();
    for (const { peer } of this.people()) {
      const report = await this.session.stats(peer.id);
      if (report) readings.set(peer.id, readingOf(report));
    }
    if (this.closed) return;
    this.found.set(new Map([...readings].map(([id, now]) => [id, linkStatistics(this.readings.get(id), now)])));
    this.readings = readings;
    this.timer = setTimeout(() => void this.measure(everyMs), nextMs);
  }
}
