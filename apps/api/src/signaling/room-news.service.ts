import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Notice } from '@vroom/contract';
import { isAtLeast } from '@vroom/room-policy';
import type { Subscription } from 'rxjs';
import { DomainEvents, type DomainEventMap } from '../platform/events/domain-events.js';
import { peerOf } from '../presence/place.js';
import { PresenceStore } from '../presence/presence-store.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { Broadcast } from './broadcast.js';
import { DeparturesService } from './departures.service.js';

/** Brings to the people in a room what other modules did to it, or to them. */
@Injectable()
export class RoomNews implements OnModuleInit {
  private readonly logger = new Logger('RoomNews');

  constructor(
    private readonly events: DomainEvents,
    private readonly presence: PresenceStore,
    private readonly rooms: RoomsService,
    private readonly broadcast: Broadcast,
    private readonly departures: DeparturesService,
  ) {}

  onModuleInit(): void {
    this.follow('session.closed', ({ principalId }) => this.broadcast.disconnectPrincipal(principalId));
    this.follow('role.granted', (event) => this.roleGranted(event));
    this.follow('room.updated', (event) => this.roomUpdated(event));
    this.follow('data.wiped', (event) => this.dataWiped(event));
    this.follow('room.deleted', (event) => this.roomDeleted(event));
  }

  private follow<N extends keyof DomainEventMap>(
    name: N,
    tell: (event: DomainEventMap[N]) => void | Promise<void>,
  ): Subscription {
    return this.events.on(name).subscribe((event) => {
      // Who published does not wait: a fault here must not become theirs, nor end the process.
      Promise.resolve(event)
        .then(tell)
        .catch((error: unknown) => this.logger.error(error));
    });
  }

  private async roleGranted({ roomId, principalId, role }: DomainEventMap['role.granted']): Promise<void> {
    // Who only came in as a participant is not there yet, and stays muted who was.
    if (!isAtLeast(role, 'owner')) return;
    const places = await this.presence.judge(roomId, principalId, { role, muted: false, paused: false });
    for (const place of places) this.broadcast.toRoom(roomId, 'peer:updated', { peer: peerOf(place) });
    const by = places[0]?.peerId;
    if (by !== undefined) this.tell(roomId, 'claim', by, by);
  }

  private async roomUpdated({ roomName, principalId, changed }: DomainEventMap['room.updated']): Promise<void> {
    const room = await this.rooms.get(roomName);
    this.broadcast.toRoom(room.id, 'room:updated', { room: this.rooms.publicOf(room) });
    const by = await this.peerOf(room.id, principalId);
    if (changed.includes('locked')) this.tell(room.id, room.locked ? 'lock' : 'unlock', by);
    if (changed.some((setting) => setting !== 'locked')) this.tell(room.id, 'settings', by);
  }

  private async dataWiped({ roomId, principalId, at }: DomainEventMap['data.wiped']): Promise<void> {
    const by = await this.peerOf(roomId, principalId);
    this.broadcast.toRoom(roomId, 'room:wiped', { by, at });
    this.tell(roomId, 'wipe', by);
  }

  private async roomDeleted({ roomId, principalId, reason }: DomainEventMap['room.deleted']): Promise<void> {
    const by = principalId === null ? null : await this.peerOf(roomId, principalId);
    this.departures.ended(await this.presence.clear(roomId));
    this.broadcast.endRoom(roomId, { by, reason });
  }

  private tell(roomId: string, action: Notice['action'], by: string | null, peerId: string | null = null): void {
    this.broadcast.toRoom(roomId, 'notice', { action, by, peerId });
  }

  private async peerOf(roomId: string, principalId: string): Promise<string | null> {
    const own = (await this.presence.members(roomId)).find((place) => place.principalId === principalId);
    return own?.peerId ?? null;
  }
}
