import { computed, inject, Service, signal } from '@angular/core';
import type { Room, Rooms } from '@vroom/contract';
import { AdminApi } from '../kit/admin-api';
import { unlessAborted } from '../kit/unless-aborted';
import type { RoomsQuery } from './rooms-query';

const pageSize = 50;
/** The most that one call gives. */
const largestPage = 200;

/** The rooms on the screen, read page by page, and read again for as long as they are looked at. */
@Service({ autoProvided: false })
export class RoomsList {
  private readonly api = inject(AdminApi);
  private readonly page = signal<Rooms | undefined>(undefined);
  private readonly busyState = signal<'loading' | 'more' | null>(null);
  private readonly problemState = signal<unknown>(undefined);
  private query: RoomsQuery = { q: '', sort: 'name' };
  private reading = new AbortController();

  readonly rooms = computed<readonly Room[] | undefined>(() => this.page()?.items);
  readonly hasMore = computed(() => (this.page()?.nextCursor ?? null) !== null);
  readonly busy = this.busyState.asReadonly();
  readonly problem = this.problemState.asReadonly();

  /** Begins anew with what is asked for. What is on the screen stays until the answer is there. */
  async load(query: RoomsQuery = this.query): Promise<void> {
    this.query = query;
    this.reading.abort();
    this.reading = new AbortController();
    await this.read('loading', async (signal) => {
      const page = await this.call(undefined, pageSize, signal);
      if (!signal.aborted) this.page.set(page);
    });
  }

  async more(): Promise<void> {
    const cursor = this.page()?.nextCursor;
    if (this.busy() || !cursor) return;
    await this.read('more', async (signal) => {
      const { items, nextCursor } = await this.call(cursor, pageSize, signal);
      if (signal.aborted) return;
      this.page.update((page) => ({ items: merged(page?.items ?? [], items), nextCursor }));
    });
  }

  /**
   * Reads again as many as are on the screen.
   *
   * @throws ApiError where the server does not answer
   */
  async refresh(): Promise<void> {
    const before = this.page();
    if (!before || this.busy()) return;
    const { signal } = this.reading;
    const fresh = await unlessAborted(signal, this.readAgain(before.items.length, signal));
    // Where more was read meanwhile, that is newer.
    if (fresh && !signal.aborted && this.page() === before) this.page.set(fresh);
  }

  private async readAgain(count: number, signal: AbortSignal): Promise<Rooms> {
    const wanted = Math.max(count, pageSize);
    let fresh = await this.call(undefined, Math.min(wanted, largestPage), signal);
    while (fresh.nextCursor !== null && fresh.items.length < wanted) {
      const limit = Math.min(wanted - fresh.items.length, largestPage);
      const next = await this.call(fresh.nextCursor, limit, signal);
      fresh = { items: merged(fresh.items, next.items), nextCursor: next.nextCursor };
    }
    return fresh;
  }

  private call(cursor: string | undefined, limit: number, signal: AbortSignal): Promise<Rooms> {
    const { q, sort } = this.query;
    const query = { sort, limit, ...(q !== '' && { q }), ...(cursor !== undefined && { cursor }) };
    return this.api.call('listRooms', { query, signal });
  }

  private async read(what: 'loading' | 'more', work: (signal: AbortSignal) => Promise<void>): Promise<void> {
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

/** A room whose place changed between two pages is in both. */
function merged(rooms: readonly Room[], more: readonly Room[]): Room[] {
  const known = new Set(rooms.map(({ name }) => name));
  return [...rooms, ...more.filter(({ name }) => !known.has(name))];
}
