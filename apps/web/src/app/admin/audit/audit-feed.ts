import { computed, inject, Service, signal } from '@angular/core';
import type { AuditEvents, AuditFilter } from '@vroom/contract';
import { AdminApi } from '../kit/admin-api';
import { unlessAborted } from '../kit/unless-aborted';
import { begun, type Feed, released, withNews, withOlder } from './feed';

const pageSize = 50;
const newsSize = 200;
/** How often a search goes further back by itself while it finds nothing; then somebody says whether to go on. */
const rounds = 10;
/** Above this the page would be slow: the list begins anew, with the newest. */
const mostItems = 2000;

type Busy = 'loading' | 'older' | null;

/** The audit on the screen: read page by page, and followed while it is open. */
@Service({ autoProvided: false })
export class AuditFeed {
  private readonly api = inject(AdminApi);
  private readonly feed = signal<Feed | undefined>(undefined);
  private readonly busyState = signal<Busy>(null);
  private readonly problemState = signal<unknown>(undefined);
  private filter: AuditFilter = {};
  private reading = new AbortController();

  readonly items = computed(() => this.feed()?.items);
  readonly held = computed(() => this.feed()?.held.length ?? 0);
  readonly newest = computed(() => this.feed()?.newest ?? Infinity);
  readonly hasOlder = computed(() => (this.feed()?.cursor ?? null) !== null);
  readonly searchedBackTo = computed(() => this.feed()?.searchedBackTo ?? null);
  readonly busy = this.busyState.asReadonly();
  readonly problem = this.problemState.asReadonly();

  /** Begins anew with what is asked for; what was under way for something else is given up. */
  async load(filter: AuditFilter): Promise<void> {
    this.filter = filter;
    this.reading.abort();
    this.reading = new AbortController();
    this.feed.set(undefined);
    await this.read('loading', async (signal) => {
      const head = await this.api.call('listAuditEvents', { query: { limit: 1 }, signal });
      const page = await this.page({}, signal);
      if (signal.aborted) return;
      this.feed.set(begun(head.items[0]?.id ?? 0, page));
      await this.searchOn(page.items.length, signal);
    });
  }

  reload(): Promise<void> {
    return this.load(this.filter);
  }

  async older(): Promise<void> {
    if (this.busy()) return;
    await this.read('older', (signal) => this.searchOn(0, signal));
  }

  /**
   * Asks for what is new.
   *
   * @param show whether to put it on the screen at once; asked when it is there, since somebody may have scrolled meanwhile
   * @returns how many new events there are
   * @throws ApiError where the server does not answer
   */
  async follow(show: () => boolean): Promise<number> {
    const before = this.feed();
    if (!before || this.busy()) return 0;
    const { signal } = this.reading;
    const query = { ...this.filter, after: before.newest, limit: newsSize };
    const news = await unlessAborted(signal, this.api.call('listAuditEvents', { query, signal }));
    const now = this.feed();
    if (signal.aborted || !now || !news || news.items.length === 0) return 0;
    // What lies between would be missing.
    if (news.nextCursor !== null || now.items.length + news.items.length > mostItems) await this.reload();
    else this.feed.set(withNews(now, news.items, show()));
    return news.items.length;
  }

  release(): void {
    this.feed.update((feed) => feed && released(feed));
  }

  /** Goes back in time until something is found, for a while. */
  private async searchOn(found: number, signal: AbortSignal): Promise<void> {
    for (let round = 0, count = found; round < rounds && count === 0 && this.hasOlder(); round++) {
      const page = await this.page({ cursor: this.feed()?.cursor ?? '' }, signal);
      if (signal.aborted) return;
      count = page.items.length;
      this.feed.update((feed) => feed && withOlder(feed, page));
    }
  }

  private page(query: { cursor?: string }, signal: AbortSignal): Promise<AuditEvents> {
    return this.api.call('listAuditEvents', { query: { ...this.filter, ...query, limit: pageSize }, signal });
  }

  private async read(what: Busy, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = this.reading;
    this.busyState.set(what);
    this.problemState.set(undefined);
    try {
      await work(signal);
    } catch (error) {
      if (!signal.aborted) this.problemState.set(error);
    } finally {
      if (!signal.aborted) this.busyState.set(null);
    }
  }
}
