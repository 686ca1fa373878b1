import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { peerOf, type Place } from '../presence/place.js';
import { PresenceStore } from '../presence/presence-store.js';
import { Broadcast } from './broadcast.js';
import { DeparturesService } from './departures.service.js';
import type { PeerSocket, Seat } from './peer-socket.js';

const watchTime = 30_000;

type Seated = PeerSocket & { data: { seat: Seat } };

/** After a time in which this process and the others did not hear of each other: brings its people up to date. */
@Injectable()
export class ReunionService implements OnModuleInit {
  private readonly logger = new Logger('Reunion');
  /** The connections that had no place at the last look. */
  private placeless: ReadonlySet<string> = new Set();

  constructor(
    private readonly presence: PresenceStore,
    private readonly broadcast: Broadcast,
    private readonly departures: DeparturesService,
  ) {}

  onModuleInit(): void {
    this.presence.returned.subscribe((rooms) => {
      this.reunite(rooms).catch((error: unknown) => this.logger.error(error));
    });
  }

  /** Whoever took a place away may have died before telling it, and who went may have gone while nobody could be told. */
  @Interval(watchTime)
  async look(): Promise<void> {
    await this.dropTheGone(() => true);
    const placeless: PeerSocket[] = [];
    await this.eachRoom(this.seated(), (sockets, members) => {
      const seats = new Set(members.map(({ socketId }) => socketId));
      placeless.push(...sockets.filter(({ id }) => !seats.has(id)));
    });
    // At the first look they may just be about to be told why: that the meeting has ended, or that they are sent out.
    for (const socket of placeless) if (this.placeless.has(socket.id)) socket.disconnect(true);
    this.placeless = new Set(placeless.map(({ id }) => id));
  }

  private async reunite(rooms: ReadonlySet<string>): Promise<void> {
    const seated = this.seated().filter(({ data }) => rooms.has(data.seat.roomId));
    await this.dropTheGone((roomId) => rooms.has(roomId));
    await this.eachRoom(seated, (sockets, members) => this.bringUpToDate(sockets, members));
  }

  private seated(): Seated[] {
    // Who is about to join is no member yet, and sees at the end of that whether they are one.
    const isSeated = (socket: PeerSocket): socket is Seated =>
      socket.data.seat !== undefined && socket.data.joining !== true;
    return this.broadcast.localSockets().filter(isSeated);
  }

  private async eachRoom(
    seated: readonly Seated[],
    work: (sockets: readonly Seated[], members: readonly Place[]) => void,
  ): Promise<void> {
    for (const [roomId, sockets] of Map.groupBy(seated, ({ data }) => data.seat.roomId)) {
      // One that can't be asked after now is looked at by the watch.
      const members = await this.presence.members(roomId).catch((error: unknown) => this.logger.warn(error));
      if (members) work(sockets, members);
    }
  }

  /** Whose connection ended meanwhile is held for as long as anybody else's. */
  private async dropTheGone(isMeant: (roomId: string) => boolean): Promise<void> {
    const connected = new Set(this.broadcast.localSockets().map(({ id }) => id));
    for (const place of this.presence.own()) {
      const { roomId, socketId } = place;
      const isGone = socketId !== null && !connected.has(socketId);
      if (isGone && isMeant(roomId)) await this.departures.drop(place, socketId);
    }
  }

  private bringUpToDate(sockets: readonly Seated[], members: readonly Place[]): void {
    const places = new Map(members.map((place) => [place.socketId, place]));
    const alone = members.every(({ socketId }) => sockets.some(({ id }) => id === socketId));
    for (const socket of sockets) {
      const place = places.get(socket.id);
      // Their place was taken away, which nobody could tell them.
      if (!place) socket.disconnect(true);
      else if (!alone) this.reconnect(socket, place);
    }
  }

  /** A connection that breaks is made anew at once, and what comes with it is the room as it is now. */
  private reconnect(socket: Seated, place: Place): void {
    socket.conn.close();
    // Who came back on another process before we could tell it of this place has a room without it.
    this.broadcast.toOthers(place, 'peer:joined', { peer: peerOf(place) });
  }
}
