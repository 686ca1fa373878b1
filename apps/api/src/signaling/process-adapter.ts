import { Logger } from '@nestjs/common';
import type { Namespace } from 'socket.io';
import { ClusterAdapter, MessageType, type ClusterMessage, type ClusterResponse, type Room } from 'socket.io-adapter';
import { PacketType, type Packet } from 'socket.io-parser';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { RedisChannels } from '../platform/redis/redis-channels.js';
import { isRoomChannel } from './peer-socket.js';
import { cutOffDeaf } from './unread.js';

type Options = Parameters<ClusterAdapter['broadcast']>[1];

/** For what concerns no one room. Every process listens. */
const everybody = 'everybody';

/**
 * Socket.IO's adapter for several processes, over Redis. Each process listens to the rooms and the peers that it has sockets
 * of, and to no others (docs/adr/0035). Its own sockets are told first, and whether Redis is there or not.
 */
export class ProcessAdapter extends ClusterAdapter {
  private readonly logger = new Logger('ProcessAdapter');

  constructor(
    override readonly nsp: Namespace,
    private readonly channels: RedisChannels,
  ) {
    super(nsp);
    this.on('delete-room', (room: Room) => {
      if (isRoomChannel(room)) channels.ignore(room);
    });
  }

  override async init(): Promise<void> {
    await this.channels.listen([everybody], this.hear);
  }

  /** Settles when nothing more that is said to these rooms is missed. */
  override async addAll(id: string, rooms: Set<Room>): Promise<void> {
    await super.addAll(id, rooms);
    await this.channels.listen([...rooms].filter(isRoomChannel), this.hear);
  }

  override async broadcast(packet: Packet, opts: Options): Promise<void> {
    await super.broadcast(packet, { ...opts, flags: { ...opts.flags, local: true } });
    if (opts.flags?.local) return;
    await this.tryToPublish({ ...this.sender, type: MessageType.BROADCAST, data: { packet, opts: encoded(opts) } });
  }

  override async disconnectSockets(opts: Options, close: boolean): Promise<void> {
    await super.disconnectSockets({ ...opts, flags: { ...opts.flags, local: true } }, close);
    if (opts.flags?.local) return;
    const data = { opts: encoded(opts), close };
    await this.tryToPublish({ ...this.sender, type: MessageType.DISCONNECT_SOCKETS, data });
  }

  /**
   * Sends an event to the sockets in one of our rooms that other processes have.
   *
   * @returns whether any process has some
   * @throws ProblemError `unavailable`
   */
  async reach(room: Room, event: string, ...data: unknown[]): Promise<boolean> {
    const packet = { type: PacketType.EVENT, data: [event, ...data], nsp: this.nsp.name };
    const opts = { rooms: [room], except: [], flags: {} };
    return (await this.say(room, { ...this.sender, type: MessageType.BROADCAST, data: { packet, opts } })) > 0;
  }

  protected override async doPublish(message: ClusterMessage): Promise<string> {
    await this.say(channelOf(message), message);
    // An offset would be for Socket.IO's own recovery of connections, which VROOM does not use.
    return '';
  }

  protected override async doPublishResponse(_requester: string, response: ClusterResponse): Promise<void> {
    await this.channels.say(everybody, JSON.stringify(response));
  }

  private get sender(): { uid: string; nsp: string } {
    return { uid: this.uid, nsp: this.nsp.name };
  }

  private say(channel: string, message: ClusterMessage): Promise<number> {
    return this.channels.say(channel, JSON.stringify(message));
  }

  /** What changes a room goes through Redis first, and whoever wants that is told that it is away; this only spreads it. */
  private async tryToPublish(message: ClusterMessage): Promise<void> {
    try {
      await this.doPublish(message);
    } catch (error) {
      if (error instanceof ProblemError) this.logger.debug(error);
      else this.logger.error(error);
    }
  }

  private readonly hear = (text: string): void => {
    try {
      const message = JSON.parse(text) as ClusterMessage;
      // What another process passes on to one who has stopped reading would pile up with us.
      for (const id of this.rooms.get(channelOf(message)) ?? []) cutOffDeaf(this.nsp.sockets.get(id));
      this.onMessage(message, '');
    } catch (error) {
      this.logger.error(error);
    }
  };
}

/** For Socket.IO's option `adapter`, which takes a class. */
export function betweenProcesses(channels: RedisChannels): new (nsp: Namespace) => ProcessAdapter {
  return class extends ProcessAdapter {
    constructor(nsp: Namespace) {
      super(nsp, channels);
    }
  };
}

function encoded({ rooms, except, flags }: Options) {
  return { rooms: [...rooms], except: [...(except ?? [])], flags: flags ?? {} };
}

/** That of the one room it is for, where it is for one that processes listen to. */
function channelOf(message: ClusterMessage): string {
  const rooms = 'data' in message && 'opts' in message.data ? message.data.opts.rooms : [];
  const [only] = rooms;
  return rooms.length === 1 && only !== undefined && isRoomChannel(only) ? only : everybody;
}
