import { Dialog } from '@angular/cdk/dialog';
import { Component, computed, DestroyRef, effect, inject, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucidePlus, LucideSearch } from '@lucide/angular';
import { roomSorts } from '@vroom/contract';
import { ErrorView } from '../../shared/error-view';
import { AdminTable } from '../kit/admin-table';
import { EmptyState } from '../kit/empty-state';
import { LoadMore } from '../kit/load-more';
import { Loading } from '../kit/loading';
import { Moment } from '../kit/moment';
import { poll } from '../kit/poll';
import { queryFilters } from '../kit/query-filters';
import { openCreateRoom } from './create-room';
import { RoomMarks } from './room-marks';
import { RoomsList } from './rooms-list';
import { ariaSort, pressed, type RoomColumn, roomsQuery } from './rooms-query';
import { SortButton } from './sort-button';

const refreshedEvery = 5000;
/** Less than this between two keys is somebody who is still typing. */
const typingPause = 300;

/** All rooms, as the address asks for them. */
@Component({
  selector: 'vroom-rooms-page',
  imports: [
    AdminTable,
    EmptyState,
    ErrorView,
    LoadMore,
    Loading,
    LucidePlus,
    LucideSearch,
    Moment,
    RoomMarks,
    RouterLink,
    SortButton,
    TranslocoDirective,
  ],
  providers: [RoomsList],
  templateUrl: './rooms-page.html',
  styleUrls: ['../kit/page.css', './rooms-page.css'],
})
export class RoomsPage {
  private readonly router = inject(Router);
  private readonly dialog = inject(Dialog);
  private typing: ReturnType<typeof setTimeout> | undefined;
  protected readonly list = inject(RoomsList);
  protected readonly fresh = poll(refreshedEvery, () => this.list.refresh());

  protected readonly filters = queryFilters({ q: '', sort: 'name' });

  protected readonly query = computed(() => roomsQuery(this.filters.values().q, this.filters.values().sort));
  /** A phone has no heads of columns to press. */
  protected readonly sorts = roomSorts;

  constructor() {
    effect(() => {
      const query = this.query();
      untracked(() => void this.list.load(query));
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.typing));
  }

  protected sorted(column: RoomColumn): 'ascending' | 'descending' | null {
    return ariaSort(this.query().sort, column);
  }

  protected sort(column: RoomColumn): void {
    void this.filters.set({ sort: pressed(this.query().sort, column) });
  }

  protected type(q: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => void this.filters.set({ q: q.trim() }), typingPause);
  }

  protected clear(): void {
    clearTimeout(this.typing);
    void this.filters.set({ q: '' });
  }

  protected async create(): Promise<void> {
    const name = await openCreateRoom(this.dialog);
    if (name !== undefined) await this.router.navigate(['/admin/rooms', name]);
  }
}
