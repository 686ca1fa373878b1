import { inject, Service, signal } from '@angular/core';
import { ApiError } from '@vroom/api-client';
import type { Peer, Room } from '@vroom/contract';
import { AdminApi } from '../kit/admin-api';
import { poll } from '../kit/poll';

const refreshedEvery = 3000;

/** What the server says of a room and of who is in it. */
export interface RoomView {
  readonly room: Room;
  readonly members: readonly Peer[];
  /** Who was sent out, by the ids of the places they had. */
  readonly excluded: readonly string[];
}

/** One room as an administrator sees it who is not in it: read, and read again for as long as it is looked at. */
@Service({ autoProvided: false })
export class ManagedRoom {
  private readonly api = inject(AdminApi);
  private readonly viewState = signal<RoomView | undefined>(undefined);
  private readonly problemState = signal<unknown>(undefined);
  private readonly goneState = signal(false);
  private reading = new AbortController();
  private params = { name: '' };

  readonly view = this.viewState.asReadonly();
  /** Why it could not be shown at first. */
  readonly problem = this.problemState.asReadonly();
  /** There is no such room, or none any more. */
  readonly gone = this.goneState.asReadonly();
  private readonly fresh = poll(refreshedEvery, async () => {
    if (this.isThere()) await this.reread();
  });
  /** Why what `view` says may be of before. */
  readonly stale = this.fresh.problem;

  async open(name: string): Promise<void> {
    this.params = { name };
    this.viewState.set(undefined);
    this.goneState.set(false);
    await this.load();
  }

  /** The first time, and again where that failed. */
  async load(): Promise<void> {
    this.problemState.set(undefined);
    try {
      await this.reread();
    } catch (error) {
      this.problemState.set(error);
    }
  }

  /** Reads again what is there already: something has changed. Where the server does not answer, `stale` says so. */
  async refresh(): Promise<void> {
    if (!this.isThere()) return;
    // What is under way is about what was.
    this.reading.abort();
    await this.fresh.now();
  }

  /** What the server answered about one member is known at once. */
  changed(peer: Peer): void {
    this.viewState.update(
      (view) => view && { ...view, members: view.members.map((each) => (each.id === peer.id ? peer : each)) },
    );
  }

  private isThere(): boolean {
    return this.view() !== undefined && !this.gone();
  }

  /** What is under way is about what was, and is given up. */
  private async reread(): Promise<void> {
    this.reading.abort();
    this.reading = new AbortController();
    const { signal } = this.reading;
    try {
      const view = await this.read(signal);
      if (!signal.aborted) this.viewState.set(view);
    } catch (error) {
      if (signal.aborted) return;
      if (!isGone(error)) throw error;
      this.goneState.set(true);
    }
  }

  private async read(signal: AbortSignal): Promise<RoomView> {
    const { params } = this;
    const [room, members, excluded] = await Promise.all([
      this.api.call('getRoom', { params, signal }),
      this.api.call('listMembers', { params, signal }),
      this.api.call('listExclusions', { params, signal }),
    ]);
    return { room, members: members.items, excluded: excluded.items.map(({ peerId }) => peerId) };
  }
}

const none = ['room_not_found', 'room_name_invalid', 'room_name_reserved'];

function isGone(error: unknown): boolean {
  return error instanceof ApiError && none.includes(error.code);
}
