import { inject, Service } from '@angular/core';
import { Notices } from '../../shared/notices';
import { showFailure } from '../../shared/failure-notice';
import { RoomSession } from '../room-session';
import { RoomStore } from '../room-store';

/** Raising and lowering hands. The server decides, and the room changes when its word comes back. */
@Service({ autoProvided: false })
export class Hands {
  private readonly server = inject(RoomSession).server;
  private readonly store = inject(RoomStore);
  private readonly notices = inject(Notices);

  /** One's own: up where it is down, and the other way round. */
  async toggle(): Promise<void> {
    const raised = (this.store.self()?.hand ?? null) !== null;
    await this.try(() => this.server.command(raised ? 'hand:lower' : 'hand:raise', {}));
  }

  async lower(peerId: string): Promise<void> {
    if (peerId === this.store.self()?.id) await this.try(() => this.server.command('hand:lower', {}));
    else await this.try(() => this.server.command('peer:lower-hand', { peerId }));
  }

  async lowerAll(): Promise<void> {
    await this.try(() => this.server.command('room:lower-hands', {}));
  }

  private async try(send: () => Promise<unknown>): Promise<void> {
    try {
      await send();
    } catch (error) {
      showFailure(this.notices, 'hands', error);
    }
  }
}
