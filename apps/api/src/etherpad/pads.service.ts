import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { insertUnlessThere } from '../platform/database/insert-unless-there.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { Actor } from '../platform/events/actor.js';
import type { RoomEntity } from '../rooms/room.entity.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { EtherpadClient } from './etherpad-client.js';
import { EtherpadError } from './etherpad-error.js';
import { PadEntity } from './pad.entity.js';

/** A room's pad, as Etherpad calls it. */
export interface Pad {
  readonly groupId: string;
  readonly padId: string;
}

/** Finds the pad of a room, and makes it where there is none yet. */
@Injectable()
export class Pads {
  private readonly opening = new Map<string, Promise<Pad>>();

  constructor(
    @InjectRepository(PadEntity) private readonly pads: Repository<PadEntity>,
    private readonly etherpad: EtherpadClient,
    private readonly rooms: RoomsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Of many who come at once, one makes it.
   *
   * @throws EtherpadError; ProblemError `room_not_found` where the room was deleted meanwhile
   */
  open(room: RoomEntity, asker: Actor, signal: AbortSignal): Promise<Pad> {
    const key = `${room.id} ${padName(room)}`;
    const opened = this.opening.get(key) ?? this.find(room, asker, signal).finally(() => this.opening.delete(key));
    this.opening.set(key, opened);
    return opened;
  }

  private async find(room: RoomEntity, asker: Actor, signal: AbortSignal): Promise<Pad> {
    const name = padName(room);
    // A second time where Etherpad has lost the group, say because it was set up anew.
    for (let tries = 0; tries < 2; tries++) {
      const groupId = await this.groupOf(room, signal);
      const outcome = await this.etherpad.createPad(groupId, name, signal);
      if (outcome === 'made') this.audit.record('pad_create', asker, room.name);
      // Whoever deletes the room from now on finds the row, and deletes the group.
      if (!(await this.rooms.exists(room))) throw new ProblemError('room_not_found');
      if (outcome !== 'no group') return { groupId, padId: padIdOf(groupId, room) };
      await this.pads.update({ roomId: room.id, groupId }, { groupId: null });
    }
    throw new EtherpadError('answer', 'Etherpad makes groups, and then does not know them');
  }

  /** Etherpad makes two groups where two ask for one at the same moment: the first that stands in our table is the one. */
  private async groupOf({ id: roomId, wipedAt }: RoomEntity, signal: AbortSignal): Promise<string> {
    const known = await this.pads.findOneBy({ roomId });
    if (known?.groupId) return known.groupId;
    // Before the group: one that we know nothing of would stay there for ever.
    if (!known) await insertUnlessThere(this.pads, { roomId, groupId: null, cleanedAt: wipedAt });
    const made = await this.etherpad.group(roomId, signal);
    const { affected } = await this.pads.update({ roomId, groupId: IsNull() }, { groupId: made });
    if (affected) return made;
    const first = await this.pads.findOneBy({ roomId });
    if (first?.groupId === made) return made;
    if (first?.groupId) {
      await this.etherpad.deleteGroup(made, signal);
      return first.groupId;
    }
    // The room was deleted, and its row after it: a new one, so that this group goes as well.
    await insertUnlessThere(this.pads, { roomId, groupId: made, cleanedAt: wipedAt });
    throw new ProblemError('room_not_found');
  }
}

/**
 * What the pad of a room is called within its group. After each wipe it is another one, which is empty: nobody has to wait
 * until the one before is deleted, and who deletes it late deletes nothing new.
 */
function padName({ wipedAt }: Pick<RoomEntity, 'wipedAt'>): string {
  return wipedAt === null ? 'notes' : `notes-${wipedAt}`;
}

/** The id of a pad of a group, as Etherpad makes it. */
export function padIdOf(groupId: string, room: Pick<RoomEntity, 'wipedAt'>): string {
  return `${groupId}$${padName(room)}`;
}
