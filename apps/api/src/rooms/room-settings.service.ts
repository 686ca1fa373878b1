import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { ChangeRoomInput } from '@vroom/contract';
import { settingsDenial, type Role } from '@vroom/room-policy';
import { IsNull, Repository, type FindOptionsWhere } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import { DomainEvents } from '../platform/events/domain-events.js';
import { clientNetwork } from '../platform/http/client-addresses.js';
import type { Principal } from '../platform/http/request.js';
import { RoomPasswords } from './room-passwords.js';
import { RoomEntity } from './room.entity.js';
import { asChange, changedSettings, differing, inWords, unset, type SettingColumns } from './setting-changes.js';

/** Each password, and the one it must differ from. */
const passwordPairs = [
  ['joinPasswordHash', 'ownerPasswordHash'],
  ['ownerPasswordHash', 'joinPasswordHash'],
] as const;

/** The settings of rooms: what may be set, and changing it. */
@Injectable()
export class RoomSettingsService {
  constructor(
    @InjectRepository(RoomEntity) private readonly rooms: Repository<RoomEntity>,
    private readonly passwords: RoomPasswords,
    private readonly audit: AuditService,
    private readonly events: DomainEvents,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * The settings of a new room.
   *
   * @throws ProblemError `forbidden`, `room_name_common`, `member_limit_too_high`, `relay_missing`, `passwords_alike`, `unavailable`
   */
  async initial(
    room: { id: string; name: string },
    role: Role,
    actor: Principal,
    input: ChangeRoomInput,
  ): Promise<SettingColumns> {
    return { ...unset, ...(await this.allowed({ ...room, ...unset }, role, actor, input)) };
  }

  /**
   * Changes what differs, in one write.
   *
   * @returns the room after it
   * @throws ProblemError as {@link initial}, and `room_not_found` where the room is deleted meanwhile
   */
  async change(room: RoomEntity, role: Role | null, actor: Principal, input: ChangeRoomInput): Promise<RoomEntity> {
    const change = await this.allowed(room, role, actor, input);
    const changed = changedSettings(change);
    if (changed.length > 0 && !(await this.write(room, change))) {
      return this.change(await this.reload(room), role, actor, input);
    }
    if (changed.length > 0) {
      this.audit.record('room_modify', actor, `${room.name}: ${inWords(change)}`);
      this.events.publish('room.updated', { roomName: room.name, principalId: actor.id, changed });
    }
    return this.reload(room);
  }

  /** What the input changes in the room, if the rules allow it. */
  private async allowed(
    room: SettingColumns & { id: string; name: string },
    role: Role | null,
    { address }: Principal,
    input: ChangeRoomInput,
  ): Promise<Partial<SettingColumns>> {
    const { common_names: commonNames, max_members: instanceLimit } = this.settings.rooms;
    const relay = this.settings.turn.turn_server.length > 0;
    const denial = settingsDenial(role, asChange(input), { name: room.name, commonNames, instanceLimit, relay });
    if (denial) throw new ProblemError(denial);
    const { locked, askForName, relayOnly, persistent, maxMembers, ...passwords } = input;
    const hashes = await this.passwords.hash([room.id, clientNetwork(address)], passwords, room);
    return differing(room, { locked, askForName, relayOnly, persistent, maxMembers, ...hashes });
  }

  /**
   * One UPDATE. A password was compared with the other one as that was when it was read: if somebody has set the other one
   * since, nothing is written. @returns whether it was
   */
  private async write(room: RoomEntity, change: Partial<SettingColumns>): Promise<boolean> {
    const where: FindOptionsWhere<RoomEntity> = { id: room.id };
    for (const [one, other] of passwordPairs) {
      if (change[one] && !(other in change)) where[other] = room[other] ?? IsNull();
    }
    const { affected } = await this.rooms.update(where, change);
    return Boolean(affected);
  }

  private async reload({ id }: RoomEntity): Promise<RoomEntity> {
    const room = await this.rooms.findOneBy({ id });
    if (!room) throw new ProblemError('room_not_found');
    return room;
  }
}
