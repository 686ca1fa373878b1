import { computed, inject, Service, signal } from '@angular/core';
import type { Notice } from '@vroom/contract';
import { Api } from '../../shared/api';
import { RoomStore } from '../room-store';

/** Who was sent out of this meeting, by the ids of the places they had. */
@Service({ autoProvided: false })
export class Exclusions {
  private readonly api = inject(Api);
  private readonly store = inject(RoomStore);
  private readonly ids = signal<ReadonlySet<string>>(new Set());

  readonly list = computed(() => [...this.ids()]);

  noticed(action: Notice['action'], peerId: string): void {
    if (action !== 'kick' && action !== 'readmit') return;
    this.ids.update((ids) => new Set([...ids].filter((id) => id !== peerId).concat(action === 'kick' ? [peerId] : [])));
  }

  /** Asks the server, which knows of those too who were sent out before one came. Without an answer it stays as it is. */
  async refresh(): Promise<void> {
    const name = this.store.settings()?.name;
    if (name === undefined) return;
    const found = await this.api.call('listExclusions', { params: { name } }).catch(() => undefined);
    if (found) this.ids.set(new Set(found.items.map(({ peerId }) => peerId)));
  }
}
