import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, LessThan, Repository } from 'typeorm';
import { RoomEntity } from '../rooms/room.entity.js';
import { PadEntity } from './pad.entity.js';

/** A pad whose room was wiped after it was cleaned last. */
export interface WipedPad {
  readonly roomId: string;
  readonly groupId: string;
  readonly wipedAt: number;
}

/** What is to be done with pads, by comparing them with their rooms. */
@Injectable()
export class PadTable {
  constructor(@InjectRepository(PadEntity) private readonly pads: Repository<PadEntity>) {}

  /** Whose rooms are deleted. */
  withoutRoom(limit: number): Promise<PadEntity[]> {
    return this.pads
      .createQueryBuilder('pad')
      .where('NOT EXISTS (SELECT 1 FROM rooms WHERE rooms.id = pad.room_id)')
      .orderBy('pad.room_id')
      .limit(limit)
      .getMany();
  }

  async wiped(limit: number): Promise<WipedPad[]> {
    const found = await this.pads
      .createQueryBuilder('pad')
      .innerJoin(RoomEntity, 'room', 'room.id = pad.roomId')
      .select('pad.roomId', 'roomId')
      .addSelect('pad.groupId', 'groupId')
      .addSelect('room.wipedAt', 'wipedAt')
      .where('pad.groupId IS NOT NULL')
      .andWhere('room.wipedAt > COALESCE(pad.cleanedAt, 0)')
      .orderBy('pad.roomId')
      .limit(limit)
      .getRawMany<{ roomId: string; groupId: string; wipedAt: number | string }>();
    return found.map((pad) => ({ ...pad, wipedAt: Number(pad.wipedAt) }));
  }

  /** The pads from before this wipe are deleted. */
  async cleaned({ roomId, wipedAt }: WipedPad): Promise<void> {
    const earlier = [
      { roomId, cleanedAt: IsNull() },
      { roomId, cleanedAt: LessThan(wipedAt) },
    ];
    await this.pads.update(earlier, { cleanedAt: wipedAt });
  }

  /** The group is deleted. One that was written down since stays. */
  async forget({ roomId, groupId }: PadEntity): Promise<void> {
    await this.pads.delete({ roomId, groupId: groupId ?? IsNull() });
  }
}
