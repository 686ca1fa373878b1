import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { mailStates } from '@vroom/contract';
import { ErrorView } from '../../shared/error-view';
import { AdminApi } from '../kit/admin-api';
import { AdminTable } from '../kit/admin-table';
import { EmptyState } from '../kit/empty-state';
import { LoadMore } from '../kit/load-more';
import { Loading } from '../kit/loading';
import { Moment } from '../kit/moment';
import { poll } from '../kit/poll';
import { queryFilters } from '../kit/query-filters';
import { firstMails } from './first-mails';

/** From one look to the next, in ms. */
const every = 10_000;

/** `/admin/mail`: the mails on their way, and what became of the others. */
@Component({
  selector: 'vroom-mail-page',
  imports: [AdminTable, EmptyState, ErrorView, LoadMore, Loading, Moment, RouterLink, TranslocoDirective],
  templateUrl: './mail-page.html',
  styleUrls: ['../kit/page.css', './mail-page.css'],
})
export class MailPage {
  private readonly api = inject(AdminApi);
  private readonly filters = queryFilters({ state: 'waiting' });
  private readonly pages = signal(1);

  protected readonly states = mailStates;
  protected readonly state = computed(
    () => mailStates.find((each) => each === this.filters.values().state) ?? 'waiting',
  );
  private readonly loaded = poll(every, async () => {
    const state = this.state();
    const list = await firstMails(this.pages(), (query) => this.api.call('listMails', { query: { ...query, state } }));
    return { state, ...list };
  });
  /** Of this state: what another one had is gone at once. */
  protected readonly mails = computed(() => {
    const loaded = this.loaded.value();
    return loaded?.state === this.state() ? loaded : undefined;
  });
  protected readonly problem = this.loaded.problem;
  protected readonly loadingMore = signal(false);

  constructor() {
    effect(() => {
      this.state();
      untracked(() => {
        this.pages.set(1);
        if (!this.mails()) void this.loaded.now();
      });
    });
  }

  protected async more(): Promise<void> {
    this.loadingMore.set(true);
    this.pages.update((pages) => pages + 1);
    await this.loaded.now();
    this.loadingMore.set(false);
  }

  protected again(): void {
    void this.loaded.now();
  }
}
