import { Component, computed, effect, type ElementRef, inject, signal, untracked, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideArrowUp } from '@lucide/angular';
import type { AuditFilter } from '@vroom/contract';
import { ErrorView } from '../../shared/error-view';
import { SwitchRow } from '../../shared/switch-row';
import { EmptyState } from '../kit/empty-state';
import { LoadMore } from '../kit/load-more';
import { Loading } from '../kit/loading';
import { Moment } from '../kit/moment';
import { poll } from '../kit/poll';
import { queryFilters } from '../kit/query-filters';
import { AuditExport } from './audit-export';
import { AuditFeed } from './audit-feed';
import { AuditFilters } from './audit-filters';
import { type AuditAddress, auditFilterOf, isOpen } from './audit-query';
import { AuditTable } from './audit-table';

const followedEvery = 3000;

/** What happened, as the address asks for it, the newest first; while it is open, new events come by themselves. */
@Component({
  selector: 'vroom-audit-page',
  imports: [
    AuditExport,
    AuditFilters,
    AuditTable,
    EmptyState,
    ErrorView,
    LoadMore,
    Loading,
    LucideArrowUp,
    Moment,
    SwitchRow,
    TranslocoDirective,
  ],
  providers: [AuditFeed],
  templateUrl: './audit-page.html',
  styleUrls: ['../kit/page.css', './audit-page.css'],
})
export class AuditPage {
  private readonly topMark = viewChild<ElementRef<HTMLElement>>('top');
  protected readonly feed = inject(AuditFeed);

  protected readonly filters = queryFilters({ from: '', to: '', event: '', q: '' });

  protected readonly live = signal(true);
  protected readonly newAfter = signal(Infinity);
  protected readonly filter = computed(() => auditFilterOf(this.filters.values()));
  protected readonly open = computed(() => isOpen(this.filter(), Date.now()));
  protected readonly following = poll(followedEvery, () => this.follow());

  constructor() {
    effect(() => {
      const filter = this.filter();
      untracked(() => void this.load(filter));
    });
  }

  protected show(change: AuditAddress): void {
    const { from = '', to = '', event = '', q = '' } = auditFilterOf({ ...this.filter(), ...change });
    void this.filters.set({ from, to, event, q });
  }

  protected toTop(): void {
    this.feed.release();
    this.topMark()?.nativeElement.scrollIntoView({ block: 'center' });
  }

  private async load(filter: AuditFilter): Promise<void> {
    await this.feed.load(filter);
    this.newAfter.set(this.feed.newest());
  }

  private async follow(): Promise<void> {
    if (!this.live() || !this.open()) return;
    await this.feed.follow(() => this.topInSight());
  }

  /** Whoever reads further down must not have the page move under their eyes. */
  private topInSight(): boolean {
    const bottom = this.topMark()?.nativeElement.getBoundingClientRect().bottom ?? 0;
    return bottom >= 0;
  }
}
