import type { IceServers, Room } from '@vroom/contract';
import type { Api } from '../shared/api';

/** What a visit asks the server for beside the call, always about the one room. */
export class RoomAccess {
  constructor(
    private readonly api: Api,
    readonly name: string,
  ) {}

  /** The room as its door shows it to this person now. */
  look(): Promise<Room> {
    return this.api.call('getRoom', { params: { name: this.name } });
  }

  create(): Promise<Room> {
    return this.api.call('createRoom', { body: { name: this.name } });
  }

  /** Asks for a role; with the session it lasts from then on. */
  async authenticate(password?: string): Promise<void> {
    const body = password === undefined ? {} : { password };
    await this.api.call('authenticate', { params: { name: this.name }, body });
  }

  iceServers(): Promise<IceServers> {
    return this.api.call('getIceServers', { params: { name: this.name } });
  }
}
